package dev.floe.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.testing.PluginJar;
import dev.floe.testing.SampleSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPluginHost {
    @TempDir
    Path directory;

    @Test
    void loadsEveryDirectoryOfEveryPluginDirectorySortedByName() {
        SampleEntry.offering("two").installAs("b", directory.resolve("first"));
        SampleEntry.offering("three").installAs("c", directory.resolve("first"));
        SampleEntry.offering("one").installAs("a", directory.resolve("second"));
        try (HostProbe probe = HostProbe.load(directory.resolve("first"), directory.resolve("second"))) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.pluginNames()).containsExactly("a", "b", "c");
            assertThat(probe.host().plugins())
                    .extracting(LoadedPlugin::directory)
                    .containsExactly(
                            directory.resolve("second/a"), directory.resolve("first/b"), directory.resolve("first/c"));
            assertThat(probe.host().computes().keySet()).containsExactly("one", "three", "two");
        }
    }

    @Test
    void holdsNothingWhereThereIsNoPluginDirectory() {
        try (HostProbe probe = HostProbe.load()) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.host().plugins()).isEmpty();
            assertThat(probe.host().computes()).isEmpty();
        }
    }

    @Test
    void reportsMissingPluginDirectoryAndLoadsTheOthers() {
        SampleEntry.offering("one").installAs("a", directory.resolve("here"));
        Path missing = directory.resolve("missing");
        try (HostProbe probe = HostProbe.load(missing, directory.resolve("here"))) {
            assertThat(probe.messages())
                    .containsExactly("FLOE-P001: Plugin directory '" + missing + "' does not exist");
            assertThat(probe.pluginNames()).containsExactly("a");
        }
    }

    @Test
    void reportsPluginDirectoryThatIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("plugin"), "");
        try (HostProbe probe = HostProbe.load(file)) {
            assertThat(probe.messages())
                    .containsExactly("FLOE-P001: Plugin directory '" + file + "' is not a directory");
        }
    }

    @Test
    void reportsLinkToADirectoryThatIsGone() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("gone"), directory.resolve("nowhere"));
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages())
                    .containsExactly("FLOE-P001: Directory '" + link + "' of plugin 'gone' does not exist");
        }
    }

    @Test
    void followsLinks() throws IOException {
        SampleEntry.offering("one").installAs("real", directory.resolve("store"));
        Path plugins = Files.createDirectory(directory.resolve("plugin"));
        Files.createSymbolicLink(plugins.resolve("linked"), directory.resolve("store/real"));
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.pluginNames()).containsExactly("linked");
        }
    }

    @Test
    void readsADirectoryThatIsNamedTwiceOnce() {
        SampleEntry.offering("one").installAs("a", directory);
        try (HostProbe probe = HostProbe.load(directory, directory)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.pluginNames()).containsExactly("a");
        }
    }

    @Test
    void ignoresFilesAndHiddenDirectoriesBesideThePlugins() throws IOException {
        SampleEntry.offering("one").installAs("a", directory);
        Files.writeString(directory.resolve("README.md"), "plugins");
        Files.createDirectory(directory.resolve(".git"));
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.pluginNames()).containsExactly("a");
        }
    }

    @Test
    void keepsTheComputeOfTheEarlierPluginDirectory() {
        SampleEntry.offering("one")
                .with("String version()", "return \"1.0.0\";")
                .installAs("z", directory.resolve("early"));
        SampleEntry.offering("one")
                .with("String version()", "return \"2.0.0\";")
                .installAs("a", directory.resolve("late"));
        try (HostProbe probe = HostProbe.load(directory.resolve("early"), directory.resolve("late"))) {
            assertThat(probe.messages())
                    .containsExactly("FLOE-P006: Compute 'one' is offered by two plugins: 'z' and 'a'");
            assertThat(probe.host().computes().values())
                    .extracting(ComputePlugin::version)
                    .containsExactly("1.0.0");
        }
    }

    @Test
    void gathersAllEntryPointsOfAPlugin() {
        SampleEntry.offering("one")
                .jar()
                .withSource(
                        "acme.Second",
                        "package acme; public class Second extends Entry { public String name() { return \"two\"; } }")
                .withResource("META-INF/services/dev.floe.spi.FloePlugin", "acme.Second # newer\nacme.Entry\n")
                .writeTo(directory.resolve("both/both.jar"));
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.host().plugins().getFirst().computes())
                    .extracting(ComputePlugin::name)
                    .containsExactly("one", "two");
        }
    }

    @Test
    void loadsPluginWithoutCompute() {
        SampleEntry.offering("one")
                .with("List<ComputePlugin> computes()", "return List.of();")
                .installAs("a", directory);
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.messages()).isEmpty();
            assertThat(probe.host().plugins())
                    .containsExactly(new LoadedPlugin("a", directory.resolve("a"), List.of(), List.of(), List.of()));
        }
    }

    @Test
    void asksForWhatNeverChangesOnlyOnce() {
        SampleEntry.offering("one")
                .with(
                        "String version()",
                        "String key = \"dev.floe.test.asked\";"
                                + " System.setProperty(key, System.getProperty(key, \"\") + \"x\");"
                                + " return \"1.0.\" + System.getProperty(key).length();")
                .installAs("counting", directory);
        try (HostProbe probe = HostProbe.load(directory)) {
            assertThat(probe.compute("one").version()).isEqualTo("1.0.1");
            assertThat(probe.compute("one").version()).isEqualTo("1.0.1");
        } finally {
            System.clearProperty("dev.floe.test.asked");
        }
    }

    @Test
    void closesTheJars() {
        SampleEntry.offering("one")
                .with("DbtTarget dbtTarget(ComputeConfiguration configuration)", "return Late.target();")
                .jar()
                .withSource("acme.Late", """
                        package acme;

                        class Late {
                            static dev.floe.spi.compute.DbtTarget target() {
                                return dev.floe.spi.compute.DbtTarget.ofType("acme");
                            }
                        }
                        """)
                .writeTo(directory.resolve("lazy/lazy.jar"));
        HostProbe probe = HostProbe.load(directory);
        ComputePlugin compute = probe.compute("one");
        probe.close();
        probe.close();
        assertThatThrownBy(() -> compute.dbtTarget(SampleSettings.none(compute)))
                .hasMessageContaining("java.lang.NoClassDefFoundError: acme/Late");
    }

    @Test
    void takesPluginsOnTheClassPathByTheSameChecks() throws IOException {
        Path good = SampleEntry.offering("good").jar().writeTo(directory.resolve("jars/good.jar"));
        Path bad = PluginJar.empty()
                .withSource(
                        "acme.Newer",
                        "package acme; public class Newer implements dev.floe.spi.FloePlugin"
                                + " { public int apiVersion() { return 999; } }")
                .withEntry("acme.Newer")
                .writeTo(directory.resolve("jars/bad.jar"));
        Path missing = PluginJar.empty().withEntry("acme.Missing").writeTo(directory.resolve("jars/missing.jar"));
        ProblemCollector problems = new ProblemCollector();
        URL[] jars = {bad.toUri().toURL(), missing.toUri().toURL(), good.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jars, PluginHost.class.getClassLoader());
                PluginHost host = PluginHost.ofClassPath(loader, problems)) {
            HostProbe probe = new HostProbe(host, problems.problems());
            assertThat(probe.messages())
                    .containsExactly(
                            "FLOE-P004: Plugin 'acme.Newer' was built for plugin API 999, this floe has 1",
                            "FLOE-P005: Plugin 'on the class path' cannot be loaded: "
                                    + "java.util.ServiceConfigurationError: dev.floe.spi.FloePlugin: "
                                    + "Provider acme.Missing not found");
            assertThat(probe.pluginNames()).containsExactly("acme.Entry", "dev.floe.plugin.host.EmbeddedPlugin");
            assertThat(host.computes()).containsOnlyKeys("embedded", "good");
            assertThat(host.plugins().getFirst().directory()).isEqualTo(good);
        }
    }
}
