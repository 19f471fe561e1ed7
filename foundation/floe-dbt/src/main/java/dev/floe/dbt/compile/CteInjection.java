package dev.floe.dbt.compile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A query with common table expressions in front: in its own {@code with}, or in one that it gets.
 *
 * @param sql the whole
 * @param start where what was put in begins
 * @param length of what was put in
 */
public record CteInjection(String sql, int start, int length) {
    static CteInjection inject(String sql, List<InjectedCte> ctes) {
        if (ctes.isEmpty()) {
            return new CteInjection(sql, 0, 0);
        }
        String statement = firstStatement(sql);
        String expressions = ctes.stream().map(InjectedCte::sql).collect(Collectors.joining(", "));
        Optional<Integer> with = behindWith(statement);
        if (with.isPresent()) {
            return at(with.get(), expressions + ", ", statement);
        }
        int start = statement.length() - statement.stripLeading().length();
        return at(start, "with" + expressions + " ", statement);
    }

    private static CteInjection at(int start, String part, String statement) {
        return new CteInjection(
                statement.substring(0, start) + part + statement.substring(start), start, part.length());
    }

    /** Where in the query itself a character is; empty: it is in what was put in. */
    Optional<Integer> ownOffset(int offset) {
        if (offset < start) {
            return Optional.of(offset);
        }
        return offset < start + length ? Optional.empty() : Optional.of(offset - length);
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
