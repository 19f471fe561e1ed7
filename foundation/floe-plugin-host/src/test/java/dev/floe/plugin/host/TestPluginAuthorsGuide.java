package dev.floe.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.compute.ComputePlugin;
import dev.floe.testing.SampleSettings;
import dev.floe.testing.TargetText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPluginAuthorsGuide {
    @TempDir
    Path workspace;

    @Test
    void showsWholePluginInLessThanSixtyLines() throws IOException {
        assertThat(PluginAuthorsGuide.read().javaLines()).hasSizeBetween(20, 59);
    }

    @Test
    void leadsToAPluginThatTheHostLoads() throws Exception {
        Path plugins = PluginAuthorsGuide.read().follow(workspace);
        try (HostProbe probe = HostProbe.load(plugins)) {
            ComputePlugin compute = probe.compute("clickhouse");
            assertThat(probe.pluginNames()).containsExactly("clickhouse");
            assertThat(compute.version()).isEqualTo("1.0.0");
            assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                    .isEqualTo("""
                    type: "clickhouse"
                    host: "{{ env_var('CLICKHOUSE_HOST') }}"
                    user: "{{ env_var('CLICKHOUSE_USER') }}"
                    password: "{{ env_var('CLICKHOUSE_PASSWORD') }}"
                    schema: "default"
                    threads: 4
                    """);
        }
    }

    @Test
    void leadsToAPluginThatIsIsolated() throws Exception {
        Class<?> entry = PluginAuthorsGuide.plugin(workspace).getClass();
        assertThat(entry.getClassLoader()).isInstanceOf(PluginClassLoader.class);
        assertThatThrownBy(() -> Class.forName(entry.getName())).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName(PluginHost.class.getName(), false, entry.getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void listsEveryErrorCode() throws IOException {
        assertThat(PluginAuthorsGuide.read().errorCodes())
                .containsExactly(
                        Stream.of(PluginError.values()).map(PluginError::id).toArray(String[]::new));
    }
}
