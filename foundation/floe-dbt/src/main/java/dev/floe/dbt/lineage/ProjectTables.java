package dev.floe.dbt.lineage;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.Profile;
import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.value.DictValue;
import dev.floe.lineage.resolve.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of a project by the names that compiled SQL has for them. */
final class ProjectTables implements Tables {
    private final List<String> here;
    private final Map<String, Table> tables = new HashMap<>();

    /** @param profile its database and schema are meant where a name does not say */
    ProjectTables(Profile profile) {
        this.here = List.of(profile.database(), profile.schema());
    }

    void add(DictValue node, Table table) {
        String name = Fields.text(node, "identifier")
                .or(() -> Fields.text(node, "alias"))
                .orElseGet(() -> Fields.text(node, "name", ""));
        if (Fields.text(Fields.dict(node, "config"), "materialized", "").equals("ephemeral")) {
            tables.put(key(List.of(Relation.ephemeralName(name))), table);
            return;
        }
        tables.put(
                key(List.of(
                        Fields.text(node, "database", here.getFirst()),
                        Fields.text(node, "schema", here.getLast()),
                        name)),
                table);
    }

    @Override
    public Optional<Table> find(List<String> path) {
        return Optional.ofNullable(tables.get(key(path))).or(() -> {
            int missing = here.size() + 1 - path.size();
            if (missing <= 0) {
                return Optional.empty();
            }
            List<String> whole = new ArrayList<>(here.subList(0, missing));
            whole.addAll(path);
            return Optional.ofNullable(tables.get(key(whole)));
        });
    }

    private static String key(List<String> path) {
        return String.join("\u0000", path).toLowerCase(Locale.ROOT);
    }
}
