package dev.floe.lineage.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of something that has rows.
 *
 * @param rests what it has besides the columns whose names are known
 */
record Shape(List<Field> fields, List<Rest> rests) {
    static final Shape EMPTY = new Shape(List.of(), List.of());

    Shape {
        fields = List.copyOf(fields);
        rests = List.copyOf(rests);
    }

    static Shape unknown() {
        return new Shape(List.of(), List.of(Rest.unknown()));
    }

    Optional<Field> known(String name) {
        for (Field field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** Whether there may be columns of other names. */
    boolean isOpen() {
        return rests.stream().anyMatch(Rest::isLikely);
    }

    /** A column of a name that is not among the known ones, if there may be one. */
    Optional<Field> hidden(String name) {
        List<Field> candidates =
                rests.stream().flatMap(rest -> rest.find(name).stream()).toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<Field> likely = rests.stream()
                .filter(Rest::isLikely)
                .flatMap(rest -> rest.find(name).stream())
                .toList();
        List<Field> chosen = likely.isEmpty() ? candidates : likely;
        return Optional.of(chosen.size() == 1 ? chosen.getFirst() : Field.unknown(name));
    }

    Optional<Field> find(String name) {
        return known(name).or(() -> hidden(name));
    }

    /** The same under other names, as far as they go. */
    Shape named(List<String> names) {
        if (names.isEmpty()) {
            return this;
        }
        List<Field> all = new ArrayList<>();
        for (int i = 0; i < Math.max(fields.size(), names.size()); i++) {
            if (i >= names.size()) {
                all.add(fields.get(i));
            } else if (isOpen() || i >= fields.size()) {
                all.add(Field.unknown(names.get(i)));
            } else {
                all.add(fields.get(i).named(names.get(i)));
            }
        }
        return isOpen() && names.size() >= fields.size() ? new Shape(all, List.of()) : new Shape(all, rests);
    }

    /** With a number behind each name that is there before, as a table gets them. */
    Shape distinct() {
        Set<String> seen = new HashSet<>();
        if (fields.stream().allMatch(field -> seen.add(field.name().toLowerCase(Locale.ROOT)))) {
            return this;
        }
        Set<String> taken = new HashSet<>();
        List<Field> all = new ArrayList<>();
        for (Field field : fields) {
            String name = field.name();
            for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = field.name() + "_" + i;
            }
            all.add(field.named(name));
        }
        return new Shape(all, rests);
    }

    /** Where all values come from. */
    Flow flow() {
        Flow all = Flow.sum(fields.stream().map(Field::flow).toList());
        return isOpen() ? all.partial() : all;
    }
}
