package org.dateline.search;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.dateline.http.ItemsOf;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@PermitAll
@Tag(name = "Search")
class SearchResource {

  private final Search search;

  SearchResource(Search search) {
    this.search = search;
  }

  @GET
  @Path("/search")
  @ItemsOf(SearchView.Hit.class)
  @Operation(
      operationId = "search",
      summary = "Search articles, events and statements",
      description =
          "By relevance, with highlighted passages, and facets by kind, section and country.")
  public SearchView search(@BeanParam SearchFilter filter) {
    filter.locale();
    return search.find(filter);
  }
}
