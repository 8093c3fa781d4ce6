package org.dateline.packages;

import jakarta.inject.Singleton;
import org.dateline.article.ArticleEditor;
import org.dateline.discrepancy.DiscrepancyEditor;
import org.dateline.event.EventEditor;
import org.dateline.statement.StatementEditor;
import org.dateline.story.StoryEditor;

/** Those who publish, of each kind. */
@Singleton
record Editors(
    StoryEditor stories,
    EventEditor events,
    StatementEditor statements,
    DiscrepancyEditor discrepancies,
    ArticleEditor articles) {}
