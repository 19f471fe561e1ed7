package dev.floe.plugin.host;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.Fault;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test installs a plugin that must be refused beside one that must load all the same. */
final class TestPluginRefusal {
    @TempDir
    Path plugins;

    @BeforeEach
    void installHealthyNeighbour() {
        SampleEntry.offering("healthy").installAs("neighbour", plugins);
    }

    @AfterEach
    void neighbourLoads() {
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.pluginNames()).contains("neighbour");
            assertThat(probe.host().computes()).containsKey("healthy");
            assertThat(probe.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.code().fault()).isEqualTo(Fault.ENVIRONMENT);
                assertThat(problem.isError()).isTrue();
                assertThat(problem.help()).isPresent();
            });
        }
    }

    @Test
    void refusesPluginOfAnotherApiVersion() {
        install(healthy().with("int apiVersion()", "return 999;"));
        assertRefused("FLOE-P004: Plugin 'broken' was built for plugin API 999, this floe has 1");
    }

    @Test
    void asksNothingElseOfPluginOfAnotherApiVersion() {
        install(healthy()
                .with("int apiVersion()", "return 2;")
                .with("List<ComputePlugin> computes()", "throw new IllegalStateException(\"asked\");"));
        assertRefused("FLOE-P004: Plugin 'broken' was built for plugin API 2, this floe has 1");
    }

    @Test
    void refusesDirectoryWithoutJar() throws IOException {
        Files.createDirectories(plugins.resolve("broken"));
        Files.writeString(plugins.resolve("broken/README.md"), "no jar");
        assertRefused("FLOE-P002: Plugin 'broken' has no jar in '" + plugins.resolve("broken") + "'");
    }

    @Test
    void refusesJarWithoutService() {
        PluginJar.empty()
                .withSource("acme.Library", "package acme; public class Library {}")
                .writeTo(plugins.resolve("broken/broken.jar"));
        assertRefused("FLOE-P003: Plugin 'broken' has no jar with a file 'META-INF/services/dev.floe.spi.FloePlugin'");
    }

    @Test
    void refusesFileThatIsNoJar() throws IOException {
        Files.createDirectories(plugins.resolve("broken"));
        Files.writeString(plugins.resolve("broken/broken.jar"), "<html>404 not found, for a moment</html>");
        assertRefused(
                "FLOE-P005: Plugin 'broken' cannot be loaded: 'broken.jar' is not a jar: zip END header not found");
    }

    @Test
    void refusesServiceWithoutClass() {
        PluginJar.empty().withEntry("acme.Missing").writeTo(plugins.resolve("broken/broken.jar"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.util.ServiceConfigurationError: "
                + "dev.floe.spi.FloePlugin: Provider acme.Missing not found");
    }

    @Test
    void refusesServiceOfAnotherType() {
        PluginJar.empty()
                .withSource("acme.Other", "package acme; public class Other {}")
                .withEntry("acme.Other")
                .writeTo(plugins.resolve("broken/broken.jar"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.util.ServiceConfigurationError: "
                + "dev.floe.spi.FloePlugin: acme.Other not a subtype");
    }

    @Test
    void refusesClassFileThatIsNone() {
        healthy()
                .jar()
                .withResource("acme/Damaged.class", "not a class file")
                .withEntry("acme.Damaged")
                .writeTo(plugins.resolve("broken/broken.jar"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.lang.ClassFormatError: "
                + "Incompatible magic value 1852797984 in class file acme/Damaged");
    }

    @Test
    void refusesPluginWhoseLibraryIsMissing() {
        Path library = PluginJar.empty()
                .withSource("lib.Base", "package lib; public class Base {}")
                .writeTo(plugins.resolve("..").normalize().resolve("elsewhere").resolve("lib.jar"));
        PluginJar.empty()
                .withSource(
                        "acme.Heir",
                        "package acme; public class Heir extends lib.Base implements dev.floe.spi.FloePlugin"
                                + " { public int apiVersion() { return 1; } }")
                .withLibrary(library)
                .withEntry("acme.Heir")
                .writeTo(plugins.resolve("broken/broken.jar"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.lang.NoClassDefFoundError: lib/Base");
    }

    @Test
    void refusesPluginWhoseConstructorThrows() {
        install(healthy().with("Entry()", "throw new IllegalArgumentException(\"no licence\");"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.lang.IllegalArgumentException: no licence");
    }

    @Test
    void refusesPluginWhoseConstructorThrowsAnError() {
        install(healthy().with("Entry()", "throw new AssertionError(\"never\");"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.lang.AssertionError: never");
    }

    @Test
    void refusesPluginWhoseConstructorNeverEnds() {
        install(healthy().with("Entry()", "new Entry();"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.lang.StackOverflowError");
    }

    @Test
    void refusesPluginWhoseStaticInitialiserThrows() {
        healthy()
                .jar()
                .withSource(
                        "acme.Early",
                        "package acme; public class Early extends Entry"
                                + " { static final int DIGIT = Integer.parseInt(\"one\"); }")
                .withEntry("acme.Early")
                .writeTo(plugins.resolve("broken/broken.jar"));
        assertRefused("FLOE-P005: Plugin 'broken' cannot be loaded: java.lang.NumberFormatException: "
                + "For input string: \"one\"");
    }

    @Test
    void refusesComputesThatThrow() {
        install(healthy().with("List<ComputePlugin> computes()", "throw new UnsupportedOperationException();"));
        assertContractBroken("FloePlugin.computes() threw java.lang.UnsupportedOperationException");
    }

    @Test
    void refusesComputesThatAreNull() {
        install(healthy().with("List<ComputePlugin> computes()", "return null;"));
        assertContractBroken("FloePlugin.computes() returned null");
    }

    @Test
    void refusesComputesWithANullAmongThem() {
        install(healthy().with("List<ComputePlugin> computes()", "return Arrays.asList(this, null);"));
        assertContractBroken("FloePlugin.computes() returned a list with null in it");
    }

    @Test
    void refusesNameThatNoManifestCanHold() {
        install(healthy().with("String name()", "return \"Big Query\";"));
        assertContractBroken("the compute name 'Big Query' is not made of lower-case letters, digits, '-' and '_'");
    }

    @Test
    void refusesNameThatIsNull() {
        install(healthy().with("String name()", "return null;"));
        assertContractBroken("ComputePlugin.name() returned null");
    }

    @Test
    void refusesVersionThatIsNotSemantic() {
        install(healthy().with("String version()", "return \"1.0\";"));
        assertContractBroken("the version '1.0' of compute 'broken' is not a semantic version such as '1.0.0'");
    }

    @Test
    void refusesHostingThatIsNull() {
        install(healthy().with("Hosting hosting()", "return null;"));
        assertContractBroken("ComputePlugin.hosting() returned null");
    }

    @Test
    void refusesSettingThatIsNotInSnakeCase() {
        install(healthy()
                .with("List<ComputeSetting> settings()", "return List.of(ComputeSetting.text(\"poolSize\", \"?\"));"));
        assertContractBroken("the setting 'poolSize' of compute 'broken' is not in snake_case");
    }

    @Test
    void refusesSettingThatIsThereTwice() {
        install(healthy()
                .with(
                        "List<ComputeSetting> settings()",
                        "return List.of(ComputeSetting.text(\"host\", \"?\"), ComputeSetting.text(\"host\", \"!\"));"));
        assertContractBroken("compute 'broken' has the setting 'host' twice");
    }

    @Test
    void refusesPackagesThatThrow() {
        install(healthy().with("List<String> requiredDbtPackages()", "throw new IllegalStateException(\"later\");"));
        assertContractBroken("ComputePlugin.requiredDbtPackages() threw java.lang.IllegalStateException: later");
    }

    @Test
    void refusesResourcesThatAreNullForOneSize() {
        install(
                healthy()
                        .with(
                                "ResourceRequirements resources(WorkloadSize size)",
                                "return size == WorkloadSize.LARGE ? null : new ResourceRequirements(\"1\", \"1\", \"1\", \"1\");"));
        assertContractBroken("ComputePlugin.resources(LARGE) returned null");
    }

    @Test
    void refusesPluginThatOffersAComputeTwice() {
        install(healthy().with("List<ComputePlugin> computes()", "return List.of(this, new Entry());"));
        assertContractBroken("it offers the compute 'broken' twice");
    }

    @Test
    void reportsEveryBrokenPluginAtOnce() {
        install(healthy().with("String name()", "return null;"));
        healthy().with("int apiVersion()", "return 0;").installAs("older", plugins);
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.messages())
                    .containsExactly(
                            "FLOE-P004: Plugin 'older' was built for plugin API 0, this floe has 1",
                            "FLOE-P007: Plugin 'broken' breaks the contract of the plugin API: "
                                    + "ComputePlugin.name() returned null");
        }
    }

    @Test
    void namesBothPluginsThatOfferTheSameCompute() {
        SampleEntry.offering("healthy").installAs("usurper", plugins);
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.messages())
                    .containsExactly(
                            "FLOE-P006: Compute 'healthy' is offered by two plugins: 'neighbour' and 'usurper'");
            assertThat(probe.problems().getFirst().help())
                    .contains(
                            "remove '%s' or '%s'".formatted(plugins.resolve("neighbour"), plugins.resolve("usurper")));
            assertThat(probe.pluginNames()).containsExactly("neighbour", "usurper");
        }
    }

    @Test
    void turnsExceptionOfALaterCallIntoAProblemThatNamesThePlugin() {
        healthy()
                .with(
                        "DbtTarget dbtTarget(ComputeConfiguration configuration)",
                        "throw new ArrayIndexOutOfBoundsException(7);")
                .installAs("faulty", plugins);
        SampleEntry.offering("healthy").installAs("usurper", plugins);
        try (HostProbe probe = HostProbe.load(plugins)) {
            ComputePlugin compute = requireNonNull(probe.host().computes().get("broken"), "compute is null");
            ComputeConfiguration configuration = new ComputeConfiguration("broken", Optional.empty(), Map.of());
            assertThatThrownBy(() -> compute.dbtTarget(configuration))
                    .isInstanceOfSatisfying(FloeException.class, thrown -> assertThat(thrown.problems())
                            .extracting(Problem::message)
                            .containsExactly("Plugin 'faulty' breaks the contract of the plugin API: "
                                    + "ComputePlugin.dbtTarget() threw java.lang.ArrayIndexOutOfBoundsException: "
                                    + "Array index out of range: 7"))
                    .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        }
    }

    private static SampleEntry healthy() {
        return SampleEntry.offering("broken");
    }

    private void install(SampleEntry entry) {
        entry.installAs("broken", plugins);
    }

    private void assertContractBroken(String fact) {
        assertRefused("FLOE-P007: Plugin 'broken' breaks the contract of the plugin API: " + fact);
    }

    private void assertRefused(String message) {
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.messages()).containsExactly(message);
            assertThat(probe.pluginNames()).containsExactly("neighbour");
            assertThat(probe.host().computes()).containsOnlyKeys("healthy");
        }
    }
}
