package dev.floe.spi.table;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A type of Apache Iceberg's, as its table specification names them. */
public sealed interface TableType {
    /** A type without parameters. */
    enum Primitive implements TableType {
        BOOLEAN,
        /** 32 bits, signed. */
        INT,
        /** 64 bits, signed. */
        LONG,
        FLOAT,
        DOUBLE,
        DATE,
        /** A time of day in microseconds. */
        TIME,
        /** A date and time in microseconds, without a zone. */
        TIMESTAMP,
        /** A moment in microseconds. */
        TIMESTAMP_TZ,
        /** A date and time in nanoseconds, without a zone; needs format version 3. */
        TIMESTAMP_NANO,
        /** A moment in nanoseconds; needs format version 3. */
        TIMESTAMP_TZ_NANO,
        STRING,
        UUID,
        BINARY
    }

    /**
     * A number of up to {@code precision} digits.
     *
     * @param precision 1 to 38
     * @param scale digits behind the point, 0 to {@code precision}
     */
    record Decimal(int precision, int scale) implements TableType {
        public Decimal {
            if (precision < 1 || precision > 38) {
                throw new IllegalArgumentException("Precision of a decimal is not between 1 and 38: " + precision);
            }
            if (scale < 0 || scale > precision) {
                throw new IllegalArgumentException("Scale of a decimal is not between 0 and its precision: " + scale);
            }
        }
    }

    /** Exactly {@code length} bytes. */
    record Fixed(int length) implements TableType {
        public Fixed {
            if (length < 1) {
                throw new IllegalArgumentException("Length of a fixed type is not positive: " + length);
            }
        }
    }

    /** A list; the element's field is named {@code element}. */
    record ListOf(TableField element) implements TableType {
        public ListOf {
            requireNonNull(element, "element is null");
        }
    }

    /** A map; the fields are named {@code key} and {@code value}, and a key is never null. */
    record MapOf(TableField key, TableField value) implements TableType {
        public MapOf {
            requireNonNull(key, "key is null");
            requireNonNull(value, "value is null");
        }
    }

    /** A row within a row. */
    record Struct(List<TableField> fields) implements TableType {
        public Struct {
            fields = List.copyOf(fields);
        }
    }
}
