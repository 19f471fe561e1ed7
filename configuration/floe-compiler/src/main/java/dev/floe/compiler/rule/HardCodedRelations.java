package dev.floe.compiler.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the relations that SQL names itself: behind {@code from} and {@code join}, and behind commas there. Names of
 * common table expressions, of what was named before, and table functions are none. Where a template can make common table
 * expressions, only names with a schema are told apart from these.
 */
final class HardCodedRelations {
    /** Behind these a list of relations has ended. */
    private static final Set<String> ENDS = Set.of(
            "where",
            "group",
            "order",
            "having",
            "limit",
            "union",
            "intersect",
            "except",
            "qualify",
            "window",
            "select",
            "offset",
            "fetch",
            "on",
            "using",
            "set",
            "values");

    /** {@code from} within the parentheses of these is no clause. */
    private static final Set<String> FUNCTIONS = Set.of("extract", "trim", "substring", "overlay", "position");

    private static final Set<String> NO_RELATIONS =
            Set.of("lateral", "unnest", "values", "select", "with", "only", "table");

    private final List<SqlToken> tokens;
    private final Set<String> known = new HashSet<>();
    private final List<SqlToken> found = new ArrayList<>();
    /** Whether a list of relations is open, by the depth of parentheses. */
    private final List<Boolean> open = new ArrayList<>(List.of(false));
    /** Whether the parentheses are those of a function that has a {@code from} of its own. */
    private final List<Boolean> special = new ArrayList<>(List.of(false));

    private final boolean hasUnknownExpressions;

    private HardCodedRelations(List<SqlToken> tokens) {
        this.tokens = tokens;
        this.hasUnknownExpressions = IntStream.range(0, tokens.size()).anyMatch(this::mayMakeExpressions);
    }

    /** A template at the very beginning, behind {@code with}, or behind what ends an expression. */
    private boolean mayMakeExpressions(int i) {
        return tokens.get(i).kind() == SqlToken.Kind.TEMPLATE
                && (i == 0
                        || tokens.get(i - 1).isWord("with")
                        || tokens.get(i - 1).isSign(')')
                        || (tokens.get(i - 1).isSign(',')
                                && i > 1
                                && tokens.get(i - 2).isSign(')')));
    }

    /**
     * A relation.
     *
     * @param name as it stands there, without quotes
     */
    record Relation(String name, int start, int end) {}

    static List<Relation> in(String code) {
        String surface = SqlSurface.of(code);
        HardCodedRelations search = new HardCodedRelations(SqlToken.of(surface));
        search.nameExpressions();
        search.read();
        return search.found.stream()
                .map(token -> new Relation(code.substring(token.start(), token.end()), token.start(), token.end()))
                .toList();
    }

    /** Every {@code name as (} counts as a common table expression, also {@code name (columns) as (}. */
    private void nameExpressions() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName() && leadsToBody(i + 1)) {
                known.add(tokens.get(i).text());
            }
        }
    }

    private boolean leadsToBody(int next) {
        int i = next;
        if (tokens.get(i).isSign('(')) {
            while (i < tokens.size() && !tokens.get(i).isSign(')')) {
                i++;
            }
            i++;
        }
        if (i >= tokens.size() || !tokens.get(i).isWord("as")) {
            return false;
        }
        i++;
        while (i < tokens.size()
                && (tokens.get(i).isWord("not") || tokens.get(i).isWord("materialized"))) {
            i++;
        }
        return i < tokens.size() && tokens.get(i).isSign('(');
    }

    private void read() {
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.isSign('(')) {
                open.add(false);
                special.add(i > 0 && FUNCTIONS.contains(tokens.get(i - 1).text()));
            } else if (token.isSign(')') && open.size() > 1) {
                open.removeLast();
                special.removeLast();
            } else if (isClause(i)) {
                open.set(open.size() - 1, true);
                i = relation(i + 1) - 1;
            } else if (token.isSign(',') && open.getLast()) {
                i = relation(i + 1) - 1;
            } else if (token.kind() == SqlToken.Kind.WORD && ENDS.contains(token.text())) {
                boolean staysOpen = token.isWord("on") || token.isWord("using");
                open.set(open.size() - 1, staysOpen && open.getLast());
            }
        }
    }

    private boolean isClause(int i) {
        SqlToken token = tokens.get(i);
        if (token.isWord("join")) {
            return true;
        }
        return token.isWord("from")
                && !special.getLast()
                && (i == 0 || !tokens.get(i - 1).isWord("distinct") || !isComparison(i - 1));
    }

    /** {@code is [not] distinct from}. */
    private boolean isComparison(int distinct) {
        return distinct > 0
                && (tokens.get(distinct - 1).isWord("is")
                        || tokens.get(distinct - 1).isWord("not"));
    }

    /** Reads what stands where a relation is expected; gives the index behind it. */
    private int relation(int first) {
        int i = first;
        while (i < tokens.size() && tokens.get(i).isWord("lateral")) {
            i++;
        }
        if (i >= tokens.size()) {
            return i;
        }
        SqlToken start = tokens.get(i);
        if (start.kind() == SqlToken.Kind.TEXT) {
            found.add(start);
            return i + 1;
        }
        if (!start.isName() || NO_RELATIONS.contains(start.text())) {
            return i;
        }
        int last = i;
        boolean hasTemplate = false;
        while (last + 2 < tokens.size() && tokens.get(last + 1).isSign('.')) {
            last += 2;
            hasTemplate |= !tokens.get(last).isName();
        }
        boolean isFunction = last + 1 < tokens.size() && tokens.get(last + 1).isSign('(');
        boolean mayBeExpression = hasUnknownExpressions && last == i;
        if (!isFunction && !hasTemplate && !mayBeExpression && !known.contains(start.text())) {
            found.add(new SqlToken(
                    start.kind(), start.text(), start.start(), tokens.get(last).end()));
        }
        known.add(tokens.get(last).text());
        nameAlias(last + 1);
        return last + 1;
    }

    private void nameAlias(int next) {
        int i = next < tokens.size() && tokens.get(next).isWord("as") ? next + 1 : next;
        if (i < tokens.size()
                && tokens.get(i).isName()
                && !ENDS.contains(tokens.get(i).text())) {
            known.add(tokens.get(i).text());
        }
    }
}
