package io.quarkus.smallrye.openapi.runtime;

import io.quarkus.arc.Unremovable;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Serves the OpenAPI document as the build has stored it. Quarkus would read it into a model and
 * write it anew at each start, a quarter of the time that takes, for filters that run then; ours
 * all run in the build. It stands in this package as what it replaces cannot be overridden from
 * elsewhere, and only in production, as elsewhere the two have class loaders of their own.
 */
@IfBuildProfile("prod")
@Alternative
@Unremovable
@Priority(1)
@Singleton
class StoredDocument extends OpenApiDocumentService {

  @Override
  void prepareDocument(
      AutoSecurityFilter security,
      Map<OpenApiFilter.RunStage, List<String>> filters,
      String documentName) {
    // There is nothing to prepare.
  }

  @Override
  public byte[] getDocument(String documentName, Format format) {
    String name = "META-INF/quarkus-generated-openapi-doc." + format;
    try (InputStream stored =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      return stored.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
