package dev.floe.plugin.host;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with the plugins of an installation. */
public enum PluginError implements ErrorCode {
    /** A directory of plugins, or of one plugin, that is missing or cannot be listed. */
    DIRECTORY_UNREADABLE("FLOE-P001"),
    /** A plugin's directory without a jar. */
    NO_JAR("FLOE-P002"),
    /** Jars of which none names a {@link dev.floe.spi.FloePlugin}. */
    NO_SERVICE("FLOE-P003"),
    /** A plugin built for another version of the plugin API. */
    API_VERSION("FLOE-P004"),
    /** A class or a constructor that fails before the plugin could answer. */
    LOAD_FAILURE("FLOE-P005"),
    /** Two plugins that offer the same: a compute, secrets, a storage. */
    DUPLICATE_COMPUTE("FLOE-P006"),
    /** An answer, or an exception instead of one, that the plugin API does not allow. */
    CONTRACT_BROKEN("FLOE-P007");

    private final String id;

    PluginError(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return Fault.ENVIRONMENT;
    }
}
