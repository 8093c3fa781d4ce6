package org.dateline.version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of an item's history. */
@Schema(name = "HistoryEntry", description = "One version in the history of an item.")
public record HistoryView(
    @Schema(required = true) VersionView version,
    @Schema(required = true, description = "Where this version is.") String href) {}
