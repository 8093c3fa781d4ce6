package org.dateline.packages;

import jakarta.validation.Valid;
import org.dateline.article.ArticleDraft;
import org.dateline.discrepancy.DiscrepancyDraft;
import org.dateline.event.EventDraft;
import org.dateline.packages.StoryPackage.Item;
import org.dateline.packages.StoryPackage.OrganisationDraft;
import org.dateline.source.SourceDraft;
import org.dateline.statement.StatementDraft;
import org.dateline.story.StoryDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of a package as NDJSON: one thing. The first line has the format; what is referred to
 * comes before what refers to it.
 */
@Schema(
    name = "PackageLine",
    description =
        "A line of a package as NDJSON, with one field. The first line has the format, then come organisations, sources,"
            + " the story, events, statements, discrepancies and articles: what is referred to before what refers to it.")
record PackageLine(
    @Schema(examples = StoryPackage.FORMAT) String format,
    @Valid OrganisationDraft organisation,
    @Valid SourceDraft source,
    @Valid Item<StoryDraft> story,
    @Valid Item<EventDraft> event,
    @Valid Item<StatementDraft> statement,
    @Valid Item<DiscrepancyDraft> discrepancy,
    @Valid Item<ArticleDraft> article) {}
