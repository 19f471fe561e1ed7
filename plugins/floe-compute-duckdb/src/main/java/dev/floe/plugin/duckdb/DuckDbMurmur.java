package dev.floe.plugin.duckdb;

import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Fixed;
import dev.floe.spi.table.TableType.Primitive;

/**
 * Murmur3 in SQL, of 32 bits, x86 variant, seed 0, of the bytes that appendix B of Iceberg's table specification gives for
 * each type. DuckDB has no such function. Every step stays within 64 unsigned bits: a product of two numbers of 32 bits does.
 */
final class DuckDbMurmur {
    private static final String MASK = "4294967295::ubigint";
    private static final String FIRST = "3432918353::ubigint";
    private static final String SECOND = "461845907::ubigint";

    private DuckDbMurmur() {}

    /**
     * The hash of a value as an unsigned number of 32 bits; null for null.
     *
     * @param value an expression of the type
     */
    static String hash(String value, TableType type) {
        return switch (type) {
            case Decimal _ -> ofBytes("(" + decimalBytes(value) + ")");
            case Fixed _ -> ofBytes("hex(" + value + ")");
            case Primitive primitive -> primitive(value, primitive);
            default -> throw new IllegalArgumentException("No bucket is made of " + type);
        };
    }

    private static String primitive(String value, Primitive type) {
        return switch (type) {
            case INT, LONG -> ofLong("(" + value + ")::bigint");
            case DATE -> ofLong("(" + value + " - date '1970-01-01')::bigint");
            case TIME, TIMESTAMP, TIMESTAMP_TZ -> ofLong("epoch_us(" + value + ")");
            case TIMESTAMP_NANO, TIMESTAMP_TZ_NANO ->
                ofLong(DuckDbPartitions.floorDivision("epoch_ns(" + value + ")", "1000"));
            case STRING, BINARY -> ofBytes("hex(" + value + ")");
            case UUID -> ofBytes("upper(replace(" + value + "::varchar, '-', ''))");
            case BOOLEAN, FLOAT, DOUBLE -> throw new IllegalArgumentException("No bucket is made of " + type);
        };
    }

    /** The unscaled number as the fewest bytes that hold it with its sign, in hexadecimal digits. */
    private static String decimalBytes(String value) {
        String digits = "replace((" + value + ")::varchar, '.', '')::hugeint";
        return """
                list_transform([%s], lambda v: right(
                  case when v < 0 then hex(v) else lpad(hex(v), 32, '0') end,
                  2 * coalesce(list_min(list_filter(range(1, 16), lambda n:
                    v >= -(1::hugeint << (8 * n - 1)::int) and v < (1::hugeint << (8 * n - 1)::int))), 16)))[1]
                """.formatted(digits);
    }

    private static String ofLong(String value) {
        String low = "((" + value + ") & 4294967295)::ubigint";
        String high = "(((" + value + ") >> 32) & 4294967295)::ubigint";
        return finish(mix(mix("0::ubigint", low), high), "8::ubigint");
    }

    /** Blocks of four bytes, the lowest first, and what is left at the end. */
    private static String ofBytes(String hex) {
        return "list_transform([" + hex + "], lambda h: "
                + finish(
                        "xor("
                                + "list_reduce(list_transform(range(length(h) // 8), lambda i: "
                                + littleEndian("substr(h, (i * 8 + 1)::bigint, 8)")
                                + "), lambda a, k: " + mix("a", "k") + ", 0::ubigint), "
                                + scramble(littleEndian("rpad(substr(h, length(h) // 8 * 8 + 1), 8, '0')"))
                                + ")",
                        "(length(h) // 2)::ubigint")
                + ")[1]";
    }

    private static String littleEndian(String eightDigits) {
        return "('0x' || substr(" + eightDigits + ", 7, 2) || substr(" + eightDigits + ", 5, 2) || substr("
                + eightDigits + ", 3, 2) || substr(" + eightDigits + ", 1, 2))::ubigint";
    }

    private static String mix(String hash, String block) {
        return times(rotate("xor(" + hash + ", " + scramble(block) + ")", 13), "5::ubigint", "3864292196::ubigint");
    }

    private static String scramble(String block) {
        return times(rotate(times(block, FIRST), 15), SECOND);
    }

    private static String times(String number, String factor) {
        return "((" + number + " * " + factor + ") & " + MASK + ")";
    }

    private static String times(String number, String factor, String addend) {
        return "((" + number + " * " + factor + " + " + addend + ") & " + MASK + ")";
    }

    private static String rotate(String number, int bits) {
        return apply(number, "(((x << " + bits + ") | (x >> " + (32 - bits) + ")) & " + MASK + ")");
    }

    private static String finish(String hash, String length) {
        String mixed = "xor(" + hash + ", " + length + ")";
        mixed = apply(mixed, times("xor(x, x >> 16)", "2246822507::ubigint"));
        mixed = apply(mixed, times("xor(x, x >> 13)", "3266489909::ubigint"));
        return apply(mixed, "xor(x, x >> 16)");
    }

    /** SQL has no names for parts of an expression, but a lambda's parameter is one. */
    private static String apply(String argument, String body) {
        return "list_transform([" + argument + "], lambda x: " + body + ")[1]";
    }
}
