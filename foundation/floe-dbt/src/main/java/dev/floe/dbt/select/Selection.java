package dev.floe.dbt.select;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Optional;

/** What is to be selected, before any graph is looked at. */
public sealed interface Selection {
    /**
     * Nodes with a property, and relatives of theirs.
     *
     * @param text as it was written
     * @param arguments what stands behind the method: {@code materialized} of {@code config.materialized}
     * @param value what the method looks for; a text unless selectors.yml has something else
     * @param place where it stands in selectors.yml
     */
    record Criterion(
            String text,
            SelectionMethod method,
            List<String> arguments,
            Value value,
            GraphOperators operators,
            IndirectSelection indirect,
            Optional<Place> place)
            implements Selection {
        public Criterion {
            requireNonNull(text, "text is null");
            requireNonNull(method, "method is null");
            arguments = List.copyOf(arguments);
            requireNonNull(value, "value is null");
            requireNonNull(operators, "operators is null");
            requireNonNull(indirect, "indirect is null");
            requireNonNull(place, "place is null");
        }
    }

    /**
     * What at least one part selects.
     *
     * @param indirect how to treat tests whose parents are selected by several parts together
     */
    record Union(List<Selection> parts, IndirectSelection indirect) implements Selection {
        public Union {
            parts = List.copyOf(parts);
            requireNonNull(indirect, "indirect is null");
        }
    }

    /**
     * What all parts select; nothing without a part.
     *
     * @param indirect how to treat tests whose parents are selected by several parts together
     * @param expected the text to warn with if nothing is selected; empty where that is in order
     */
    record Intersection(List<Selection> parts, IndirectSelection indirect, Optional<String> expected)
            implements Selection {
        public Intersection {
            parts = List.copyOf(parts);
            requireNonNull(indirect, "indirect is null");
            requireNonNull(expected, "expected is null");
        }
    }

    /** What the first selects and the second does not. */
    record Difference(Selection included, Selection excluded) implements Selection {
        public Difference {
            requireNonNull(included, "included is null");
            requireNonNull(excluded, "excluded is null");
        }
    }
}
