package org.dateline.page;

/**
 * What stands around every page.
 *
 * @param css address of the style
 * @param js address of the script
 * @param icon address of the icon
 * @param publisher who publishes, as readers know it
 */
record Frame(String css, String js, String icon, String publisher) {}
