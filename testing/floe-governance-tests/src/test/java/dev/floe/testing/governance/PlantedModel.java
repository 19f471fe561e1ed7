package dev.floe.testing.governance;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;

/** Writes one model with its properties, its source and a snapshot of it, and at most one violation in them. */
final class PlantedModel {
    private final PlantedProject project;
    private final Style style;
    private final int layer;
    private final int index;
    private final Optional<Plant> plant;
    private final Random random;
    private final String name;
    private final String folder;

    private PlantedModel(
            PlantedProject project,
            Style style,
            int layer,
            String name,
            String folder,
            int index,
            Optional<Plant> plant,
            Random random) {
        this.project = project;
        this.style = style;
        this.layer = layer;
        this.index = index;
        this.plant = plant;
        this.random = random;
        this.name = name;
        this.folder = folder;
    }

    static PlantedModel of(
            PlantedProject project, Style style, int layer, int index, Optional<Plant> plant, Random random) {
        String regular = style.modelName(layer, index);
        String name =
                switch (plant.orElse(Plant.FRESHNESS)) {
                    case NAME -> "x" + regular;
                    case NAME_PATTERN -> regular + "_Total";
                    default -> regular;
                };
        String folder = plant.equals(Optional.of(Plant.NO_LAYER))
                ? "models/elsewhere/"
                : "models/" + style.layers().get(layer) + "/";
        return new PlantedModel(project, style, layer, name, folder, index, plant, random);
    }

    void write() throws IOException {
        if (layer == 0 && !name.endsWith("_legacy")) {
            writeSource();
        }
        writeSql();
        writeProperties();
        if (is(Plant.SNAPSHOT_STRATEGY) || is(Plant.SNAPSHOT_DELETES) || (index == 0 && layer == 0)) {
            writeSnapshot();
        }
        if (is(Plant.POLICY_EDGE)) {
            writeLegacy();
        }
    }

    private boolean is(Plant wanted) {
        return plant.equals(Optional.of(wanted));
    }

    /** Adds a line, which holds the violation if that is the one. */
    private void add(TextFile file, Plant wanted, String planted, String regular) {
        if (is(wanted)) {
            project.plant(wanted, file.path(), file.add(planted));
        } else if (!regular.isEmpty()) {
            file.add(regular);
        }
    }

    private String parent() {
        if (is(Plant.OTHER_PROJECT)) {
            return "{{ ref('marketing', 'campaigns') }}";
        }
        if (is(Plant.SOURCE)) {
            return "{{ source('shop', 'table_0') }}";
        }
        if (is(Plant.LAYER)) {
            int other = style == Style.MEDALLION ? 0 : 2;
            return "{{ ref('" + style.modelName(other, 0) + "') }}";
        }
        if (is(Plant.POLICY_EDGE)) {
            return "{{ ref('" + style.modelName(layer, index) + "_legacy') }}";
        }
        return layer == 0
                ? "{{ source('shop', 'table_" + index + "') }}"
                : "{{ ref('" + style.modelName(layer - 1, 0) + "') }}";
    }

