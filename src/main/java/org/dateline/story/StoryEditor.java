package org.dateline.story;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.dateline.change.Changes;
import org.dateline.source.Citing;
import org.dateline.version.Editor;
import org.dateline.version.Kind;
import org.dateline.version.Release;

/** Publishes stories. */
@Singleton
public class StoryEditor extends Editor<Story, StoryDraft> {

  private final Citing citing;

  StoryEditor(EntityManager em, Changes changes, Citing citing) {
    super(Kind.STORY, em, changes);
    this.citing = citing;
  }

  @Override
  protected Story write(
      String story, StoryDraft draft, Release<StoryDraft> release, Story previous) {
    return new Story(
        draft, draft == null ? null : citing.all(draft.citations(), release.validFrom()));
  }
}
