package dev.floe.documents;

import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Nothing;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.DocumentNode.Sequence;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the keys of one mapping together by the rules of a dialect. */
final class YamlMappingBuilder {
    private static final String MERGE = "<<";

    private final YamlDialect dialect;
    private final NodeBudget budget;
    private final Map<String, Entry> merged = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    YamlMappingBuilder(YamlDialect dialect, NodeBudget budget) {
        this.dialect = dialect;
        this.budget = budget;
    }

    /**
     * Adds a key and its value.
     *
     * @param plain the text of a key without quotes
     */
    void add(DocumentNode key, Optional<String> plain, DocumentNode value) {
        if (plain.equals(Optional.of(MERGE))) {
            merge(key.place(), value);
            return;
        }
        name(key, plain).ifPresent(name -> add(new Entry(name, key.place(), value)));
    }

    /** The keys that are merged in come first, as PyYAML orders them; a key of the mapping itself wins over them. */
    List<Entry> entries() {
        Map<String, Entry> all = new LinkedHashMap<>(merged);
        all.putAll(entries);
        return new ArrayList<>(all.values());
    }

    private void add(Entry entry) {
        Optional<Entry> first = Optional.ofNullable(entries.get(entry.key()));
        if (first.isPresent() && dialect == YamlDialect.STRICT) {
            budget.report(Problem.error(
                            DocumentError.DUPLICATE_KEY,
                            entry.keyPlace(),
                            "The key %s stands twice in one mapping".formatted(Quoted.name(entry.key())))
                    .withRelated(first.get().keyPlace(), "the first one")
                    .withHelp("remove one of them"));
            return;
        }
        entries.put(entry.key(), entry);
    }

    private Optional<String> name(DocumentNode key, Optional<String> plain) {
        return switch (key) {
            case Scalar(PropertyValue.Text(String name), String ignored, Place place) -> Optional.of(name);
            case Scalar scalar -> Optional.of(notAString(scalar, scalar.text()));
            case Nothing nothing -> Optional.of(notAString(nothing, plain.orElse("")));
            case Mapping mapping -> complex(mapping);
            case Sequence sequence -> complex(sequence);
        };
    }

    private Optional<String> complex(DocumentNode key) {
        budget.report(Problem.error(
                        DocumentError.KEY_NOT_A_STRING,
                        key.place(),
                        "A key must be a string, but is %s".formatted(key.kind()))
                .withHelp("put it in quotes; '{{ ... }}' needs them too"));
        return Optional.empty();
    }

    private String notAString(DocumentNode key, String name) {
        if (dialect == YamlDialect.DBT) {
            return name;
        }
        Problem problem = name.isEmpty()
                ? Problem.error(DocumentError.KEY_NOT_A_STRING, key.place(), "A key is missing before ':'")
                : Problem.error(
                                DocumentError.KEY_NOT_A_STRING,
                                key.place(),
                                "The key %s is %s, not a string".formatted(Quoted.name(name), key.kind()))
                        .withHelp("put it in quotes");
        budget.report(problem);
        return name;
    }

    private void merge(Place place, DocumentNode value) {
        if (dialect == YamlDialect.STRICT) {
            budget.report(Problem.error(DocumentError.MERGE_KEY, place, "The merge key '<<' is not allowed")
                    .withHelp("write the keys themselves here"));
        }
        switch (value) {
            case Mapping mapping -> mergeIn(mapping);
            // Of a list, the first mapping that has a key wins: the last ones go in first.
            case Sequence sequence ->
                sequence.items().reversed().forEach(item -> {
                    if (item instanceof Mapping mapping) {
                        mergeIn(mapping);
                    } else {
                        notMergeable(item);
                    }
                });
            case Scalar scalar -> notMergeable(scalar);
            case Nothing nothing -> notMergeable(nothing);
        }
    }

    private void mergeIn(Mapping mapping) {
        mapping.entries().forEach(entry -> merged.put(entry.key(), entry));
    }

    private void notMergeable(DocumentNode value) {
        if (dialect == YamlDialect.DBT) {
            budget.report(Problem.error(
                    DocumentError.MERGE_KEY,
                    value.place(),
                    "The merge key '<<' takes a mapping or a list of mappings, not %s".formatted(value.kind())));
        }
    }
}
