package dev.floe.compiler.resolve;

import java.util.List;

/** A part of the platform that rules are checked against, and that is unknown where its manifest could not be read. */
public enum Facet {
    APPROVED_COMPUTES,
    LAYERS;

    /** The keys that lead to it in a manifest. */
    List<String> keys() {
        return switch (this) {
            case APPROVED_COMPUTES -> List.of("plugins", "compute", "approved");
            case LAYERS -> List.of("data_architecture", "layers");
        };
    }
}
