package dev.floe.lineage.resolve;

import dev.floe.lineage.resolve.SqlProblem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for a whole statement, and what was found wrong with it. */
final class Context {
    private final Tables tables;
    private final Set<String> masking;
    private final Map<String, SqlProblem> problems = new LinkedHashMap<>();

    Context(Tables tables, Set<String> masking) {
        this.tables = tables;
        this.masking = masking;
    }

    Tables tables() {
        return tables;
    }

    boolean isMasking(String function) {
        return masking.contains(function);
    }

    void report(Kind kind, int offset, String name, String message, List<String> there) {
        problems.putIfAbsent(kind + "@" + offset, new SqlProblem(kind, offset, name, message, there));
    }

    List<SqlProblem> problems() {
        List<SqlProblem> all = new ArrayList<>(problems.values());
        all.sort(Comparator.comparingInt(SqlProblem::offset).thenComparing(SqlProblem::kind));
        return all;
    }
}
