package dev.floe.dbt.adapter;

import dev.floe.dbt.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is known of the relations in each schema, so that a schema is listed once in a run. Threads may share it: each schema
 * is listed by the first that asks, and the others wait for it.
 */
public final class RelationCache {
    private final Map<Key, Schema> schemas = new ConcurrentHashMap<>();
    private final RelationLinks links = new RelationLinks();

    private record Key(String database, String schema) {
        static Key of(Optional<String> database, Optional<String> schema) {
            return new Key(
                    database.orElse("").toLowerCase(Locale.ROOT),
                    schema.orElse("").toLowerCase(Locale.ROOT));
        }
    }

    private static final class Schema {
        private Optional<List<Relation>> relations = Optional.empty();
    }

    /** The relations of a schema, listed now where nobody has. */
    public List<Relation> list(Optional<String> database, Optional<String> schema, Supplier<List<Relation>> listing) {
        Schema known = schemas.computeIfAbsent(Key.of(database, schema), _ -> new Schema());
        synchronized (known) {
            if (known.relations.isEmpty()) {
                known.relations = Optional.of(new ArrayList<>(listing.get()));
            }
            return List.copyOf(known.relations.orElseThrow());
        }
    }

    /** Notes that a relation is there now. */
    public void add(Relation relation) {
        change(relation, (relations, added) -> {
            relations.removeIf(other -> isSame(other, added));
            relations.add(added);
        });
    }

    /** Notes that a relation is gone, with all that were linked to it. */
    public void drop(Relation relation) {
        links.drop(RelationKey.of(relation)).forEach(this::remove);
    }

    /** Notes that the database drops a relation together with another one, which it reads. */
    public void link(Relation referenced, Relation dependent) {
        links.add(RelationKey.of(referenced), RelationKey.of(dependent));
    }

    private void remove(RelationKey gone) {
        Schema known = schemas.get(new Key(gone.database(), gone.schema()));
        if (known != null) {
            synchronized (known) {
                known.relations.ifPresent(relations ->
                        relations.removeIf(other -> RelationKey.of(other).equals(gone)));
            }
        }
    }

    /** Notes that a relation has another name now; its type is what it was under the old one. */
    public void rename(Relation from, Relation to) {
        remove(RelationKey.of(from));
        links.rename(RelationKey.of(from), RelationKey.of(to));
        add(from.type().map(to::withType).orElse(to));
    }

    /** Notes that a schema is gone, with everything in it. */
    public void dropSchema(Optional<String> database, Optional<String> schema) {
        schemas.remove(Key.of(database, schema));
    }

    private void change(Relation relation, Change change) {
        Schema known =
                schemas.get(Key.of(relation.path().database(), relation.path().schema()));
        if (known == null) {
            return;
        }
        synchronized (known) {
            known.relations.ifPresent(relations -> change.apply(relations, relation));
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(List<Relation> relations, Relation relation);
    }

    private static boolean isSame(Relation one, Relation other) {
        return one.path()
                .identifier()
                .orElse("")
                .equalsIgnoreCase(other.path().identifier().orElse(""));
    }
}
