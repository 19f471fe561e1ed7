package dev.floe.dbt.adapter;

import java.util.Locale;
import java.util.Map;

/**
 * What dbt calls the types of a query's columns on PostgreSQL: psycopg2 has a name for several of them together, and a
 * contract holds where the names agree.
 */
final class PostgresTypeNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("int2", "INTEGER"),
            Map.entry("int4", "INTEGER"),
            Map.entry("int8", "LONGINTEGER"),
            Map.entry("float4", "FLOAT"),
            Map.entry("float8", "FLOAT"),
            Map.entry("numeric", "DECIMAL"),
            Map.entry("bool", "BOOLEAN"),
            Map.entry("text", "TEXT"),
            Map.entry("varchar", "TEXT"),
            Map.entry("bpchar", "TEXT"),
            Map.entry("name", "TEXT"),
            Map.entry("char", "TEXT"),
            Map.entry("bytea", "BINARY"),
            Map.entry("date", "DATE"),
            Map.entry("time", "TIME"),
            Map.entry("timetz", "TIME"),
            Map.entry("timestamp", "DATETIME"),
            Map.entry("timestamptz", "DATETIMETZ"),
            Map.entry("interval", "INTERVAL"),
            Map.entry("oid", "ROWID"),
            Map.entry("json", "JSON"),
            Map.entry("jsonb", "JSONB"),
            Map.entry("unknown", "UNKNOWN"),
            Map.entry("daterange", "daterange"),
            Map.entry("tsrange", "tsrange"),
            Map.entry("tstzrange", "tstzrange"));

    private static final String ARRAY = "_";

    private PostgresTypeNames() {}

    /** The name of a type of the server's catalog; one that psycopg2 does not know keeps that. */
    static String of(String type) {
        if (!type.startsWith(ARRAY)) {
            return NAMES.getOrDefault(type, type);
        }
        String element = NAMES.get(type.substring(ARRAY.length()));
        if (element == null || element.equals(element.toLowerCase(Locale.ROOT))) {
            return type;
        }
        return element.replace("TEXT", "STRING") + "ARRAY";
    }
}
