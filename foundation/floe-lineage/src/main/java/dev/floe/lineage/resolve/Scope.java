package dev.floe.lineage.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that an expression may use. */
final class Scope {
    private final List<Relation> relations;
    private final Map<String, Field> shared;
    private final Optional<Scope> outer;
    /** Columns of the same select that stand before, by their names in lower case. */
    private final Map<String, Field> aliases = new HashMap<>();

    Scope(List<Relation> relations, Map<String, Field> shared, Optional<Scope> outer) {
        this.relations = List.copyOf(relations);
        this.shared = Map.copyOf(shared);
        this.outer = outer;
    }

    static Scope of(Sources sources, Optional<Scope> outer) {
        return new Scope(sources.relations(), sources.shared(), outer);
    }

    /** One that has names of its own, which nothing flows into. */
    Scope with(List<String> locals) {
        Map<String, Field> names = new HashMap<>();
        locals.forEach(
                local -> names.put(local.toLowerCase(Locale.ROOT), new Field(local, Flow.NONE, Optional.empty())));
        return new Scope(List.of(), names, Optional.of(this));
    }

    void alias(String name, Field field) {
        aliases.putIfAbsent(name.toLowerCase(Locale.ROOT), field);
    }

    Optional<Field> aliased(String name) {
        return Optional.ofNullable(aliases.get(name.toLowerCase(Locale.ROOT)));
    }

    List<Relation> relations() {
        return relations;
    }

    /** What a name was found to mean. */
    sealed interface Found {
        record One(Field field) implements Found {}

        record Several(List<String> relations) implements Found {}

        record None() implements Found {}

        record NoRelation(String name) implements Found {}
    }

    Found find(List<String> path) {
        if (path.size() == 1) {
            return find(path.getFirst());
        }
        for (int split = Math.min(path.size() - 1, 3); split >= 1; split--) {
            Optional<Relation> meant = meant(path.subList(0, split));
            if (meant.isPresent()) {
                Optional<Field> found = meant.get().shape().find(path.get(split));
                return found.isPresent() ? new Found.One(part(found.get(), path, split + 1)) : new Found.None();
            }
        }
        Optional<Field> struct = known(path.getFirst());
        if (struct.isPresent()) {
            return new Found.One(part(struct.get(), path, 1));
        }
        if (outer.isPresent()) {
            Found further = outer.get().find(path);
            if (further instanceof Found.One) {
                return further;
            }
        }
        if (find(path.getFirst()) instanceof Found.One one) {
            return new Found.One(part(one.field(), path, 1).named(path.getLast()));
        }
        return new Found.NoRelation(path.getFirst());
    }

    private Optional<Relation> meant(List<String> qualifier) {
        return relations.stream()
                .filter(relation -> relation.isMeant(qualifier))
                .findFirst();
    }

    /** A part of a column, if the path goes on behind it. */
    private static Field part(Field field, List<String> path, int next) {
        return next >= path.size()
                ? field
                : new Field(path.getLast(), field.flow().then(Use.TRANSFORMATION), Optional.empty());
    }

    private Optional<Field> known(String name) {
        Field merged = shared.get(name.toLowerCase(Locale.ROOT));
        return merged != null
                ? Optional.of(merged)
                : relations.stream()
                        .flatMap(relation -> relation.shape().known(name).stream())
                        .findFirst();
    }

    private Found find(String name) {
        Field merged = shared.get(name.toLowerCase(Locale.ROOT));
        if (merged != null) {
            return new Found.One(merged);
        }
        List<Relation> having = relations.stream()
                .filter(relation -> relation.shape().known(name).isPresent())
                .toList();
        if (having.size() > 1) {
            return new Found.Several(
                    having.stream().map(each -> String.join(".", each.path())).toList());
        }
        if (having.size() == 1) {
            return new Found.One(having.getFirst().shape().known(name).orElseThrow());
        }
        return findElsewhere(name);
    }

    /** What no relation is known to have: an alias, a name of the query around, or a column of a relation that is not known. */
    private Found findElsewhere(String name) {
        List<Field> hidden = new ArrayList<>();
        List<Field> unlikely = new ArrayList<>();
        for (Relation relation : relations) {
            relation.shape().hidden(name).ifPresent((relation.shape().isOpen() ? hidden : unlikely)::add);
        }
        Optional<Field> elsewhere = aliased(name).or(() -> outer(name)).or(() -> wholeRow(name));
        if (elsewhere.isPresent()) {
            Field field = elsewhere.get();
            return new Found.One(
                    hidden.isEmpty()
                            ? field
                            : new Field(field.name(), field.flow().partial(), field.type()));
        }
        List<Field> candidates = hidden.isEmpty() ? unlikely : hidden;
        if (candidates.isEmpty()) {
            return outer.map(scope -> scope.find(name)).orElseGet(Found.None::new);
        }
        return new Found.One(candidates.size() == 1 ? candidates.getFirst() : Field.unknown(name));
    }

    /** A name that the query around is known to have. */
    private Optional<Field> outer(String name) {
        return outer.flatMap(
                scope -> scope.known(name).or(() -> scope.aliased(name)).or(() -> scope.outer(name)));
    }

    /** The name of a relation stands for a row of it. */
    private Optional<Field> wholeRow(String name) {
        return relations.stream()
                .filter(relation -> relation.isMeant(List.of(name)))
                .findFirst()
                .map(relation -> new Field(name, relation.shape().flow().then(Use.TRANSFORMATION), Optional.empty()));
    }

    /** Names that are like one that is not there. */
    List<String> names() {
        List<String> all = new ArrayList<>();
        relations.forEach(relation -> relation.shape().fields().forEach(field -> all.add(field.name())));
        return all;
    }
}