    private void writeSql() throws IOException {
        TextFile sql = new TextFile(folder + name + ".sql");
        for (int i = random.nextInt(3); i > 0; i--) {
            sql.add("-- from a.comment that says random() and 'nothing' of it");
        }
        if (is(Plant.NAME) || is(Plant.NAME_PATTERN) || is(Plant.NO_LAYER)) {
            project.plant(plant.orElseThrow(), sql.path(), 1);
        }
        if (is(Plant.CLASSIFICATION_LOST)) {
            project.plant(Plant.CLASSIFICATION_LOST, sql.path(), 1);
            sql.add("{% if execute %}{{ run_query('select 1') }}{% endif %}");
        }
        sql.add("{{ config(");
        add(
                sql,
                Plant.MATERIALIZATION,
                "    materialized='view',",
                is(Plant.MATERIALIZATION_IN_PROPERTIES) ? "" : "    materialized='table',");
        add(sql, Plant.ALIAS, "    alias='elsewhere_" + layer + "_" + index + "',", "");
        add(sql, Plant.NAMESPACE, "    schema='scratch',", "");
        sql.add("    tags=[" + (is(Plant.TAG) ? "" : "'daily'") + "]");
        sql.add(") }}");
        sql.add("with rows_of as (");
        sql.add("    select id, amount," + (hasSecret() ? " secret," : ""));
        sql.add("        extract(year from date '2026-01-01') as year_of, 'from x.y join z' as said");
        add(sql, Plant.FUNCTION, "        , random() as chance", "");
        add(sql, Plant.FUNCTION_WITHOUT_PARENTHESES, "        , current_timestamp as moment", "");
        boolean isReference = is(Plant.SOURCE) || is(Plant.OTHER_PROJECT) || is(Plant.LAYER) || is(Plant.POLICY_EDGE);
        if (isReference) {
            sql.add("    from {{");
            project.plant(plant.orElseThrow(), sql.path(), sql.add("        " + parent().substring(3)));
        } else {
            add(sql, Plant.HARD_CODED, "    from raw.orders_" + index, "    from " + parent());
        }
        add(sql, Plant.HARD_CODED_JOIN, "    left join archive as a on a.id is not distinct from 1", "");
        add(sql, Plant.HARD_CODED_FILE, "    cross join 'files/part.parquet'", "");
        sql.add(")");
        writeColumns(sql);
        sql.add("from rows_of as r, lateral (select 1 as one, 'two' as said) as one");
        if (is(Plant.COLUMN_COUNT)) {
            sql.add("union all");
            project.plant(Plant.COLUMN_COUNT, sql.path(), sql.add("select 1"));
        }
        project.write(sql);
    }

    private void writeColumns(TextFile sql) {
        sql.add("select");
        add(sql, Plant.UNKNOWN_RELATION, "    x.id,", "    r.id,");
        add(sql, Plant.AMBIGUOUS_COLUMN, "    upper(said) as saying,", "");
        add(sql, Plant.TYPE_CLASH, "    sum(cast(r.id as date)) over () as total,", "");
        add(sql, Plant.CLASSIFIED_FROM_AFAR, "    upper(r.secret) as shown,", "");
        if (hasSecret()) {
            sql.add(layer == 0 ? "    r.secret," : "    tokenize(r.secret) as hidden,");
        }
        add(sql, Plant.UNKNOWN_COLUMN, "    r.amuont as amount", is(Plant.CLASSIFIED_COLUMN) ? "" : "    r.amount");
        add(sql, Plant.CLASSIFIED_COLUMN, "    r.amount", "");
    }

    /** The first model of the lowest layer has a classified column, which those that read it hide. */
    private boolean hasSecret() {
        return is(Plant.CLASSIFIED_FROM_AFAR)
                || (index == 0 && layer < 2 && plant.isEmpty() && !name.endsWith("_legacy"));
    }

    private void writeProperties() throws IOException {
        TextFile yml = new TextFile(folder + name + ".yml");
        yml.add("version: 2");
        if (random.nextBoolean()) {
            yml.add("# what there is to know");
        }
        yml.add("models:");
        int named = yml.add("  - name: " + name);
        if (is(Plant.DESCRIPTION)
                || is(Plant.OWNER)
                || is(Plant.META)
                || is(Plant.TAG)
                || is(Plant.PRIMARY_KEY)
                || is(Plant.COVERAGE)
                || is(Plant.REQUIRED_TEST)
                || is(Plant.POLICY_NODE)) {
            project.plant(plant.orElseThrow(), yml.path(), named);
        }
        if (!is(Plant.DESCRIPTION)) {
            yml.add("    description: Rows of " + name);
        }
        yml.add("    config:");
        add(yml, Plant.MATERIALIZATION_IN_PROPERTIES, "      materialized: view", "");
        add(yml, Plant.CONTRACT, "      contract: {enforced: false}", "      contract: {enforced: true}");
        yml.add("      meta:");
        if (!is(Plant.OWNER)) {
            yml.add("        owner: " + (is(Plant.POLICY_NODE) ? "anna" : "sales-team"));
        }
        add(yml, Plant.RETENTION, "        retention: 3y", "        retention: 1y");
        gates(yml);
        yml.add("        " + (is(Plant.META) ? "domains" : "domain") + ": sales");
        columns(yml);
        project.write(yml);
    }

