package dev.floe.dbt.adapter;

import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
        private Optional<RelationIndex> relations = Optional.empty();
    }

    /** The relations of a schema, listed now where nobody has. */
    public List<Relation> list(Optional<String> database, Optional<String> schema, Supplier<List<Relation>> listing) {
        return ask(Key.of(database, schema), listing, RelationIndex::all);
    }

    /**
     * The relations of a schema whose name differs from one that is searched at most by the case of its letters and by quotes.
     *
     * @param listing lists the schema where nobody has
     */
    List<Relation> near(RelationPath searched, Supplier<List<Relation>> listing) {
        return ask(Key.of(searched.database(), searched.schema()), listing, relations -> searched.identifier()
                .map(relations::near)
                .orElseGet(relations::all));
    }

    private List<Relation> ask(
            Key key, Supplier<List<Relation>> listing, Function<RelationIndex, List<Relation>> question) {
        Schema known = schemas.computeIfAbsent(key, _ -> new Schema());
        synchronized (known) {
            if (known.relations.isEmpty()) {
                known.relations = Optional.of(new RelationIndex(listing.get()));
            }
            return question.apply(known.relations.orElseThrow());
        }
    }

    /** Notes that a relation is there now. */
    public void add(Relation relation) {
        change(Key.of(relation.path().database(), relation.path().schema()), relations -> relations.put(relation));
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
        change(new Key(gone.database(), gone.schema()), relations -> relations.remove(gone));
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

    /** Changes what is known of a schema, if it has been listed. */
    private void change(Key key, Consumer<RelationIndex> change) {
        Schema known = schemas.get(key);
        if (known == null) {
            return;
        }
        synchronized (known) {
            known.relations.ifPresent(change);
        }
    }
}
