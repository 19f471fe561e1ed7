package dev.floe.dbt.compile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts common table expressions in front of a query: into its own {@code with}, or into one that it gets. */
final class CteInjection {
    private CteInjection() {}

    static String inject(String sql, List<InjectedCte> ctes) {
        if (ctes.isEmpty()) {
            return sql;
        }
        String statement = firstStatement(sql);
        String expressions = ctes.stream().map(InjectedCte::sql).collect(Collectors.joining(", "));
        Optional<Integer> with = behindWith(statement);
        if (with.isPresent()) {
            return statement.substring(0, with.get()) + expressions + ", " + statement.substring(with.get());
        }
        int start = statement.length() - statement.stripLeading().length();
        return statement.substring(0, start) + "with" + expressions + " " + statement.substring(start);
    }

    /** Everything up to the first semicolon, and the blanks behind it: dbt takes no more of a query that gets expressions. */
    private static String firstStatement(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        for (Optional<SqlScanner.Token> token = scanner.next(); token.isPresent(); token = scanner.next()) {
            if (token.get().kind() == SqlScanner.Kind.SEMICOLON) {
                int end = token.get().end();
                while (end < sql.length() && (sql.charAt(end) == ' ' || sql.charAt(end) == '\t')) {
                    end++;
                }
                return sql.substring(0, end);
            }
        }
        return sql;
    }

    /** The place of what comes behind {@code with}, or behind {@code with recursive}. */
    private static Optional<Integer> behindWith(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        Optional<Integer> found = Optional.empty();
        for (Optional<SqlScanner.Token> token = scanner.next(); token.isPresent(); token = scanner.next()) {
            SqlScanner.Token present = token.get();
            String text = sql.substring(present.start(), present.end());
            if (text.equalsIgnoreCase(found.isEmpty() ? "with" : "recursive")) {
                found = Optional.of(present.end());
            } else if (found.isPresent() && present.kind() != SqlScanner.Kind.BLANK) {
                return Optional.of(present.start());
            }
        }
        return found;
    }
}
