package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.column.ColumnDialect;
import dev.floe.dbt.relation.RelationDialect;
import dev.floe.dbt.relation.RelationPolicy;
import java.util.List;

/**
 * PostgreSQL.
 *
 * @param quoting which parts of names the project quotes
 * @param database the only database that a connection reaches
 */
public record PostgresAdapter(RelationPolicy quoting, String database) implements Adapter {
    public PostgresAdapter {
        requireNonNull(quoting, "quoting is null");
        requireNonNull(database, "database is null");
    }

    @Override
    public String type() {
        return "postgres";
    }

    @Override
    public List<String> parentTypes() {
        return List.of();
    }

    @Override
    public RelationDialect relationDialect() {
        return RelationDialect.POSTGRES;
    }

    @Override
    public ColumnDialect columnDialect() {
        return ColumnDialect.POSTGRES;
    }
}
