package dev.floe.dbt.select;

import dev.floe.dbt.select.Selection.Difference;
import dev.floe.dbt.select.Selection.Intersection;
import dev.floe.dbt.select.Selection.Union;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code --select} and {@code --exclude} say. */
public final class SelectionParser {
    /** What is selected where nothing is asked for: everything that has a name of its own. */
    private static final List<String> EVERYTHING =
            List.of("fqn:*", "source:*", "exposure:*", "metric:*", "semantic_model:*");

    private final IndirectSelection indirect;
    private final CriterionReader criteria;

    /** @param indirect what {@code --indirect-selection} says */
    public SelectionParser(IndirectSelection indirect) {
        this.indirect = indirect;
        this.criteria = new CriterionReader(indirect);
    }

    /**
     * Reads the arguments of a command. A space between criteria is a union, a comma an intersection; several arguments are a
     * union. Without an argument of {@code --select} everything is selected.
     *
     * @throws FloeException if a criterion cannot be read
     */
    public Selection parse(List<String> select, List<String> exclude) {
        Selection included =
                select.isEmpty() ? union(EVERYTHING, Expectation.NOTHING) : union(select, Expectation.A_MATCH);
        return new Difference(included, union(exclude, Expectation.A_MATCH));
    }

    private Selection union(List<String> arguments, Expectation expectation) {
        List<Selection> parts = new ArrayList<>();
        for (String argument : arguments) {
            for (String part : split(argument, ' ')) {
                parts.add(intersection(part, expectation));
            }
        }
        return new Union(parts, indirect);
    }

    private Selection intersection(String text, Expectation expectation) {
        List<Selection> parts = new ArrayList<>();
        for (String criterion : split(text, ',')) {
            parts.add(criteria.read(criterion, Optional.empty()));
        }
        return new Intersection(
                parts, indirect, expectation == Expectation.A_MATCH ? Optional.of(text) : Optional.empty());
    }

    /** The texts between the delimiters; empty ones stay, because dbt takes each for a criterion that matches nothing. */
    private static List<String> split(String text, char delimiter) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private enum Expectation {
        A_MATCH,
        NOTHING
    }
}
