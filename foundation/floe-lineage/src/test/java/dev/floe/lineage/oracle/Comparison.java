package dev.floe.lineage.oracle;

import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.QueryLineage;
import dev.floe.lineage.resolve.SqlLineage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what lineage says of queries with what an engine does. */
final class Comparison {
    private final Engine engine;
    private final SqlLineage lineage;
    private final List<String> misses = new ArrayList<>();
    private int queries;
    private int refused;
    private int outputs;
    private int claimed;
    private int seen;

    Comparison(Engine engine, SqlLineage lineage) {
        this.engine = engine;
        this.lineage = lineage;
    }

    /** Every column that changes an output and is not said to. */
    List<String> misses() {
        return misses;
    }

    int queries() {
        return queries;
    }

    int refused() {
        return refused;
    }

    String summary() {
        return "%d queries (%d refused), %d outputs, %d of them changed by a column; of %d columns that lineage names as directly or indirectly used, misses: %d"
                .formatted(queries, refused, outputs, seen, claimed, misses.size());
    }

    void check(String sql) throws SQLException {
        Engine.Answer before;
        try {
            before = engine.ask(sql);
        } catch (SQLException refusal) {
            refused++;
            return;
        }
        queries++;
        QueryLineage said = lineage.lineage(lineage.parse(sql), engine);
        if (said.opaque().isPresent() || said.isOpen()) {
            misses.add("unknown: " + said.opaque().orElse("open") + "\n" + sql);
            return;
        }
        if (!said.problems().isEmpty()) {
            misses.add("false alarm: " + said.problems().getFirst().message() + "\n" + sql);
        }
        if (said.fields().size() != before.names().size()) {
            misses.add("columns: " + said.fields().stream().map(Field::name).toList() + " for " + before.names() + "\n"
                    + sql);
            return;
        }
        outputs += before.names().size();
        List<Set<ColumnId>> sources = sources(said);
        for (ColumnId column : engine.columns()) {
            if (sources.stream().allMatch(each -> each.contains(column))) {
                continue;
            }
            for (Engine.Answer after : engine.askVariants(sql, column)) {
                compare(sql, column, before, after, sources);
            }
        }
        checkTypes(sql, said, before);
    }

    private List<Set<ColumnId>> sources(QueryLineage said) {
        List<Set<ColumnId>> sources = new ArrayList<>();
        for (Field field : said.fields()) {
            Set<ColumnId> all = new HashSet<>(field.flow().uses().keySet());
            all.addAll(said.influences().uses().keySet());
            claimed += all.size();
            sources.add(all);
        }
        return sources;
    }

    private void compare(
            String sql, ColumnId column, Engine.Answer before, Engine.Answer after, List<Set<ColumnId>> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (!before.values().get(i).equals(after.values().get(i))) {
                seen++;
                if (!sources.get(i).contains(column)) {
                    misses.add(column + " changes output " + i + " '"
                            + before.names().get(i) + "'\n" + sql);
                }
            }
        }
    }

    private void checkTypes(String sql, QueryLineage said, Engine.Answer before) {
        for (int i = 0; i < said.fields().size(); i++) {
            Field field = said.fields().get(i);
            String type = before.types().get(i);
            field.type()
                    .filter(each -> !isSame(each, type))
                    .ifPresent(each ->
                            misses.add("type of '" + field.name() + "' is " + type + ", not " + each + "\n" + sql));
        }
    }

    private static boolean isSame(String said, String type) {
        String plain = said.toUpperCase(java.util.Locale.ROOT).replace(" ", "");
        String other = type.replace(" ", "");
        return plain.equals(other)
                || (plain.equals("INT") && other.equals("INTEGER"))
                || (plain.startsWith("DECIMAL") && other.startsWith("DECIMAL"));
    }
}
