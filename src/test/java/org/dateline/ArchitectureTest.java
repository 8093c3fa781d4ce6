package org.dateline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The walls between the rooms. */
@AnalyzeClasses(packages = "org.dateline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] FEATURES = {
    "org.dateline.story..",
    "org.dateline.article..",
    "org.dateline.event..",
    "org.dateline.statement..",
    "org.dateline.discrepancy..",
    "org.dateline.source..",
    "org.dateline.country..",
    "org.dateline.access..",
    "org.dateline.limit..",
    "org.dateline.partner..",
    "org.dateline.cache..",
    "org.dateline.editing..",
    "org.dateline.packages..",
    "org.dateline.search..",
    "org.dateline.sync..",
    "org.dateline.syndication..",
    "org.dateline.webhook..",
    "org.dateline.page.."
  };

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("org.dateline.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule foundationsKnowNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.dateline.http..",
              "org.dateline.change..",
              "org.dateline.version..",
              "org.dateline.time..",
              "org.dateline.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES);

  @ArchTest
  static final ArchRule countriesKnowNoOtherFeature =
      noClasses()
          .that()
          .resideInAPackage("org.dateline.country..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dateline.story..",
              "org.dateline.article..",
              "org.dateline.event..",
              "org.dateline.statement..",
              "org.dateline.discrepancy..",
              "org.dateline.source..");

  @ArchTest
  static final ArchRule kindsDoNotKnowEachOther =
      slices()
          .matching("org.dateline.(story|article|event|statement|discrepancy)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule nobodyImportsTheOutermostRooms =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.dateline.cache..",
              "org.dateline.editing..",
              "org.dateline.limit..",
              "org.dateline.packages..",
              "org.dateline.partner..",
              "org.dateline.search..",
              "org.dateline.sync..",
              "org.dateline.syndication..",
              "org.dateline.webhook..",
              "org.dateline.page..",
              "org.dateline.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dateline.editing..",
              "org.dateline.limit..",
              "org.dateline.packages..",
              "org.dateline.partner..",
              "org.dateline.search..",
              "org.dateline.sync..",
              "org.dateline.syndication..",
              "org.dateline.webhook..",
              "org.dateline.page..");

  @ArchTest
  static final ArchRule nobodyKnowsWebhooks =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.dateline.webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dateline.webhook..");

  @ArchTest
  static final ArchRule webhooksKnowOnlyTheChangeLogAndWhoMayHaveIt =
      noClasses()
          .that()
          .resideInAPackage("org.dateline.webhook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.dateline.story..",
              "org.dateline.article..",
              "org.dateline.event..",
              "org.dateline.statement..",
              "org.dateline.discrepancy..",
              "org.dateline.source..",
              "org.dateline.country..",
              "org.dateline.editing..",
              "org.dateline.packages..",
              "org.dateline.search..",
              "org.dateline.sync..",
              "org.dateline.page..");

  @ArchTest
  static final ArchRule resourcesAreHidden =
      classes().that().haveSimpleNameEndingWith("Resource").should().bePackagePrivate();

  @ArchTest
  static final ArchRule routesArePublic =
      methods().that().areAnnotatedWith(GET.class).should().bePublic();

  @ArchTest
  static final ArchRule routesSayWhoMayCallThem =
      methods()
          .that()
          .areAnnotatedWith(Operation.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .orShould()
          .beAnnotatedWith(PermitAll.class)
          .orShould()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(PermitAll.class);

  @ArchTest
  static final ArchRule entitiesNeverGoOut =
      methods()
          .that()
          .areAnnotatedWith(GET.class)
          .should()
          .notHaveRawReturnType(
              com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(
                  Entity.class));

  @ArchTest
  static final ArchRule onlyWritersHaveTransactions =
      methods()
          .that()
          .areAnnotatedWith(Transactional.class)
          .should()
          .beDeclaredInClassesThat()
          .haveNameMatching(
              ".*(Editor|Importer|Vocabulary|Tokens|Idempotency|EmbargoLift|ChangedFeeds)");

  @ArchTest
  static final ArchRule namesSaySomething =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Utils?|Helper|Manager)")
          .orShould()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..");
}
