package dev.floe.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How classes behave: who prints, who reads the environment, what stays out of names and packages. */
final class TestManners {
    private static final JavaClasses CLASSES = House.classes();
    private static final String CLI = "dev.floe.cli..";

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould(callMethod(Throwable.class, "printStackTrace"))
                .because(
                        "what is printed is the product of the command line, in the format that was asked for: return a"
                                + " value or a Problem instead")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineReadsTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should(callMethod(System.class, "getenv"))
                .orShould(callMethod(System.class, "getenv", String.class))
                .orShould(callMethod(System.class, "getProperty", String.class))
                .orShould(callMethod(System.class, "getProperty", String.class, String.class))
                .orShould(callMethod(System.class, "getProperties"))
                .orShould(callMethod(System.class, "exit", int.class))
                .because(
                        "a result must not depend on where it is made: take the value as a parameter and let the command"
                                + " line read it")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, "dev.floe.testing..")
                .should(callMethod(System.class, "currentTimeMillis"))
                .orShould(callMethod(Instant.class, "now"))
                .orShould(callMethod(Clock.class, "systemUTC"))
                .orShould(callMethod(Clock.class, "systemDefaultZone"))
                .orShould(callMethod(Locale.class, "getDefault"))
                .orShould(callMethod(TimeZone.class, "getDefault"))
                .because("the same input gives the same bytes: take a Clock, a Locale or a ZoneId as a parameter")
                .check(CLASSES);
    }

    @Test
    void nothingStaticIsMutable() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("static state is shared by everything that runs in the process: put it into an object")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<Path> unmarked;
        try (Stream<Path> folders = House.modules().stream().flatMap(TestManners::packageFolders)) {
            unmarked = folders.filter(folder -> !isNullMarked(folder))
                    .map(House.root()::relativize)
                    .toList();
        }
        assertThat(unmarked)
                .as(
                        "packages without @NullMarked: NullAway checks only marked ones, so add a package-info.java with it")
                .isEmpty();
    }

    @Test
    void namesSwallowNothing() {
        Pattern vague = Pattern.compile("(^|.*\\.)(core|common|util|utils|helper|helpers|manager|impl|misc)(\\..*|$)"
                + "|.*(Utils?|Helpers?|Manager|Impl)$");
        assertThat(CLASSES.stream().map(type -> type.getName()).filter(name -> vague.matcher(name)
                        .matches()))
                .as("names that could hold anything: name the class after the one thing it does")
                .isEmpty();
    }

    @Test
    void theSpiHasNoGetters() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.floe.spi..")
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .because("an accessor is called what it gives, as a record's is: name() instead of getName()")
                .check(CLASSES);
    }

    private static Stream<Path> packageFolders(Path module) {
        Path sources = module.resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> file.resolveSibling("."))
                    .map(Path::normalize)
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list " + sources, e);
        }
    }

    private static boolean isNullMarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return Files.exists(info) && House.read(info).contains("@NullMarked");
    }
}
