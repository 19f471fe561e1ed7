package dev.floe.dbt.select;

import dev.floe.dbt.select.Definition.Items;
import dev.floe.dbt.select.Definition.Keys;
import dev.floe.dbt.select.Definition.Single;
import dev.floe.documents.DocumentNode;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads selectors.yml. For one file. */
public final class SelectorsReader {
    private static final List<String> FILE_KEYS = List.of("selectors", "version");
    private static final List<String> SELECTOR_KEYS = List.of("name", "definition", "description", "default");

    private final IndirectSelection indirect;
    private final Map<String, Selection> selections = new LinkedHashMap<>();
    private final DictValue normalized = DictValue.empty();
    private final ProblemCollector problems = new ProblemCollector();
    private Optional<String> defaultName = Optional.empty();

    private SelectorsReader(IndirectSelection indirect) {
        this.indirect = indirect;
    }

    /**
     * Reads the selectors of a project.
     *
     * @param root of the document, read in dbt's dialect
     * @param renderer for the texts of the file
     * @param indirect what holds for criteria that do not say it themselves: that of the command line
     * @throws FloeException with all problems, if the file does not have the form that it should have
     */
    public static NamedSelectors read(DocumentNode root, TextRenderer renderer, IndirectSelection indirect) {
        SelectorsReader reader = new SelectorsReader(indirect);
        reader.readFile(Definition.of(root, renderer));
        reader.problems.throwIfErrors();
        return new NamedSelectors(reader.selections, reader.defaultName, reader.normalized);
    }

    private void readFile(Definition file) {
        if (!file.value().isTrue()) {
            return;
        }
        attempt(() -> {
            if (!(file instanceof Keys keys)) {
                throw DefinitionReader.refuse(
                        file.place(), "selectors.yml is no mapping", "write a list of selectors below 'selectors'");
            }
            checkKeys(keys, FILE_KEYS);
            check(keys, "version", value -> value instanceof IntValue, "a whole number");
            if (!(keys.find("selectors").orElse(keys) instanceof Items selectors)) {
                throw DefinitionReader.refuse(
                        keys.place(), "selectors.yml has no list 'selectors'", "write a list of selectors below it");
            }
            selectors.items().forEach(selector -> attempt(() -> readSelector(selector)));
        });
    }

    private void readSelector(Definition selector) {
        if (!(selector instanceof Keys keys)) {
            throw DefinitionReader.refuse(
                    selector.place(), "A selector is no mapping", "give it a 'name' and a 'definition'");
        }
        checkKeys(keys, SELECTOR_KEYS);
        String name = keys.find("name")
                .flatMap(value -> value instanceof Single single ? single.text() : Optional.empty())
                .orElseThrow(() -> DefinitionReader.refuse(
                        keys.place(), "A selector has no name that is a string", "give it a 'name'"));
        check(keys, "description", value -> value instanceof StringValue, "a string");
        check(keys, "default", value -> value instanceof BoolValue, "true or false");
        checkDefault(name, keys);
        // Who refers to a selector that is broken is told of that one only.
        Map<String, Selection> earlier = new LinkedHashMap<>(selections);
        selections.put(name, new Selection.Union(List.of(), indirect));
        Definition definition = keys.find("definition")
                .orElseThrow(() -> DefinitionReader.refuse(
                        keys.place(), "Selector '" + name + "' has no definition", "give it a 'definition'"));
        selections.put(name, new DefinitionReader(indirect, earlier).read(definition));
        normalize(name, keys, definition);
    }

    private void normalize(String name, Keys keys, Definition definition) {
        DictValue selector = DictValue.empty();
        keys.entries().forEach((key, value) -> selector.put(key, value.value()));
        selector.put(
                "definition", new DefinitionNormalizer(normalized, definition.place()).normalize(definition.value()));
        normalized.put(name, selector);
    }

    private void checkDefault(String name, Keys keys) {
        Optional<Definition> value =
                keys.find("default").filter(found -> found.value().isTrue());
        if (value.isEmpty()) {
            return;
        }
        if (defaultName.isPresent()) {
            throw Refusal.of(
                    SelectionError.SEVERAL_DEFAULTS,
                    Optional.of(value.get().place()),
                    "Selector '%s' is the default, and so is '%s'".formatted(name, defaultName.get()),
                    "leave 'default: true' at one of them");
        }
        defaultName = Optional.of(name);
    }

    private static void checkKeys(Keys keys, Collection<String> known) {
        for (String key : keys.entries().keySet()) {
            if (!known.contains(key)) {
                throw Refusal.ofUnknownName(
                        SelectionError.SELECTORS_FORM,
                        keys.find(key).map(Definition::place),
                        "Key '" + key + "' is unknown here",
                        key,
                        known);
            }
        }
    }

    private static void check(Keys keys, String key, Predicate<Value> isRight, String right) {
        keys.find(key).filter(value -> !isRight.test(value.value())).ifPresent(value -> {
            throw DefinitionReader.refuse(
                    value.place(), "'%s' is %s".formatted(key, value.value().repr()), "write " + right);
        });
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (FloeException e) {
            e.problems().forEach(problems::add);
        }
    }
}
