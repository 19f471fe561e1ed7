package dev.floe.compiler.rule;

/** The dotted paths of what layers ask for, as origins have them. */
final class LayerPaths {
    private LayerPaths() {}

    static String of(String layer, String key) {
        return "data_architecture.layers." + layer + "." + key;
    }

    static String gate(String layer, String key) {
        return of(layer, "quality_gates." + key);
    }
}
