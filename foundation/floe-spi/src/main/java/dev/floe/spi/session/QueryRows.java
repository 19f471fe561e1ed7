package dev.floe.spi.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a query, one after the other. */
public interface QueryRows extends AutoCloseable {
    List<ResultColumn> columns();

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws SessionException if the engine fails on the way
     */
    boolean next();

    /**
     * A value of this row: {@code Boolean}, {@code Long}, {@code BigInteger}, {@code Double}, {@code BigDecimal}, {@code
     * String}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code OffsetDateTime}, {@code UUID}, {@code
     * byte[]}, a {@code List} or a {@code Map} of such values, or null. A day or time without an end is the {@code MAX} or
     * {@code MIN} of its type; an {@code OffsetDateTime} has the right instant, at whatever offset; a type that has no equal
     * here is the {@code String} that the engine writes for it.
     *
     * @param index from 0
     */
    @Nullable Object value(int index);

    /** What the engine says of the statement; empty: nothing. */
    default Optional<StatementReport> report() {
        return Optional.empty();
    }

    @Override
    void close();
}
