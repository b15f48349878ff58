package io.ringfence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the packages may point. Maven guards the modules; this guards the packages inside them. */
@AnalyzeClasses(packages = "io.ringfence", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] GRAPH_CORE = {
        "io.ringfence.graph..",
        "io.ringfence.projection..",
        "io.ringfence.algorithm..",
        "io.ringfence.community..",
        "io.ringfence.dense..",
        "io.ringfence.transfer..",
        "io.ringfence.path..",
        "io.ringfence.ring..",
        "io.ringfence.feature..",
        "io.ringfence.evaluation.."
    };

    private static final String[] WIRING = {"io.ringfence.api..", "io.ringfence.cli..", "io.ringfence.workspace.."};

    @ArchTest
    static final ArchRule graphCoreKnowsOnlyItself = noClasses()
            .that()
            .resideInAnyPackage(GRAPH_CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ringfence.loaders..", "io.ringfence.embeddings..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(WIRING)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.neo4j..", "io.micronaut..", "ai.djl..", "ml.dmlc..", "java.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule loadersKnowOnlyGraphCore = noClasses()
            .that()
            .resideInAPackage("io.ringfence.loaders..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ringfence.embeddings..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(WIRING)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule embeddingsKnowOnlyGraphCore = noClasses()
            .that()
            .resideInAPackage("io.ringfence.embeddings..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ringfence.loaders..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(WIRING)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheDriverSpeaksToNeo4j = noClasses()
            .that()
            .resideOutsideOfPackage("io.ringfence.loaders..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.neo4j..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servingLoadsNoNativeLibrary = noClasses()
            .that()
            .resideInAnyPackage("io.ringfence.embeddings.registry..", "io.ringfence.api..", "io.ringfence.workspace..")
            .or()
            .resideInAPackage("io.ringfence.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ml.dmlc..", "com.sun.jna..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule domainsAreFreeOfCycles =
            slices().matching("io.ringfence.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** A domain's own root package is left out: it holds the words that its parts share and the door to them. */
    @ArchTest
    static final ArchRule partsOfADomainAreFreeOfCycles = slices().matching("io.ringfence.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreNamedAfterTheDomain = classes()
            .should()
            .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..manager..", "..impl..");
}
