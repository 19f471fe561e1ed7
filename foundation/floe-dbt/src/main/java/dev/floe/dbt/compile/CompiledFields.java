package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a manifest says of a node that has been compiled. */
public final class CompiledFields {
    private CompiledFields() {}

    /**
     * Writes to a node's entry what has become of it.
     *
     * @param path where its SQL has been written, below the project; empty where it has not
     */
    public static void put(DictValue node, CompiledNode compiled, String path) {
        node.put("compiled", BoolValue.TRUE);
        node.put("compiled_code", StringValue.of(compiled.code()));
        node.put("extra_ctes_injected", BoolValue.TRUE);
        node.put("extra_ctes", ModelValue.ctes(compiled));
        addMacros(node, compiled.macros());
        if (!path.isEmpty()) {
            node.put("compiled_path", StringValue.of(path));
        }
    }

    /** A node depends on all macros that it called, when it was parsed or now. */
    private static void addMacros(DictValue node, List<String> macros) {
        DictValue dependsOn = Fields.dict(node, "depends_on");
        Set<String> all = new LinkedHashSet<>();
        Fields.list(dependsOn, "macros").forEach(id -> all.add(id.toText()));
        all.addAll(macros);
        dependsOn.put("macros", ListValue.ofStrings(all));
    }

    /**
     * Where the SQL of a node is written, below the target directory: beside its source file where there is one for each, in
     * a folder of its file's name where one file makes several.
     *
     * @param kind {@code compiled} or {@code run}
     */
    public static String path(DictValue node, String kind) {
        return path(node, Optional.empty(), kind);
    }

    /**
     * The same, for one batch of a microbatch model, which has a file of its own in a folder of the node's name.
     *
     * @param batch empty: the whole node
     */
    public static String path(DictValue node, Optional<Batch> batch, String kind) {
        String path = Fields.text(node, "path", "");
        String original = Fields.text(node, "original_file_path", "");
        if (Fields.text(node, "resource_type", "").equals("unit_test")) {
            String version =
                    Fields.text(node, "version").map(each -> "_v" + each).orElse("");
            path = "models/" + Fields.text(node, "name", "") + version + ".sql";
        }
        boolean isOwnFile = name(path).equals(name(original));
        String whole = kind + "/" + Fields.text(node, "package_name", "") + "/"
                + (isOwnFile ? original : original + "/" + path);
        return batch.map(each -> ofBatch(whole, each)).orElse(whole);
    }

    private static String ofBatch(String whole, Batch batch) {
        int dot = whole.lastIndexOf('.');
        String folder = whole.substring(0, dot);
        return folder + "/" + name(folder) + "_" + batch.label() + whole.substring(dot);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
