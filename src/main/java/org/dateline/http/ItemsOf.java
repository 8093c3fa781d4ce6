package org.dateline.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the items of a page are, where the declared type of a route does not tell. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ItemsOf {

  /** The record that an item is. */
  Class<?> value();
}
