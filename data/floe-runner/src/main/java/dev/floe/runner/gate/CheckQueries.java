package dev.floe.runner.gate;

import dev.floe.spi.artifact.Measure;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the queries of checks, each once. The compiler has made sure that they only read {@code this}. */
final class CheckQueries {
    private final String relation;
    private final ComputeSession session;
    private final Map<String, Measured> results = new HashMap<>();

    /** @param relation the rows that they are about */
    CheckQueries(String relation, ComputeSession session) {
        this.relation = relation;
        this.session = session;
    }

    Measured result(Measure.Check check) {
        return results.computeIfAbsent(check.sql(), _ -> run(check));
    }

    private Measured run(Measure.Check check) {
        String sql = "with this as (select * from %s)%nselect * from (%n%s%n) as result limit 2"
                .formatted(relation, check.sql());
        try (QueryRows rows = session.query(sql)) {
            if (rows.columns().size() != 1 || !rows.next()) {
                return Measured.Unknown.of(check, "its query gives no row with one column");
            }
            Object value = rows.value(0);
            if (rows.next()) {
                return Measured.Unknown.of(check, "its query gives several rows");
            }
            return number(value)
                    .<Measured>map(number ->
                            new Measured.Value(Optional.of(check.name()), number, GateTexts.number(number), ""))
                    .orElseGet(() -> Measured.Unknown.of(check, "its query gives no number"));
        } catch (SessionException refusal) {
            session.rollback();
            if (refusal.kind() == SessionException.Kind.CANCELLED) {
                throw refusal;
            }
            return Measured.Unknown.of(check, String.valueOf(refusal.getMessage()));
        }
    }

    private static Optional<BigDecimal> number(@Nullable Object value) {
        return switch (value) {
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case BigInteger number -> Optional.of(new BigDecimal(number));
            case BigDecimal number -> Optional.of(number);
            case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            case null, default -> Optional.empty();
        };
    }
}
