package dev.floe.dbt.select;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.select.GraphOperators.ChildrensParents;
import dev.floe.dbt.select.Selection.Criterion;
import dev.floe.jinja.value.StringValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one criterion: {@code @}, {@code 2+}, {@code method.argument:}, the value, {@code +2}. */
final class CriterionReader {
    private static final Pattern CRITERION = Pattern.compile(
            "(?<at>@)?((?<upward>\\d*)\\+)?((?<method>[\\w.]+):)?(?<value>.*?)(\\+(?<downward>\\d*))?",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);

    private static final BigInteger MOST_STEPS = BigInteger.valueOf(GraphOperators.ALL);

    private final IndirectSelection indirect;

    /** @param indirect what holds for criteria that do not say it themselves */
    CriterionReader(IndirectSelection indirect) {
        this.indirect = requireNonNull(indirect, "indirect is null");
    }

    /**
     * Reads a criterion.
     *
     * @param place where the text stands, if it stands in a file
     * @throws FloeException if the text is no criterion or its method is unknown
     */
    Criterion read(String text, Optional<Place> place) {
        CriterionText parts = split(text, place);
        MethodName method = MethodName.read(parts.method(), place);
        GraphOperators operators = new GraphOperators(
                parts.at().isEmpty() ? ChildrensParents.NOT_ADDED : ChildrensParents.ADDED,
                steps(parts.upward()),
                steps(parts.downward()));
        return checked(new Criterion(
                text, method.method(), method.arguments(), StringValue.of(parts.value()), operators, indirect, place));
    }

    /** The parts of a criterion as they were written, with the method that holds where none is written. */
    static CriterionText split(String text, Optional<Place> place) {
        Matcher matcher = CRITERION.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.of(
                    SelectionError.CRITERION_SYNTAX,
                    place,
                    "Criterion '" + text + "' runs over more than one line",
                    "write one criterion on one line");
        }
        String value = matcher.group("value");
        String method = matcher.group("method");
        return new CriterionText(
                text(matcher.group("at")),
                Optional.ofNullable(matcher.group("upward")),
                method == null ? methodFor(value).text() : method,
                value,
                Optional.ofNullable(matcher.group("downward")));
    }

    static Criterion checked(Criterion criterion) {
        GraphOperators operators = criterion.operators();
        if (operators.childrensParents() == ChildrensParents.ADDED && operators.children() > 0) {
            throw Refusal.of(
                    SelectionError.CRITERION_SYNTAX,
                    criterion.place(),
                    "Criterion '" + criterion.text() + "' asks for children and for the parents of all children",
                    "leave out the '+' behind it: '@' brings all children");
        }
        return criterion;
    }

    /** What a value without a method is taken for. */
    static SelectionMethod methodFor(String value) {
        if (value.contains("/")) {
            return SelectionMethod.PATH;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        boolean isFile = List.of(".sql", ".py", ".csv").stream().anyMatch(lower::endsWith);
        return isFile ? SelectionMethod.FILE : SelectionMethod.FQN;
    }

    private static int steps(Optional<String> depth) {
        return depth.map(digits -> digits.isEmpty()
                        ? GraphOperators.ALL
                        : new BigInteger(digits).min(MOST_STEPS).intValueExact())
                .orElse(0);
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }

    /**
     * The parts of a criterion.
     *
     * @param at {@code @} or nothing
     * @param upward the digits before a leading {@code +}; empty without that
     * @param downward the digits behind a trailing {@code +}; empty without that
     */
    record CriterionText(String at, Optional<String> upward, String method, String value, Optional<String> downward) {}
}
