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
 * @param transactions whether statements run in transactions
 */
public record PostgresAdapter(RelationPolicy quoting, String database, Transactions transactions) implements Adapter {
    /** Whether statements run in transactions. */
    public enum Transactions {
        /** One begins with the first statement. */
        IMPLICIT,
        /** Each statement stands alone. */
        NONE
    }

    public PostgresAdapter {
        requireNonNull(quoting, "quoting is null");
        requireNonNull(database, "database is null");
        requireNonNull(transactions, "transactions is null");
    }

    /** A database with what dbt takes where a profile says nothing. */
    public static PostgresAdapter of(RelationPolicy quoting, String database) {
        return new PostgresAdapter(quoting, database, Transactions.IMPLICIT);
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
