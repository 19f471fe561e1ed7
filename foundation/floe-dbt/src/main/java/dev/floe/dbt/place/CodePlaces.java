package dev.floe.dbt.place;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.CallWalk;
import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.syntax.Syntax;
import dev.floe.jinja.syntax.TemplateParser;
import dev.floe.spi.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the calls in the code of nodes. */
final class CodePlaces {
    private final ProjectTexts texts;
    private final Map<String, List<CodeCall>> calls = new HashMap<>();

    CodePlaces(ProjectTexts texts) {
        this.texts = texts;
    }

    Optional<Place> reference(ManifestNode node, ManifestNode parent) {
        return calls(node).stream()
                .filter(call -> call.names(parent))
                .findFirst()
                .map(call -> between(node, call.start(), call.end()));
    }

    /** The first call of a function in a file's code that ends with these names. */
    Optional<Place> call(String path, String language, String code, String function, List<String> names) {
        String plain = withPlainLines(code);
        return find(path, language, plain).stream()
                .filter(call -> call.isOf(function, names))
                .findFirst()
                .map(call -> between(path, plain, call.start(), call.end()));
    }

    /** The name of a setting in a call of {@code config()}. */
    Optional<Place> config(ManifestNode node, String key) {
        for (CodeCall call : calls(node)) {
            if (call.function().equals("config")) {
                Matcher name = Pattern.compile("(?<![\\w'\"])['\"]?(" + Pattern.quote(key) + ")['\"]?\\s*[=:](?!=)")
                        .matcher(code(node))
                        .region(call.start(), call.end());
                if (name.find()) {
                    return Optional.of(between(node, name.start(1), name.end(1)));
                }
            }
        }
        return Optional.empty();
    }

    Place between(ManifestNode node, int start, int end) {
        return between(node.path(), code(node), start, end);
    }

    /** @param code a part of the file, found in it where it stands first */
    Place between(String path, String code, int start, int end) {
        String file = texts.text(path).map(CodePlaces::withPlainLines).orElse(code);
        int base = Math.max(0, file.indexOf(code));
        TextLines lines = new TextLines(file);
        return new Place(
                path,
                lines.line(base + start),
                lines.column(base + start),
                lines.line(base + end),
                lines.column(base + end));
    }

    private static String code(ManifestNode node) {
        return withPlainLines(Fields.text(node.fields(), "raw_code", ""));
    }

    private static String withPlainLines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private List<CodeCall> calls(ManifestNode node) {
        String language = Fields.text(node.fields(), "language", "");
        return calls.computeIfAbsent(node.uniqueId(), id -> find(node.path(), language, code(node)));
    }

    private static List<CodeCall> find(String path, String language, String code) {
        if (language.equals("python")) {
            return CodeCall.ofPython(code);
        }
        List<CodeCall> found = new ArrayList<>();
        CallWalk walk = new CallWalk(call -> CodeCall.of(call, code).ifPresent(found::add));
        try {
            TemplateParser.parse(new Source(path, code, 1), Syntax.DBT).body().forEach(walk::add);
        } catch (TemplateException noTemplate) {
            return List.of();
        }
        return found;
    }
}
