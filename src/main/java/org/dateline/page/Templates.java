package org.dateline.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dateline.http.ProblemType;
import org.dateline.http.ProblemView;
import org.dateline.story.StoryView;

/** The templates of the pages, in {@code templates/page}. */
@CheckedTemplate(basePath = "page", requireTypeSafeExpressions = false)
final class Templates {

  private Templates() {}

  static native TemplateInstance stories(List<StoryView> stories, String base);

  static native TemplateInstance story(StoryPage page);

  static native TemplateInstance developers(String base);

  static native TemplateInstance problems(List<ProblemType> types);

  static native TemplateInstance problem(ProblemType type);

  /**
   * An error.
   *
   * @param slug of the story that was asked for; null if it was none, or is not known
   * @param asOf how it can be asked for; null if there is no such story
   */
  static native TemplateInstance refusal(ProblemView problem, String slug, AsOf asOf);
}
