package dev.floe.plugin.host;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The manual's example plugin keeps the contract that floe's own plugins keep. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestPluginAuthorsGuideProfile extends AbstractComputeProfileContract {
    private Class<? extends FloePlugin> entry = FloePlugin.class;

    @BeforeAll
    void build(@TempDir Path workspace) throws Exception {
        entry = PluginAuthorsGuide.plugin(workspace).getClass();
    }

    @Override
    public FloePlugin plugin() {
        try {
            return entry.getConstructor().newInstance();
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("Cannot create " + entry, failed);
        }
    }
}
