package org.dateline.packages.foreign;

/**
 * Something of a foreign file that did not come in, or not as it was.
 *
 * @param at where in the file: an item with its line, or a JSON pointer
 * @param field what of it; null if the whole item was left out
 * @param reason why
 */
public record LeftOut(String at, String field, String reason) {}
