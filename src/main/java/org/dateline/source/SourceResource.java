package org.dateline.source;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.dateline.http.Page;
import org.dateline.http.ReadParams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1")
@PermitAll
@Tag(name = "Sources")
class SourceResource {

  private final Sources sources;

  SourceResource(Sources sources) {
    this.sources = sources;
  }

  @GET
  @Path("/sources")
  @Operation(
      operationId = "listSources",
      summary = "List sources",
      description = "The publications that published content rests on, the newest first.")
  public Page<SourceView> list(@BeanParam SourceFilter filter) {
    Locale language = filter.locale();
    return sources.page(filter, null).map(s -> SourceView.of(s, language, null));
  }

  @GET
  @Path("/sources/{slug}")
  @Operation(
      operationId = "getSource",
      summary = "Get a source",
      description = "A publication, and what cites it at the moment read.")
  public SourceView get(
      @RestPath @Parameter(description = "The source's slug.", example = "gov-uk-joint-statement")
          String slug,
      @BeanParam ReadParams read) {
    Source source = sources.at(slug, read.at());
    return SourceView.of(source, read.locale(), sources.citedBy(source, read.at()));
  }
}
