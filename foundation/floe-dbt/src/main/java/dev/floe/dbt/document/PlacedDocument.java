package dev.floe.dbt.document;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Optional;

/** A YAML file of dbt as a value that remembers where its parts stand. */
public final class PlacedDocument {
    private final String path;
    private final Optional<DocumentNode> root;

    PlacedDocument(String path, Optional<DocumentNode> root) {
        this.path = requireNonNull(path, "path is null");
        this.root = requireNonNull(root, "root is null");
    }

    /** As it is shown to the user. */
    public String path() {
        return path;
    }

    /** The node at the top; nothing for an empty file. */
    public Optional<DocumentNode> root() {
        return root;
    }

    /** What the file holds; nothing for an empty one. Every call makes a value of its own. */
    public Optional<Value> value() {
        return root.map(DocumentValues::toValue);
    }

    /** What the file holds, if that is a mapping. */
    public Optional<DictValue> mapping() {
        return value().filter(DictValue.class::isInstance).map(DictValue.class::cast);
    }

    /** Where a value stands, found by its keys and indexes; the nearest part around it where there is no such value. */
    public Place place(List<String> keys) {
        return find(keys).valuePlace();
    }

    /** Where the key of a value stands; the place of the value where no key introduces it, as in a list. */
    public Place keyPlace(List<String> keys) {
        return find(keys).keyPlace();
    }

    private record Found(Place keyPlace, Place valuePlace) {}

    private Found find(List<String> keys) {
        if (root.isEmpty()) {
            return new Found(Place.startOf(path), Place.startOf(path));
        }
        DocumentNode node = root.get();
        Found found = new Found(Place.startOf(path), Place.startOf(path));
        for (String key : keys) {
            Optional<DocumentNode> child;
            switch (node) {
                case DocumentNode.Mapping mapping -> {
                    Optional<DocumentNode.Entry> entry = mapping.entry(key);
                    child = entry.map(DocumentNode.Entry::value);
                    if (entry.isPresent()) {
                        found = new Found(
                                entry.get().keyPlace(), entry.get().value().place());
                    }
                }
                case DocumentNode.Sequence sequence -> {
                    child = item(sequence, key);
                    if (child.isPresent()) {
                        found = new Found(child.get().place(), child.get().place());
                    }
                }
                case DocumentNode.Scalar _, DocumentNode.Nothing _ -> child = Optional.empty();
            }
            if (child.isEmpty()) {
                break;
            }
            node = child.get();
        }
        return found;
    }

    private static Optional<DocumentNode> item(DocumentNode.Sequence sequence, String index) {
        boolean isIndex = !index.isEmpty()
                && index.length() < 8
                && index.chars().allMatch(character -> character >= '0' && character <= '9');
        return isIndex ? sequence.items().stream().skip(Integer.parseInt(index)).findFirst() : Optional.empty();
    }
}
