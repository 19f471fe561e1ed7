package dev.floe.dbt.lineage;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.Flow;
import dev.floe.lineage.resolve.QueryLineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that dbt adds to a snapshot's own. */
final class SnapshotColumns {
    private static final List<String> ADDED = List.of("dbt_scd_id", "dbt_updated_at", "dbt_valid_from", "dbt_valid_to");
    private static final String DELETED = "dbt_is_deleted";

    private SnapshotColumns() {}

    /** All of them are made of the row's time where the strategy has a column for it. */
    static List<Field> of(DictValue snapshot, QueryLineage query) {
        DictValue config = Fields.dict(snapshot, "config");
        DictValue names = Fields.dict(config, "snapshot_meta_column_names");
        Flow time = Fields.text(config, "updated_at")
                .flatMap(column -> query.fields().stream()
                        .filter(field -> field.name().equalsIgnoreCase(column))
                        .findFirst())
                .map(Field::flow)
                .orElse(Flow.NONE);
        List<String> added = new ArrayList<>(ADDED);
        if (Fields.text(config, "hard_deletes", "").equals("new_record")) {
            added.add(DELETED);
        }
        return added.stream()
                .map(name -> new Field(
                        Fields.text(names, name, name), name.equals(DELETED) ? Flow.NONE : time, Optional.empty()))
                .toList();
    }
}
