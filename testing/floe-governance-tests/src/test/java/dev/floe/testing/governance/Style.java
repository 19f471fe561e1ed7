package dev.floe.testing.governance;

import java.util.List;
import java.util.Locale;

/** A platform that the generated projects stand under. */
enum Style {
    MEDALLION("bronze silver gold", "bronze_ silver_ gold_", "- - -"),
    KIMBALL("staging core marts", "stg_ int_ -", "- - dim_"),
    DATA_VAULT("stage vault marts", "stg_ - mart_", "- hub_ -"),
    HYBRID("raw core mart", "raw_ core_ mart_", "- - -");

    private final String layers;
    private final String prefixes;
    private final String kinds;

    /** Each text has a word for each layer, from the first to the last; {@code -} stands for nothing. */
    Style(String layers, String prefixes, String kinds) {
        this.layers = layers;
        this.prefixes = prefixes;
        this.kinds = kinds;
    }

    List<String> layers() {
        return List.of(layers.split(" "));
    }

    /** What the names of a layer begin with. */
    String prefix(int layer) {
        return word(prefixes, layer);
    }

    private static String word(String words, int layer) {
        return List.of(words.split(" ")).get(layer).replace("-", "");
    }

    String modelName(int layer, int index) {
        return prefix(layer) + word(kinds, layer) + "t" + index;
    }

    /** The manifest that asks for everything. */
    String manifest() {
        StringBuilder text = new StringBuilder("name: planted\ndata_architecture:\n");
        text.append("  pattern: ").append(name().toLowerCase(Locale.ROOT)).append('\n');
        text.append("  naming: {enforcement: strict}\n  layers:\n");
        for (int layer = 0; layer < layers().size(); layer++) {
            text.append("    ").append(layers().get(layer)).append(":\n");
            if (!prefix(layer).isEmpty()) {
                text.append("      prefix: ").append(prefix(layer)).append('\n');
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
                            rows: {min: 10}
                            freshness: {'*loaded_at': 24h}
                            checks: {tidy: {sql: select count(*) from this where amount < 0}}
                    """);
        }
        text.append("""
                governance:
                  models: {require_layer: true}
                  sql: {require_references: true, forbidden_functions: [random, current_timestamp]}
                  sources: {require_freshness: true, read_by: [%s]}
                  projects: {readable: []}
                  classification:
                    levels:
                      - {name: pii, masking: required, allowed_layers: [%s]}
                    masking_functions: [tokenize]
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
                """.formatted(layers().getFirst(), layers().getFirst()));
        return text.toString();
    }
}
