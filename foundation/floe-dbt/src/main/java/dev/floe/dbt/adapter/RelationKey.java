package dev.floe.dbt.adapter;

import dev.floe.dbt.relation.Relation;
import java.util.Locale;
import java.util.Optional;

/** What a relation is remembered by; the case of its letters does not count. */
record RelationKey(String database, String schema, String identifier) {
    static RelationKey of(Relation relation) {
        return new RelationKey(
                lower(relation.path().database()),
                lower(relation.path().schema()),
                lower(relation.path().identifier()));
    }

    private static String lower(Optional<String> name) {
        return name.orElse("").toLowerCase(Locale.ROOT);
    }
}
