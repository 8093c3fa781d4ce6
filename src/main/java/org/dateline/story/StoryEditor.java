package org.dateline.story;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.dateline.change.Changes;
import org.dateline.http.Findings;
import org.dateline.source.CitationDraft;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.References;

/** Publishes stories. */
@Singleton
public class StoryEditor extends Editor<Story, StoryDraft> {

  private final Citing citing;

  StoryEditor(Stories stories, EntityManager em, Changes changes, Citing citing) {
    super(Kind.STORY, StoryDraft.class, stories, em, changes);
    this.citing = citing;
  }

  @Override
  protected Story write(String story, StoryDraft draft, Instant from, Story previous) {
    return new Story(draft, draft == null ? null : citing.all(draft.citations(), from));
  }

  @Override
  protected StoryDraft content(Story story) {
    return new StoryDraft(
        story.title,
        story.standfirst,
        story.language(),
        story.image,
        CitationDraft.of(story.citations));
  }

  @Override
  public void check(String at, StoryDraft story, Findings findings, References known) {
    Citing.check(at, story.citations(), findings, known);
  }
}
