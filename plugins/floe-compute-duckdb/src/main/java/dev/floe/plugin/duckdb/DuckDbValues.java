package dev.floe.plugin.duckdb;

import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.duckdb.JsonNode;
import org.jspecify.annotations.Nullable;

/** Turns what the driver gives into the types that sessions promise. */
final class DuckDbValues {
    private DuckDbValues() {}

    static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Float number -> Double.valueOf(number.toString());
            case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
            case Timestamp time -> DuckDbInfinity.mapped(time.toLocalDateTime());
            case LocalDateTime time -> DuckDbInfinity.mapped(time);
            case OffsetDateTime time -> DuckDbInfinity.mapped(time);
            case LocalDate date -> DuckDbInfinity.mapped(date);
            case Date date -> DuckDbInfinity.mapped(date.toLocalDate());
            case OffsetTime time -> time.toString();
            case JsonNode json -> json.toString();
            case Blob blob -> blob.getBytes(1, (int) blob.length());
            case DuckDBStruct struct -> map(struct.getMap());
            case Struct struct -> list(struct.getAttributes());
            case Array array -> list((Object[]) array.getArray());
            case Map<?, ?> map -> map(map);
            default -> value;
        };
    }

    private static List<@Nullable Object> list(Object[] elements) throws SQLException {
        List<@Nullable Object> plain = new ArrayList<>(elements.length);
        for (Object element : elements) {
            plain.add(plain(element));
        }
        return plain;
    }

    private static Map<@Nullable Object, @Nullable Object> map(Map<?, ?> entries) throws SQLException {
        Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            plain.put(plain(entry.getKey()), plain(entry.getValue()));
        }
        return plain;
    }
}
