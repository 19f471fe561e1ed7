package dev.floe.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom: the layers of the mission, with dependencies that point to the foundation. */
final class TestLayers {
    private static final JavaClasses CLASSES = House.classes();

    /** What the classes of each package root may use of floe, besides themselves. The table of the README, as a test. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            entry("dev.floe.spi", List.of()),
            entry("dev.floe.documents", List.of("dev.floe.spi")),
            entry("dev.floe.jinja", List.of()),
            entry("dev.floe.lineage", List.of()),
            entry("dev.floe.dbt", List.of("dev.floe.spi", "dev.floe.documents", "dev.floe.jinja", "dev.floe.lineage")),
            entry("dev.floe.plugin.host", List.of("dev.floe.spi")),
            entry("dev.floe.secrets", List.of("dev.floe.spi", "dev.floe.documents")),
            entry(
                    "dev.floe.compiler",
                    List.of(
                            "dev.floe.spi",
                            "dev.floe.documents",
                            "dev.floe.jinja",
                            "dev.floe.lineage",
                            "dev.floe.dbt")),
            entry("dev.floe.iceberg", List.of("dev.floe.spi")),
            entry(
                    "dev.floe.runner",
                    List.of(
                            "dev.floe.spi",
                            "dev.floe.documents",
                            "dev.floe.jinja",
                            "dev.floe.dbt",
                            "dev.floe.iceberg")),
            entry(
                    "dev.floe.cli",
                    List.of(
                            "dev.floe.spi",
                            "dev.floe.documents",
                            "dev.floe.jinja",
                            "dev.floe.lineage",
                            "dev.floe.dbt",
                            "dev.floe.plugin.host",
                            "dev.floe.secrets",
                            "dev.floe.compiler",
                            "dev.floe.runner",
                            "dev.floe.iceberg")),
            entry("dev.floe.testing", List.of("dev.floe.spi"))));

    private static final String PLUGIN = "dev.floe.plugin";

    static List<String> roots() {
        return List.copyOf(MAY_USE.keySet());
    }

    @Test
    void findsTheClassesOfEveryRoot() {
        for (String root : roots()) {
            assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith(root)))
                    .as("classes below %s", root)
                    .isNotEmpty();
        }
    }

    @Test
    void knowsEveryPackage() {
        classes()
                .should()
                .resideInAnyPackage(
                        "dev.floe.spi..",
                        "dev.floe.documents..",
                        "dev.floe.jinja..",
                        "dev.floe.lineage..",
                        "dev.floe.dbt..",
                        "dev.floe.plugin..",
                        "dev.floe.secrets..",
                        "dev.floe.compiler..",
                        "dev.floe.iceberg..",
                        "dev.floe.runner..",
                        "dev.floe.cli..",
                        "dev.floe.testing..")
                .because(
                        "each module has a package root of its own; add a new one to MAY_USE in this test, with what it"
                                + " may use")
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void usesOnlyWhatItsLayerAllows(String root) {
        String[] allowed = MAY_USE.getOrDefault(root, List.of()).stream()
                .map(name -> name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.floe..")
                        .and(not(resideInAPackage(root + "..")))
                        .and(not(resideInAnyPackage(allowed))))
                .because(
                        "dependencies point to the foundation, and the layers meet only there and in the command line:"
                                + " move what both need down into the spi or the documents, or hand it in from the command line")
                .check(CLASSES);
    }

    @Test
    void pluginsUseNothingOfFloeButTheSpi() {
        slices().matching(PLUGIN + ".(*)..")
                .should()
                .notDependOnEachOther()
                .because("a plugin sees no other plugin and no host: each has a class loader of its own")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(PLUGIN + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.floe..").and(not(resideInAnyPackage(PLUGIN + "..", "dev.floe.spi.."))))
                .because("a plugin gets only dev.floe.spi from floe at run time: use what the spi has, or extend it")
                .check(CLASSES);
    }

    @Test
    void theSpiDependsOnNothingButTheJdkAndJSpecify() {
        noClasses()
                .that()
                .resideInAPackage("dev.floe.spi..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("dev.floe.spi..", "java..", "org.jspecify..")))
                .because(
                        "plugins bring their own versions of every library, so no third-party type may cross the spi: use"
                                + " a JDK type or a record of the spi")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.floe.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package: move what both need into one of them")
                .check(CLASSES);
    }
}
