package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.parse.SqlParser;
import dev.floe.lineage.syntax.Query;
import dev.floe.lineage.syntax.QueryReads;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes sure that the query of a gate reads the new rows and nothing else: one SELECT, on {@code this}, that calls functions
 * which only compute. What is not known to be harmless is refused.
 *
 * <p>A library reads the SQL, and an engine reads it again when it runs. What the two could take for different things is not
 * let through: comments, strings with escapes, dollar quotes.
 */
public final class CheckSql {
    private static final String HELP = "write one SELECT that gives one number and reads 'this'";
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final List<String> AMBIGUOUS = List.of("--", "/*", "//", "$", "`", ";", "{{", "{%", "{#");

    /** Words that begin or make something else than a query. */
    private static final Set<String> STATEMENTS = Set.of(
            "into",
            "fetch",
            "insert",
            "update",
            "delete",
            "merge",
            "create",
            "drop",
            "alter",
            "truncate",
            "copy",
            "attach",
            "detach",
            "install",
            "load",
            "pragma",
            "call",
            "export",
            "import",
            "execute",
            "prepare");

    private CheckSql() {}

    /** What is wrong with it; empty: nothing. */
    public static Optional<Problem> problem(Measure.Check check, Place place) {
        Optional<String> ambiguous =
                AMBIGUOUS.stream().filter(check.sql()::contains).findFirst();
        if (ambiguous.isPresent()) {
            return Optional.of(notOneQuery(check, place, "it holds '%s'".formatted(ambiguous.get())));
        }
        List<SqlToken> tokens = SqlToken.of(SqlSurface.of(check.sql()));
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == SqlToken.Kind.WORD && STATEMENTS.contains(token.text())) {
                return Optional.of(notOneQuery(check, place, "it holds '%s'".formatted(token.text())));
            }
            if (token.kind() == SqlToken.Kind.TEXT
                    && i > 0
                    && tokens.get(i - 1).kind() == SqlToken.Kind.WORD
                    && tokens.get(i - 1).end() == token.start()) {
                return Optional.of(notOneQuery(check, place, "it holds a string with a prefix"));
            }
            if (token.isSign('(') && i > 0 && tokens.get(i - 1).isName() && !isHarmless(tokens.get(i - 1))) {
                return Optional.of(
                        unknownFunction(check, place, tokens.get(i - 1).text()));
            }
        }
        return read(check, place);
    }

    private static boolean isHarmless(SqlToken name) {
        return HarmlessFunctions.contains(name.text())
                || (name.kind() == SqlToken.Kind.WORD && HarmlessFunctions.isWordBeforeParenthesis(name.text()));
    }

    private static Optional<Problem> read(Measure.Check check, Place place) {
        try (SqlParser parser = new SqlParser(Dialect.DUCKDB, BUDGET)) {
            Query query = parser.parse(check.sql());
            if (query instanceof Query.Opaque(String reason)) {
                return Optional.of(notOneQuery(check, place, reason));
            }
            QueryReads reads = QueryReads.of(query);
            if (!reads.isWhole()) {
                return Optional.of(notOneQuery(check, place, "a part of it cannot be read"));
            }
            Optional<String> other = reads.tables().stream()
                    .filter(name -> !name.equalsIgnoreCase("this"))
                    .map(name -> name.replace("'", ""))
                    .min(Comparator.naturalOrder());
            if (other.isPresent()) {
                return Optional.of(Problem.error(
                                CompilerError.CHECK_READS_OTHERS,
                                place,
                                "Check '%s' reads '%s'".formatted(check.name(), other.get()))
                        .withHelp("read nothing but 'this', the rows that are about to be published"));
            }
            return new TreeSet<>(reads.functions())
                    .stream()
                            .filter(function -> !HarmlessFunctions.contains(function))
                            .findFirst()
                            .map(function -> unknownFunction(check, place, function));
        }
    }

    private static Problem notOneQuery(Measure.Check check, Place place, String reason) {
        return Problem.error(
                        CompilerError.CHECK_NOT_ONE_QUERY,
                        place,
                        "The SQL of check '%s' is not one plain query: %s".formatted(check.name(), reason))
                .withHelp(HELP);
    }

    private static Problem unknownFunction(Measure.Check check, Place place, String function) {
        return Problem.error(
                        CompilerError.CHECK_CALLS_UNKNOWN,
                        place,
                        "Check '%s' calls '%s', which is not one of the functions that only compute"
                                .formatted(check.name(), function))
                .withHelp("do without it, or compute it in the model; 'floe explain FLOE-C232' lists the functions");
    }
}
