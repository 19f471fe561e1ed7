package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.column.ColumnDialect;
import dev.floe.dbt.relation.RelationDialect;
import dev.floe.dbt.relation.RelationPolicy;
import java.util.List;
import java.util.Set;

/**
 * DuckDB.
 *
 * @param quoting which parts of names the project quotes
 * @param externalRoot the directory below which external files lie
 * @param transactions whether models run in transactions
 * @param place where the database is
 * @param duckLakeDatabases the attached databases that are DuckLakes
 */
public record DuckDbAdapter(
        RelationPolicy quoting,
        String externalRoot,
        Transactions transactions,
        Place place,
        Set<String> duckLakeDatabases)
        implements Adapter {
    /** Whether models run in transactions. */
    public enum Transactions {
        ENABLED,
        DISABLED
    }

    /** Where the database is. */
    public enum Place {
        LOCAL,
        MOTHERDUCK
    }

    public DuckDbAdapter {
        requireNonNull(quoting, "quoting is null");
        requireNonNull(externalRoot, "externalRoot is null");
        requireNonNull(transactions, "transactions is null");
        requireNonNull(place, "place is null");
        duckLakeDatabases = Set.copyOf(duckLakeDatabases);
    }

    /** A database of this process, with what dbt takes where a profile says nothing. */
    public static DuckDbAdapter of(RelationPolicy quoting) {
        return new DuckDbAdapter(quoting, ".", Transactions.ENABLED, Place.LOCAL, Set.of());
    }

    @Override
    public String type() {
        return "duckdb";
    }

    @Override
    public List<String> parentTypes() {
        return List.of();
    }

    @Override
    public RelationDialect relationDialect() {
        return RelationDialect.DUCKDB;
    }

    @Override
    public ColumnDialect columnDialect() {
        return ColumnDialect.DUCKDB;
    }
}
