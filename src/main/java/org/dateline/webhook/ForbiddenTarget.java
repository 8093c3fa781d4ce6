package org.dateline.webhook;

/** An address is none that may be told; the message says why, as in "must …". */
class ForbiddenTarget extends Exception {

  ForbiddenTarget(String why) {
    super(why);
  }
}