    private void gates(TextFile yml) {
        yml.add("        quality_gates:");
        add(yml, Plant.LOOSE_GATE, "          rows: {min: 9}", "          rows: {min: 11}");
        yml.add("          checks:");
        yml.add(
                "            whole: {sql: \"select max(amount) from this where said <> 'delete from x'\", max: 1000000000}");
        add(yml, Plant.CHECK_THAT_DELETES, "            planted: {sql: delete from this}", "");
        add(yml, Plant.CHECK_THAT_READS_A_FILE, "            planted: {sql: select count(*) from read_text('x')}", "");
        add(yml, Plant.CHECK_OF_ANOTHER_TABLE, "            planted: {sql: select count(*) from gold.customers}", "");
    }

    private void columns(TextFile yml) {
        yml.add("    columns:");
        yml.add("      - name: id");
        yml.add("        description: The key");
        yml.add("        data_type: bigint");
        if (is(Plant.REQUIRED_TEST)) {
            yml.add("        constraints: [{type: primary_key}]");
            yml.add("        data_tests: [unique]");
        } else {
            yml.add("        data_tests: [" + (is(Plant.PRIMARY_KEY) ? "" : "unique, ") + "not_null]");
        }
        add(yml, Plant.COLUMN_DESCRIPTION, "      - name: amount", "");
        add(yml, Plant.POLICY_COLUMN, "      - name: tmp_amount", "");
        if (!is(Plant.COLUMN_DESCRIPTION)) {
            if (!is(Plant.POLICY_COLUMN)) {
                add(yml, Plant.UNKNOWN_CLASSIFICATION, "      - name: amount", "");
                if (!is(Plant.UNKNOWN_CLASSIFICATION)) {
                    yml.add("      - name: amount");
                }
            }
            if (is(Plant.UNKNOWN_CLASSIFICATION) || is(Plant.CLASSIFIED_COLUMN)) {
                yml.add("        config: {meta: {classification: " + (is(Plant.CLASSIFIED_COLUMN) ? "pii" : "pi")
                        + "}}");
            }
            yml.add("        description: What it came to");
        }
        yml.add("        data_type: bigint");
        if (!is(Plant.COVERAGE)) {
            yml.add("        data_tests: [" + (is(Plant.REQUIRED_TEST) ? "unique" : "not_null") + "]");
        }
    }

    private void writeSource() throws IOException {
        TextFile yml =
                new TextFile(folder.replace("elsewhere", style.layers().get(layer)) + "source_" + index + ".yml");
        yml.add("sources:");
        yml.add("  - name: shop");
        yml.add("    schema: landing");
        yml.add("    tables:");
        int named = yml.add("      - name: table_" + index);
        if (is(Plant.FRESHNESS)) {
            project.plant(Plant.FRESHNESS, yml.path(), named);
        } else {
            yml.add("        config:");
            yml.add("          loaded_at_field: loaded_at");
            yml.add("          freshness: {warn_after: {count: 1, period: day}}");
        }
        if (index == 0) {
            yml.add("        columns:");
            yml.add("          - name: secret");
            yml.add("            config: {meta: {classification: pii}}");
        }
        project.write(yml);
    }

    private void writeSnapshot() throws IOException {
        String prefix = style.prefix(2);
        TextFile yml = new TextFile("snapshots/" + name + ".yml");
        yml.add("snapshots:");
        yml.add("  - name: " + prefix + "history_of_" + layer + "_" + index);
        yml.add("    relation: ref('" + style.modelName(2, 0) + "')");
        yml.add("    config:");
        yml.add("      unique_key: id");
        add(yml, Plant.SNAPSHOT_STRATEGY, "      strategy: check", "      strategy: timestamp");
        yml.add(is(Plant.SNAPSHOT_STRATEGY) ? "      check_cols: all" : "      updated_at: amount");
        add(yml, Plant.SNAPSHOT_DELETES, "      hard_deletes: new_record", "      hard_deletes: invalidate");
        project.write(yml);
    }

    /** A second model beside the first, which keeps all rules and is read by it. */
    private void writeLegacy() throws IOException {
        new PlantedModel(
                        project,
                        style,
                        layer,
                        style.modelName(layer, index) + "_legacy",
                        folder,
                        index,
                        Optional.empty(),
                        random)
                .write();
    }
}
