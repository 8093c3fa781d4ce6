package org.dateline.story;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.dateline.image.Image;
import org.dateline.source.Citation;
import org.dateline.version.Kind;
import org.dateline.version.Versioned;

/** A version of a running piece of news. */
@Entity
class Story extends Versioned {

  String title;
  String standfirst;
  @Embedded Image image;

  @ElementCollection
  @CollectionTable(name = "citation", joinColumns = @JoinColumn(name = "story_id"))
  @OrderColumn(name = "position")
  List<Citation> citations = new ArrayList<>();

  protected Story() {}

  Story(StoryDraft draft, List<Citation> citations) {
    if (draft != null) {
      title = draft.title();
      standfirst = draft.standfirst();
      language = draft.language();
      image = draft.image();
      this.citations.addAll(citations);
    }
  }

  @Override
  public Kind kind() {
    return Kind.STORY;
  }

  @Override
  public String story() {
    return slug();
  }
}
