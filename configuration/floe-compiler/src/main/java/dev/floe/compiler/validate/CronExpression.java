package dev.floe.compiler.validate;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A schedule in the five fields of crontab(5): what Kubernetes CronJobs and Dagster read alike. A field holds {@code *}, a
 * number, a name (months, days of the week), a range {@code a-b}, a step {@code /n} of either, or a list of these.
 */
final class CronExpression {
    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
            // 0 and 7 are both Sunday.
            new Field("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")));

    private static final Pattern PART = Pattern.compile("[^ \t]+");
    private static final int DAY_OF_MONTH = 2;
    private static final int MONTH = 3;
    private static final int DAY_OF_WEEK = 4;
    private static final int[] LONGEST_MONTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CronExpression() {}

    /**
     * What is wrong with an expression.
     *
     * @param start where in the expression, in characters from its start
     * @param end just after it
     * @param why to follow the name of the expression in a message
     */
    record Fault(int start, int end, String why) {}

    /** The first thing that is wrong with an expression. */
    static Optional<Fault> faultOf(String expression) {
        List<MatchResult> parts = PART.matcher(expression).results().toList();
        if (parts.size() != FIELDS.size()) {
            String fields = parts.size() == 1 ? "field" : "fields";
            return Optional.of(new Fault(0, expression.length(), "has %d %s, not 5".formatted(parts.size(), fields)));
        }
        BitSet[] values = new BitSet[FIELDS.size()];
        for (int i = 0; i < FIELDS.size(); i++) {
            MatchResult part = parts.get(i);
            BitSet set = new BitSet();
            Optional<String> problem = FIELDS.get(i).read(part.group(), set);
            if (problem.isPresent()) {
                return Optional.of(new Fault(part.start(), part.end(), problem.get()));
            }
            values[i] = set;
        }
        boolean anyDayOfWeek = parts.get(DAY_OF_WEEK).group().equals("*");
        if (anyDayOfWeek && !happens(values[DAY_OF_MONTH], values[MONTH])) {
            return Optional.of(new Fault(
                    parts.get(DAY_OF_MONTH).start(),
                    parts.get(MONTH).end(),
                    "never comes: no such month has such a day"));
        }
        return Optional.empty();
    }

    private static boolean happens(BitSet days, BitSet months) {
        return months.stream().anyMatch(month -> days.nextSetBit(1) <= LONGEST_MONTHS[month - 1]);
    }

    /** One of the five fields. */
    private record Field(String name, int minimum, int maximum, List<String> names) {
        Optional<String> read(String text, BitSet values) {
            for (String item : text.split(",", -1)) {
                Optional<String> problem = readItem(item, values);
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        }

        private Optional<String> readItem(String item, BitSet values) {
            String[] rangeAndStep = item.split("/", -1);
            if (rangeAndStep.length > 2 || item.isEmpty()) {
                return unfit(item);
            }
            int step = 1;
            if (rangeAndStep.length == 2) {
                step = digits(rangeAndStep[1]);
                if (step < 1 || step > maximum) {
                    return Optional.of(
                            "has the step '%s' in its %s; a step is 1 to %d".formatted(rangeAndStep[1], name, maximum));
                }
            }
            String range = rangeAndStep[0];
            if (range.equals("*")) {
                fill(values, minimum, maximum, step);
                return Optional.empty();
            }
            String[] bounds = range.split("-", -1);
            int from = value(bounds[0]);
            int to = bounds.length == 2 ? value(bounds[1]) : from;
            if (bounds.length > 2 || from < 0 || to < 0) {
                return unfit(item);
            }
            if (from > to) {
                return Optional.of("has the range '%s' in its %s, which ends before it begins".formatted(range, name));
            }
            boolean isOpen = bounds.length == 1 && rangeAndStep.length == 2;
            fill(values, from, isOpen ? maximum : to, step);
            return Optional.empty();
        }

        private static void fill(BitSet values, int from, int to, int step) {
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }

        private Optional<String> unfit(String item) {
            return Optional.of("has '%s' for its %s, which is %d to %d".formatted(item, name, minimum, maximum));
        }

        private int value(String text) {
            int index = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (index >= 0) {
                return index + minimum;
            }
            int value = digits(text);
            return value < minimum || value > maximum ? -1 : value;
        }

        private static int digits(String text) {
            boolean fits = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return fits ? Integer.parseInt(text) : -1;
        }
    }
}
