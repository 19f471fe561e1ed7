package dev.floe.dbt.project;

import dev.floe.dbt.document.PlacedDocument;
import dev.floe.dbt.error.DbtError;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Renders the strings of a document as dbt does: a string that is one expression becomes the value of it. */
public final class SettingsRenderer {
    private static final List<String> MARKS = List.of("{{", "{%", "{#", "#}", "%}", "}}");

    private final TemplateEngine engine;
    private final Globals globals;
    private final String file;

    public SettingsRenderer(TemplateEngine engine, Globals globals, String file) {
        this.engine = engine;
        this.globals = globals;
        this.file = file;
    }

    /**
     * Renders all strings below a value, but for those under paths of keys that are kept.
     *
     * @param isKept whether what stands under a path is left as it is written
     * @throws FloeException for a string that cannot be rendered
     */
    public Value render(Value value, Predicate<List<String>> isKept) {
        return render(value, new ArrayList<>(), isKept, Optional.empty());
    }

    /**
     * Renders all strings of a mapping, and says of each that cannot be rendered where it stands.
     *
     * @param mapping what the document holds
     * @throws FloeException for a string that cannot be rendered
     */
    DictValue render(PlacedDocument document, DictValue mapping, Predicate<List<String>> isKept) {
        return render(document, List.of(), mapping, isKept);
    }

    /**
     * Renders all strings of a mapping below the root of a document.
     *
     * @param root the keys that lead to the mapping
     * @param isKept whether what stands under a path below the mapping is left as it is written
     * @throws FloeException for a string that cannot be rendered
     */
    DictValue render(PlacedDocument document, List<String> root, DictValue mapping, Predicate<List<String>> isKept) {
        return (DictValue)
                render(mapping, new ArrayList<>(), isKept, Optional.of(new PlacedPart(document, List.copyOf(root))));
    }

    private record PlacedPart(PlacedDocument document, List<String> root) {
        Place place(List<String> path) {
            List<String> keys = new ArrayList<>(root);
            keys.addAll(path);
            return document.place(keys);
        }
    }

    private Value render(Value value, List<String> path, Predicate<List<String>> isKept, Optional<PlacedPart> part) {
        if (!path.isEmpty() && isKept.test(path)) {
            return value;
        }
        return switch (value) {
            case DictValue dict -> {
                DictValue rendered = DictValue.empty();
                dict.entries().forEach((key, entry) -> {
                    path.add(key.toText());
                    rendered.entries().put(key, render(entry, path, isKept, part));
                    path.removeLast();
                });
                yield rendered;
            }
            case ListValue list -> {
                ListValue rendered = ListValue.empty();
                for (int i = 0; i < list.elements().size(); i++) {
                    path.add(Integer.toString(i));
                    rendered.elements().add(render(list.elements().get(i), path, isKept, part));
                    path.removeLast();
                }
                yield rendered;
            }
            case StringValue text -> renderText(text.value(), part.map(placed -> placed.place(path)));
            default -> value;
        };
    }

    /** Renders one string. */
    public Value renderText(String text) {
        return renderText(text, Optional.empty());
    }

    /**
     * Renders one string.
     *
     * @param place where it stands, if that is known
     */
    Value renderText(String text, Optional<Place> place) {
        if (!hasTemplate(text)) {
            return StringValue.of(asTemplatesPrint(text));
        }
        try {
            Value value =
                    engine.compile(file, text).renderNative(globals, engine.startNative(UndefinedValue.Use.FAILS));
            if (value instanceof UndefinedValue undefined) {
                throw TemplateException.of(ErrorKind.UNDEFINED, undefined.message());
            }
            return value;
        } catch (TemplateException failure) {
            TemplateException named = TemplateException.of(failure.kind(), failure.text() + ", in '" + text + "'");
            throw place.map(known -> DbtError.of(named, known)).orElseGet(() -> DbtError.of(named, file));
        }
    }

    /** dbt renders every text, so one without a template loses its last newline too, and all of them become line feeds. */
    private static String asTemplatesPrint(String text) {
        String unified =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return unified.endsWith("\n") ? unified.substring(0, unified.length() - 1) : unified;
    }

    /** Whether a text has anything for a template to do. */
    public static boolean hasTemplate(String text) {
        return MARKS.stream().anyMatch(text::contains);
    }
}
