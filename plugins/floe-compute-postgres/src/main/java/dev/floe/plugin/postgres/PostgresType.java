package dev.floe.plugin.postgres;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.core.Oid;
import org.postgresql.util.PGbytea;

/**
 * A type of PostgreSQL.
 *
 * @param name in the server's catalog
 * @param oid its number
 * @param arrayOid the number of its arrays
 * @param reader makes of its texts what they are in Java
 */
record PostgresType(String name, int oid, int arrayOid, Function<String, Object> reader) {
    private static final List<PostgresType> ALL = List.of(
            new PostgresType("bool", Oid.BOOL, Oid.BOOL_ARRAY, text -> text.equals("t")),
            new PostgresType("int2", Oid.INT2, Oid.INT2_ARRAY, Long::valueOf),
            new PostgresType("int4", Oid.INT4, Oid.INT4_ARRAY, Long::valueOf),
            new PostgresType("int8", Oid.INT8, Oid.INT8_ARRAY, Long::valueOf),
            new PostgresType("oid", Oid.OID, Oid.OID_ARRAY, Long::valueOf),
            new PostgresType("float4", Oid.FLOAT4, Oid.FLOAT4_ARRAY, PostgresType::floating),
            new PostgresType("float8", Oid.FLOAT8, Oid.FLOAT8_ARRAY, PostgresType::floating),
            new PostgresType("numeric", Oid.NUMERIC, Oid.NUMERIC_ARRAY, PostgresType::numeric),
            new PostgresType("text", Oid.TEXT, Oid.TEXT_ARRAY, text -> text),
            new PostgresType("varchar", Oid.VARCHAR, Oid.VARCHAR_ARRAY, text -> text),
            new PostgresType("bpchar", Oid.BPCHAR, Oid.BPCHAR_ARRAY, text -> text),
            new PostgresType("name", Oid.NAME, Oid.NAME_ARRAY, text -> text),
            new PostgresType("char", Oid.CHAR, Oid.CHAR_ARRAY, text -> text),
            new PostgresType("bytea", Oid.BYTEA, Oid.BYTEA_ARRAY, PostgresType::bytes),
            new PostgresType("date", Oid.DATE, Oid.DATE_ARRAY, PostgresTimes::date),
            new PostgresType("time", Oid.TIME, Oid.TIME_ARRAY, PostgresTimes::time),
            new PostgresType("timetz", Oid.TIMETZ, Oid.TIMETZ_ARRAY, text -> text),
            new PostgresType("timestamp", Oid.TIMESTAMP, Oid.TIMESTAMP_ARRAY, PostgresTimes::timestamp),
            new PostgresType("timestamptz", Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, PostgresTimes::timestampWithZone),
            new PostgresType("interval", Oid.INTERVAL, Oid.INTERVAL_ARRAY, text -> text),
            new PostgresType("uuid", Oid.UUID, Oid.UUID_ARRAY, UUID::fromString),
            new PostgresType("json", Oid.JSON, Oid.JSON_ARRAY, text -> text),
            new PostgresType("jsonb", Oid.JSONB, Oid.JSONB_ARRAY, text -> text),
            new PostgresType("money", Oid.MONEY, Oid.MONEY_ARRAY, text -> text),
            new PostgresType("bit", Oid.BIT, Oid.BIT_ARRAY, text -> text),
            new PostgresType("varbit", Oid.VARBIT, Oid.VARBIT_ARRAY, text -> text),
            new PostgresType("xml", Oid.XML, Oid.XML_ARRAY, text -> text),
            // The driver has no names for the numbers of ranges, which are the same on every server.
            new PostgresType("int4range", 3904, 3905, text -> text),
            new PostgresType("numrange", 3906, 3907, text -> text),
            new PostgresType("tsrange", 3908, 3909, text -> text),
            new PostgresType("tstzrange", 3910, 3911, text -> text),
            new PostgresType("daterange", 3912, 3913, text -> text),
            new PostgresType("int8range", 3926, 3927, text -> text));

    private static final Map<Integer, PostgresType> BY_OID =
            ALL.stream().collect(Collectors.toMap(PostgresType::oid, type -> type));
    private static final Map<Integer, PostgresType> BY_ARRAY =
            ALL.stream().collect(Collectors.toMap(PostgresType::arrayOid, type -> type));

    /** Whether a type is one of these, or an array of one. */
    static boolean isKnown(int oid) {
        return BY_OID.containsKey(oid) || BY_ARRAY.containsKey(oid);
    }

    /** The name of a type in the server's catalog; that of an array begins with {@code _}; others are known by number. */
    static String name(int oid) {
        if (BY_OID.containsKey(oid)) {
            return BY_OID.get(oid).name();
        }
        return Optional.ofNullable(BY_ARRAY.get(oid))
                .map(element -> "_" + element.name())
                .orElse("oid " + oid);
    }

    /** What the server's text stands for; one of a type that is none of these stays a text. */
    static Object value(int oid, String text) {
        if (BY_OID.containsKey(oid)) {
            return BY_OID.get(oid).reader.apply(text);
        }
        return BY_ARRAY.containsKey(oid) ? new PostgresArray(text, BY_ARRAY.get(oid).reader).read() : text;
    }

    private static Object floating(String text) {
        return Double.valueOf(text);
    }

    /** A decimal of Java has no infinity, and is always a number. */
    private static Object numeric(String text) {
        return Character.isLetter(text.charAt(text.length() - 1)) ? Double.valueOf(text) : new BigDecimal(text);
    }

    private static Object bytes(String text) {
        try {
            return PGbytea.toBytes(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SQLException strange) {
            throw new NumberFormatException(strange.getMessage());
        }
    }
}
