package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.map;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.artifact.Threshold.Bound;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The bounds that {@code quality_gates} of a layer or of a model may set for the rows that are published. */
final class ThresholdsShape {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final Shape<BigDecimal> PERCENT = Shapes.decimal(BigDecimal.ZERO, HUNDRED);
    private static final Shape<BigDecimal> NUMBER = Shapes.decimal(MOST.negate(), MOST);
    private static final Shape<BigDecimal> COUNT = Shapes.decimal(BigDecimal.ZERO, MOST);

    /** Columns by their name, of which {@code *} stands for any part. */
    private static final Shape<String> COLUMNS =
            Shapes.text("^[A-Za-z_*][A-Za-z0-9_*]*$", "the name of a column, with * for anything", 128);

    private static final Shape<BigDecimal> AGE = Shapes.text(
                    "^[1-9][0-9]{0,4}(min|h|d)$", "a number and min, h or d, such as 90min, 24h or 7d", 16)
            .map(ThresholdsShape::seconds);

    /** A lower and an upper bound of the same. */
    private record Range(Optional<Located<BigDecimal>> least, Optional<Located<BigDecimal>> most) {}

    private record CheckSection(String sql, Range range) {}

    private static final ObjectShape<Range> ROWS =
            range("RowGate", "How many rows a table has", "min", "max", COUNT, COUNT);
    private static final ObjectShape<Range> CHANGE = range(
            "VolumeGate",
            "How many rows more or fewer than the published table it has, in percent of that",
            "max_decrease",
            "max_increase",
            PERCENT,
            COUNT);

    private static final ObjectShape<CheckSection> CHECK =
            ObjectShape.of("CheckGate", "A query for one number, and what that has to be", fields -> {
                var sql = fields.required("sql", Forms.EXPRESSION, "One SELECT, which reads the new rows as 'this'");
                var least = fields.optional("min", NUMBER, "The least that it may give");
                var most = fields.optional("max", NUMBER, "The most that it may give; 0 where neither is said");
                return values -> new CheckSection(values.value(sql), new Range(values.get(least), values.get(most)));
            });

    private ThresholdsShape() {}

    private static ObjectShape<Range> range(
            String name,
            String description,
            String least,
            String most,
            Shape<BigDecimal> leastShape,
            Shape<BigDecimal> mostShape) {
        return ObjectShape.of(name, description, fields -> {
            var from = fields.optional(least, leastShape, "At the lower end");
            var to = fields.optional(most, mostShape, "At the upper end");
            return values -> new Range(values.get(from), values.get(to));
        });
    }

    /** Declares the keys, and gives what reads them. */
    static Function<ObjectShape.Values, List<Located<Threshold>>> declare(ObjectShape.Fields fields) {
        var rows = fields.optional("rows", ROWS, "How many rows a table has when it is published");
        var change =
                fields.optional("volume_change", CHANGE, "How its rows may change from one publication to the next");
        var nulls = fields.optional("null_share", map(COLUMNS, PERCENT), "The most nulls of columns, in percent");
        var unique =
                fields.optional("unique_share", map(COLUMNS, PERCENT), "The least share of unique values, in percent");
        var freshness = fields.optional("freshness", map(COLUMNS, AGE), "The greatest age of the newest value");
        var schema = fields.optional(
                "schema_change", Shapes.oneOf(List.of("refused")), "Whether columns may go or change their types");
        var checks = fields.optional("checks", map(Forms.NAME, CHECK), "Queries, by name");
        return values -> {
            List<Located<Threshold>> found = new ArrayList<>();
            values.get(rows).ifPresent(given -> add(new Measure.RowCount(), given.value(), found));
            values.get(change).ifPresent(given -> add(new Measure.VolumeChange(), negated(given.value()), found));
            values.get(nulls).ifPresent(given -> each(given, Measure.NullShare::new, Bound.AT_MOST, found));
            values.get(unique).ifPresent(given -> each(given, Measure.UniqueShare::new, Bound.AT_LEAST, found));
            values.get(freshness).ifPresent(given -> each(given, Measure.Age::new, Bound.AT_MOST, found));
            values.get(schema)
                    .ifPresent(given -> found.add(
                            given.map(_ -> new Threshold(new Measure.SchemaChange(), Bound.AT_MOST, BigDecimal.ZERO))));
            values.get(checks).ifPresent(given -> given.value().forEach((name, check) -> addCheck(name, check, found)));
            return found;
        };
    }

    private static void add(Measure measure, Range range, List<Located<Threshold>> found) {
        range.least().ifPresent(limit -> found.add(limit.map(it -> new Threshold(measure, Bound.AT_LEAST, it))));
        range.most().ifPresent(limit -> found.add(limit.map(it -> new Threshold(measure, Bound.AT_MOST, it))));
    }

    private static Range negated(Range range) {
        return new Range(range.least().map(limit -> limit.map(BigDecimal::negate)), range.most());
    }

    private static void addCheck(String name, Located<CheckSection> check, List<Located<Threshold>> found) {
        Measure measure = new Measure.Check(name, check.value().sql().strip());
        Range range = check.value().range();
        if (range.least().isEmpty() && range.most().isEmpty()) {
            found.add(check.map(_ -> new Threshold(measure, Bound.AT_MOST, BigDecimal.ZERO)));
        }
        add(measure, range, found);
    }

    private static void each(
            Located<Map<String, Located<BigDecimal>>> limits,
            Function<String, Measure> measure,
            Bound bound,
            List<Located<Threshold>> found) {
        limits.value()
                .forEach((columns, limit) ->
                        found.add(limit.map(it -> new Threshold(measure.apply(columns), bound, it))));
    }

    private static BigDecimal seconds(String age) {
        String unit = age.replaceAll("[0-9]", "");
        long number = Long.parseLong(age.substring(0, age.length() - unit.length()));
        Duration duration =
                switch (unit) {
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
        return BigDecimal.valueOf(duration.toSeconds());
    }
}
