package org.dateline.packages;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import org.dateline.Settings;
import org.dateline.change.Changes;
import org.jboss.logging.Logger;

/** Loads the story that ships with the service into an empty database. */
@ApplicationScoped
class ExampleStory {

  private static final Logger LOG = Logger.getLogger(ExampleStory.class);
  private static final String FILE = "/example/missile-transfers.json";

  private final Settings settings;
  private final Changes changes;
  private final Importer importer;

  ExampleStory(Settings settings, Changes changes, Importer importer) {
    this.settings = settings;
    this.changes = changes;
    this.importer = importer;
  }

  void load(@Observes StartupEvent start) throws IOException {
    if (settings.example() && changes.isEmpty()) {
      try (InputStream json = ExampleStory.class.getResourceAsStream(FILE)) {
        LOG.infof("Loaded the example story: %d items", importer.load(json));
      }
    }
  }
}
