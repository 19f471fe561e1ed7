package dev.floe.runner.gate;

import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one look at all rows of a table says: how many there are, and of columns what gates ask for. */
final class ColumnFacts {
    private final Map<String, Object> values = new HashMap<>();

    private ColumnFacts() {}

    /**
     * Asks the engine, once.
     *
     * @param relation the name of the rows
     */
    static ColumnFacts read(String relation, TableVersion version, List<Gate> gates, ComputeSession session) {
        Set<String> expressions = new LinkedHashSet<>(List.of("count(*)"));
        for (Gate gate : gates) {
            Measure measure = gate.threshold().measure();
            measure.subject()
                    .filter(_ -> !(measure instanceof Measure.Check))
                    .ifPresent(pattern -> ColumnNames.matching(pattern, version.schema())
                            .forEach(column -> expressions.addAll(expressions(measure, column))));
        }
        List<String> asked = new ArrayList<>(expressions);
        ColumnFacts facts = new ColumnFacts();
        try (QueryRows rows = session.query("select " + String.join(", ", asked) + " from " + relation)) {
            rows.next();
            for (int i = 0; i < asked.size(); i++) {
                Object value = rows.value(i);
                if (value != null) {
                    facts.values.put(asked.get(i), value);
                }
            }
        }
        return facts;
    }

    private static List<String> expressions(Measure measure, String column) {
        return switch (measure) {
            case Measure.NullShare _ -> List.of(present(column));
            case Measure.UniqueShare _ -> List.of(present(column), different(column));
            case Measure.Age _ -> List.of(newest(column));
            case Measure.RowCount _, Measure.VolumeChange _, Measure.SchemaChange _, Measure.Check _ -> List.of();
        };
    }

    private static String present(String column) {
        return "count(" + ColumnNames.quoted(column) + ")";
    }

    private static String different(String column) {
        return "count(distinct " + ColumnNames.quoted(column) + ")";
    }

    private static String newest(String column) {
        return "max(" + ColumnNames.quoted(column) + ")";
    }

    long rows() {
        return number("count(*)");
    }

    long presentValues(String column) {
        return number(present(column));
    }

    long differentValues(String column) {
        return number(different(column));
    }

    /** The greatest value; empty: there is none. */
    Optional<Object> newestValue(String column) {
        return Optional.ofNullable(values.get(newest(column)));
    }

    private long number(String expression) {
        return values.get(expression) instanceof Number number ? number.longValue() : 0;
    }
}
