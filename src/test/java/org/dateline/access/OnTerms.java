package org.dateline.access;

import jakarta.enterprise.inject.Vetoed;

/** Someone who takes content over on terms that a test sets. */
@Vetoed
public class OnTerms extends Actor {

  private final Terms terms;

  public OnTerms(Terms terms) {
    super(null);
    this.terms = terms;
  }

  @Override
  public String name() {
    return "the test";
  }

  @Override
  public Long token() {
    return null;
  }

  @Override
  public String request() {
    return null;
  }

  @Override
  public boolean may(String right) {
    return true;
  }

  @Override
  public Terms terms() {
    return terms;
  }
}
