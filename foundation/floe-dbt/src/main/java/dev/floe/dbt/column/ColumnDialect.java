package dev.floe.dbt.column;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How the columns of one kind of database behave.
 *
 * @param className what templates see as the name of the class
 * @param integerTypes the types of whole numbers, in lower case
 * @param floatTypes the types of floating point numbers, in lower case
 * @param texts how a text without a size is written
 * @param structs whether a type may have fields
 */
public record ColumnDialect(
        String className, Set<String> integerTypes, Set<String> floatTypes, Texts texts, Structs structs) {
    /** How the type of a text is written that has no size. */
    public enum Texts {
        /** As a text of 256 characters. */
        SIZED,
        /** As it is. */
        AS_THEY_ARE
    }

    /** Whether a type may have fields. */
    public enum Structs {
        SUPPORTED,
        NOT_SUPPORTED
    }

    public static final ColumnDialect DUCKDB = new ColumnDialect(
            "DuckDBColumn",
            Set.of(
                    "tinyint",
                    "smallint",
                    "integer",
                    "bigint",
                    "hugeint",
                    "utinyint",
                    "usmallint",
                    "uinteger",
                    "ubigint",
                    "int1",
                    "int2",
                    "int4",
                    "int8",
                    "short",
                    "int",
                    "signed",
                    "long"),
            Set.of("real", "float", "float4", "float8", "double"),
            Texts.SIZED,
            Structs.SUPPORTED);

    public static final ColumnDialect POSTGRES = new ColumnDialect(
            "PostgresColumn",
            Set.of(
                    "smallint",
                    "integer",
                    "bigint",
                    "smallserial",
                    "serial",
                    "bigserial",
                    "int2",
                    "int4",
                    "int8",
                    "serial2",
                    "serial4",
                    "serial8"),
            Set.of("real", "float4", "float", "double precision", "float8", "double"),
            Texts.AS_THEY_ARE,
            Structs.NOT_SUPPORTED);

    public ColumnDialect {
        requireNonNull(className, "className is null");
        integerTypes = Set.copyOf(integerTypes);
        floatTypes = Set.copyOf(floatTypes);
        requireNonNull(texts, "texts is null");
        requireNonNull(structs, "structs is null");
    }
}
