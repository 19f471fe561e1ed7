package dev.floe.compiler.rule;

/** The dotted paths of what layers ask for, as origins have them. */
public final class LayerPaths {
    private LayerPaths() {}

    public static String of(String layer, String key) {
        return "data_architecture.layers." + layer + "." + key;
    }

    public static String gate(String layer, String key) {
        return of(layer, "quality_gates." + key);
    }
}
