package dev.floe.plugin.duckdb;

import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Fixed;
import dev.floe.spi.table.TableType.Primitive;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HexFormat;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;

/**
 * The hash of values in SQL, as Iceberg has it. DuckDB has no such function, so an engine gets some that are written in Java and
 * called for some thousand rows at a time.
 */
enum DuckDbHash {
    /** Of a number of 64 bits. */
    NUMBER("__floe_hash_of_number", DuckDBColumnType.BIGINT) {
        @Override
        int hash(DuckDBReadableVector values, long row) {
            return DuckDbMurmur.hash(values.getLong(row));
        }
    },
    /** Of bytes, which come as hexadecimal digits: the driver hands no others over. */
    BYTES("__floe_hash_of_bytes", DuckDBColumnType.VARCHAR) {
        @Override
        int hash(DuckDBReadableVector values, long row) {
            return DuckDbMurmur.hash(HexFormat.of().parseHex(values.getString(row)));
        }
    },
    /** Of an integer of any length, which comes as decimal digits: of the fewest bytes that hold it, the highest first. */
    DIGITS("__floe_hash_of_digits", DuckDBColumnType.VARCHAR) {
        @Override
        int hash(DuckDBReadableVector values, long row) {
            return DuckDbMurmur.hash(new BigInteger(values.getString(row)).toByteArray());
        }
    };

    private final String function;
    private final DuckDBColumnType parameter;

    DuckDbHash(String function, DuckDBColumnType parameter) {
        this.function = function;
        this.parameter = parameter;
    }

    abstract int hash(DuckDBReadableVector values, long row);

    /**
     * Makes the functions known to a database. A transaction that has begun before may not find them.
     *
     * @throws dev.floe.spi.session.SessionException if DuckDB does not take them
     */
    static void define(DuckDBConnection connection) {
        try {
            for (DuckDbHash each : values()) {
                each.register(connection);
            }
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        }
    }

    private void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(function)
                    .withParameter(parameter)
                    .withReturnType(DuckDBColumnType.INTEGER)
                    .withVectorizedFunction((arguments, hashes) -> {
                        DuckDBReadableVector values = arguments.vector(0);
                        for (long row = 0; row < arguments.rowCount(); row++) {
                            if (values.isNull(row)) {
                                hashes.setNull(row);
                            } else {
                                hashes.setInt(row, hash(values, row));
                            }
                        }
                    })
                    .register(connection);
        }
    }

    /**
     * The hash of a value as an integer; null for null.
     *
     * @param value an expression of the type
     */
    static String of(String value, TableType type) {
        return switch (type) {
            case Decimal _ -> DIGITS.call("replace((" + value + ")::varchar, '.', '')");
            case Fixed _ -> BYTES.call("hex(" + value + ")");
            case Primitive primitive -> ofPrimitive(value, primitive);
            default -> throw new IllegalArgumentException("No bucket is made of " + type);
        };
    }

    private static String ofPrimitive(String value, Primitive type) {
        return switch (type) {
            case INT, LONG -> NUMBER.call("(" + value + ")::bigint");
            case DATE -> NUMBER.call("(" + value + " - date '1970-01-01')::bigint");
            case TIME, TIMESTAMP, TIMESTAMP_TZ -> NUMBER.call("epoch_us(" + value + ")");
            case TIMESTAMP_NANO, TIMESTAMP_TZ_NANO ->
                NUMBER.call(DuckDbPartitions.floorDivision("epoch_ns(" + value + ")", "1000"));
            case STRING, BINARY -> BYTES.call("hex(" + value + ")");
            case UUID -> BYTES.call("replace(" + value + "::varchar, '-', '')");
            case BOOLEAN, FLOAT, DOUBLE -> throw new IllegalArgumentException("No bucket is made of " + type);
        };
    }

    private String call(String argument) {
        return function + "(" + argument + ")";
    }
}
