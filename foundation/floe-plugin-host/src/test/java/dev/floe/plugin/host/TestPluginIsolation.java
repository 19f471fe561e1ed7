package dev.floe.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.compute.ComputeSetting;
import dev.floe.testing.PluginJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPluginIsolation {
    @TempDir
    Path plugins;

    @Test
    void givesEachPluginItsOwnVersionOfALibrary() {
        installWithLibrary("first", "1.2.3");
        installWithLibrary("second", "4.5.6");
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("first").version()).isEqualTo("1.2.3");
            assertThat(probe.compute("second").version()).isEqualTo("4.5.6");
        }
    }

    @Test
    void hidesTheHostItsLibrariesAndItsClassPath() {
        installSeeing(
                "dev.floe.plugin.host.PluginHost",
                "dev.floe.testing.PluginJar",
                "org.assertj.core.api.Assertions",
                "org.junit.jupiter.api.Test",
                "dev.floe.plugin.host.EmbeddedPlugin");
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("curious").requiredDbtPackages()).isEmpty();
        }
    }

    @Test
    void hidesOtherPlugins() {
        installSeeing("acme.Entry", "lib.Library");
        installWithLibrary("other", "1.0.0");
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("curious").requiredDbtPackages()).containsExactly("acme.Entry");
        }
    }

    @Test
    void showsThePlatformAndThePluginApi() {
        String[] visible = {
            "java.lang.String",
            "java.sql.Driver",
            "java.net.http.HttpClient",
            "dev.floe.spi.FloePlugin",
            "dev.floe.spi.problem.FloeException",
            "org.jspecify.annotations.Nullable"
        };
        installSeeing(visible);
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("curious").requiredDbtPackages()).containsExactly(visible);
        }
    }

    @Test
    void hidesResourcesOfTheHost() {
        SampleEntry.offering("curious")
                .with("List<String> requiredDbtPackages()", """
                        try {
                            ClassLoader loader = Entry.class.getClassLoader();
                            List<String> found = new ArrayList<>();
                            for (String name : List.of(
                                    "META-INF/services/dev.floe.spi.FloePlugin",
                                    "dev/floe/plugin/host/PluginHost.class",
                                    "dev/floe/spi/FloePlugin.class")) {
                                loader.getResources(name).asIterator().forEachRemaining(url -> found.add(name));
                            }
                            return found;
                        } catch (java.io.IOException failed) {
                            throw new java.io.UncheckedIOException(failed);
                        }""")
                .installAs("curious", plugins);
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("curious").requiredDbtPackages())
                    .containsExactly("META-INF/services/dev.floe.spi.FloePlugin");
        }
    }

    @Test
    void sharesTheTypesOfThePluginApi() {
        SampleEntry.offering("sharing")
                .with(
                        "List<ComputeSetting> settings()",
                        "return List.of(ComputeSetting.text(\"host\", \"Host of the server\"));")
                .installAs("sharing", plugins);
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("sharing").settings())
                    .containsExactly(ComputeSetting.text("host", "Host of the server"));
        }
    }

    @Test
    void ignoresCopyOfThePluginApiThatThePluginBrings() {
        SampleEntry.offering("copying").installAs("copying", plugins);
        PluginJar.empty()
                .withSource("dev.floe.spi.FloePlugin", "package dev.floe.spi; public interface FloePlugin {}")
                .writeTo(plugins.resolve("copying/api.jar"));
        try (HostProbe probe = HostProbe.load(plugins)) {
            assertThat(probe.compute("copying").name()).isEqualTo("copying");
        }
    }

    /** The plugin answers which of the classes it sees. */
    private void installSeeing(String... classNames) {
        SampleEntry.offering("curious")
                .with("List<String> requiredDbtPackages()", """
                        List<String> seen = new ArrayList<>();
                        for (String name : List.of("%s")) {
                            try {
                                Class.forName(name, false, Entry.class.getClassLoader());
                                seen.add(name);
                            } catch (ClassNotFoundException hidden) {
                            }
                        }
                        return seen;""".formatted(String.join("\", \"", classNames)))
                .installAs("curious", plugins);
    }

    private void installWithLibrary(String plugin, String version) {
        Path library = PluginJar.empty()
                .withSource("lib.Library", """
                        package lib;

                        public class Library {
                            public static String version() {
                                return "%s";
                            }
                        }
                        """.formatted(version))
                .writeTo(plugins.resolve(plugin).resolve("library.jar"));
        SampleEntry.offering(plugin)
                .with("String version()", "return lib.Library.version();")
                .jar()
                .withLibrary(library)
                .writeTo(plugins.resolve(plugin).resolve("plugin.jar"));
    }
}
