package dev.floe.lineage.resolve;

import dev.floe.lineage.resolve.SqlProblem.Kind;
import dev.floe.lineage.syntax.Query.Combined;
import dev.floe.lineage.syntax.Query.Matching;
import dev.floe.lineage.syntax.Query.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the columns of two queries together. */
final class Combination {
    private final Context context;

    Combination(Context context) {
        this.context = context;
    }

    Resolved combine(Combined combined, Resolved left, Resolved right) {
        Shape shape = combined.matching() == Matching.BY_NAME
                ? byName(left.shape(), right.shape())
                : byPosition(combined, left.shape(), right.shape());
        Flow influences = left.influences().plus(right.influences());
        if (combined.operator() != Operator.UNION_ALL) {
            Use use = combined.operator() == Operator.UNION ? Use.GROUP_BY : Use.FILTER;
            influences = influences
                    .plus(left.shape().flow().then(use))
                    .plus(right.shape().flow().then(use));
        }
        return new Resolved(shape, influences);
    }

    private Shape byPosition(Combined combined, Shape left, Shape right) {
        if (left.isOpen() || right.isOpen()) {
            return open(left);
        }
        int columns = left.fields().size();
        int others = right.fields().size();
        if (columns != others) {
            context.report(
                    Kind.COLUMN_COUNT,
                    combined.offset(),
                    "",
                    "This query has " + others + " columns, and the one before it, with which it is combined, has "
                            + columns,
                    List.of());
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            Field first = left.fields().get(i);
            if (i >= others) {
                fields.add(first);
                continue;
            }
            Field both = joined(first, right.fields().get(i));
            fields.add(
                    combined.operator() == Operator.EXCEPT ? new Field(both.name(), first.flow(), both.type()) : both);
        }
        return new Shape(fields, left.rests());
    }

    private static Field joined(Field left, Field right) {
        return new Field(
                left.name(),
                left.flow().plus(right.flow()),
                left.type().equals(right.type()) ? left.type() : Optional.empty());
    }

    private static Shape byName(Shape left, Shape right) {
        List<Field> fields = new ArrayList<>();
        for (Field field : left.fields()) {
            fields.add(
                    right.find(field.name()).map(other -> joined(field, other)).orElse(field));
        }
        right.fields().stream()
                .filter(field -> left.known(field.name()).isEmpty())
                .map(field -> left.hidden(field.name())
                        .map(other -> joined(field, other))
                        .orElse(field))
                .forEach(fields::add);
        List<Rest> rests = new ArrayList<>(left.rests());
        rests.addAll(right.rests());
        return new Shape(fields, rests);
    }

    /** Which columns meet cannot be told: each has what the first query says, and something from the other. */
    private static Shape open(Shape left) {
        List<Field> fields = new ArrayList<>();
        left.fields()
                .forEach(
                        field -> fields.add(new Field(field.name(), field.flow().partial(), Optional.empty())));
        Rest rest = new Rest(
                name -> {
                    Field first = left.find(name).orElseGet(() -> Field.unknown(name));
                    return new Field(name, first.flow().partial(), Optional.empty());
                },
                Rest.Likelihood.LIKELY,
                java.util.Set.of());
        return new Shape(fields, left.isOpen() ? List.of(rest) : left.rests());
    }
}
