package org.dateline.http;

/** What a caller may be allowed to do; routes name the one they need in {@code @RolesAllowed}. */
public final class Right {

  /** Write drafts, look at them, check and preview them. */
  public static final String DRAFT = "draft";

  /** Publish, schedule, correct, retract, rename. */
  public static final String PUBLISH = "publish";

  /** Read what becomes public later. */
  public static final String EMBARGOED = "embargoed";

  /** Import packages. */
  public static final String IMPORT = "import";

  /** Make and revoke API tokens. */
  public static final String TOKEN = "token";

  /** Read the audit log. */
  public static final String AUDIT = "audit";

  /** Take content over: subscribe to webhooks, see one's own terms and use. */
  public static final String SYNDICATE = "syndicate";

  /** Say what partners may do, and see what they did. */
  public static final String PARTNER = "partner";

  private Right() {}
}
