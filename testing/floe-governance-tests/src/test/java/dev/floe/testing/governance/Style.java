package dev.floe.testing.governance;

import java.util.List;
import java.util.Locale;

/**
 * A platform that the generated projects stand under.
 *
 * @param layers from the first to the last
 * @param prefixes of the layers
 * @param kinds what the names of the models of a layer begin with behind its prefix, by turns; empty: nothing
 */
enum Style {
    MEDALLION(List.of("bronze", "silver", "gold"), List.of("bronze_", "silver_", "gold_"), List.of("", "", "")),
    KIMBALL(List.of("staging", "core", "marts"), List.of("stg_", "int_", ""), List.of("", "", "dim_")),
    DATA_VAULT(List.of("stage", "vault", "marts"), List.of("stg_", "", "mart_"), List.of("", "hub_", "")),
    HYBRID(List.of("raw", "core", "mart"), List.of("raw_", "core_", "mart_"), List.of("", "", ""));

    private final List<String> layers;
    private final List<String> prefixes;
    private final List<String> kinds;

    Style(List<String> layers, List<String> prefixes, List<String> kinds) {
        this.layers = layers;
        this.prefixes = prefixes;
        this.kinds = kinds;
    }

    List<String> layers() {
        return layers;
    }

    String prefix(int layer) {
        return prefixes.get(layer);
    }

    String modelName(int layer, int index) {
        return prefixes.get(layer) + kinds.get(layer) + "t" + index;
    }

    /** The manifest that asks for everything. */
    String manifest() {
        StringBuilder text = new StringBuilder("name: planted\ndata_architecture:\n");
        text.append("  pattern: ").append(name().toLowerCase(Locale.ROOT)).append('\n');
        text.append("  naming: {enforcement: strict}\n  layers:\n");
        for (int layer = 0; layer < layers.size(); layer++) {
            text.append("    ").append(layers.get(layer)).append(":\n");
            if (!prefixes.get(layer).isEmpty()) {
                text.append("      prefix: ").append(prefixes.get(layer)).append('\n');
            }
            text.append("""
                          names: '[a-z0-9_]+'
                          retention: 2y
                          materializations: [table, incremental]
                          quality_gates:
                            minimum_test_coverage: 100
                            required_tests: [not_null]
                            require_descriptions: true
                            required_tags: [daily]
                            required_meta: [domain]
                            require_owners: true
                            require_primary_keys: true
                            require_contracts: true
                            require_namespace: true
                    """);
        }
        text.append("""
                governance:
                  models: {require_layer: true}
                  sql: {require_references: true, forbidden_functions: [random, current_timestamp]}
                  sources: {require_freshness: true, read_by: [%s]}
                  projects: {readable: []}
                  snapshots: {strategies: [timestamp], hard_deletes: [invalidate]}
                  policies:
                    no-temporary-columns:
                      over: columns
                      require: "!column.name.startsWith('tmp_')"
                      message: is temporary
                    owners-are-teams:
                      over: nodes
                      where: node.type == 'model' && node.owner != ''
                      require: node.owner.endsWith('-team')
                      message: is not owned by a team
                    no-edges-to-legacy:
                      over: edges
                      require: "!parent.name.endsWith('_legacy')"
                      message: is legacy
                """.formatted(layers.getFirst()));
        return text.toString();
    }
}
