package org.dateline.http;

import java.util.List;

/**
 * An answer that is a page of a list: it gets a {@code Link} header, and {@code fields} chooses
 * those of its items.
 */
public interface Paged {

  List<?> items();

  Page.Position page();
}
