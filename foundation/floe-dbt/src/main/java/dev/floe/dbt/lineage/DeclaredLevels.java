package dev.floe.dbt.lineage;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.lineage.resolve.ColumnId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The classifications that properties give to columns. */
final class DeclaredLevels {
    static final String KEY = "classification";

    private DeclaredLevels() {}

    /** The name of each column's level, whether the platform has it or not. */
    static Map<ColumnId, String> of(ManifestGraph nodes) {
        Map<ColumnId, String> levels = new TreeMap<>();
        for (ManifestNode node : nodes.nodes()) {
            Fields.dict(node.fields(), "columns").entries().forEach((name, value) -> {
                if (value instanceof DictValue column) {
                    level(column)
                            .ifPresent(level -> levels.put(
                                    new ColumnId(node.uniqueId(), name.toText().toLowerCase(Locale.ROOT)), level));
                }
            });
        }
        return levels;
    }

    /** dbt keeps it in {@code config.meta}, and in {@code meta} where that is where it was written. */
    private static Optional<String> level(DictValue column) {
        return Fields.text(Fields.dict(Fields.dict(column, "config"), "meta"), KEY)
                .or(() -> Fields.text(Fields.dict(column, "meta"), KEY));
    }
}
