package dev.floe.dbt.adapter;

import dev.floe.dbt.column.ColumnDialect;
import dev.floe.dbt.relation.RelationDialect;
import dev.floe.dbt.relation.RelationPolicy;
import java.util.List;

/** A kind of database with a project's settings for it; nothing here needs a connection. */
public sealed interface Adapter permits DuckDbAdapter, PostgresAdapter {

    /** The name that profiles and macros use, such as {@code duckdb}. */
    String type();

    /** The types whose macros serve where it has none of its own, nearest first. */
    List<String> parentTypes();

    RelationDialect relationDialect();

    ColumnDialect columnDialect();

    /** Which parts of names the project quotes. */
    RelationPolicy quoting();

    /** An identifier in quotes. */
    default String quote(String identifier) {
        return "\"" + identifier + "\"";
    }
}
