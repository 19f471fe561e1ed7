package dev.floe.dbt.compile;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The relation of a source. On DuckDB a source may be a file: its {@code external_location} is read in its place, with names
 * of the source filled in as one of Python's three ways to format says.
 */
final class SourceRelation {
    private static final Pattern NEW_STYLE = Pattern.compile("\\{\\{|\\}\\}|\\{(\\w+)\\}");
    private static final Pattern OLD_STYLE = Pattern.compile("%%|%\\((\\w+)\\)s");
    private static final Pattern TEMPLATE = Pattern.compile("\\$\\$|\\$\\{(\\w+)\\}|\\$(\\w+)");

    private SourceRelation() {}

    static RelationBuilder of(Adapter adapter, DictValue source) {
        RelationBuilder relation = NodeRelation.ofSource(adapter, source);
        if (!adapter.type().equals("duckdb")) {
            return relation;
        }
        Optional<String> location = setting(source, "external_location").map(Value::toText);
        return location.isEmpty() ? relation : relation.external(location.map(text -> reader(source, text)));
    }

    private static String reader(DictValue source, String location) {
        String formatter = setting(source, "formatter").map(Value::toText).orElse("newstyle");
        String filled =
                switch (formatter) {
                    case "newstyle" -> fill(NEW_STYLE, source, location);
                    case "oldstyle" -> fill(OLD_STYLE, source, location);
                    case "template" -> fill(TEMPLATE, source, location);
                    default ->
                        throw TemplateException.of(
                                ErrorKind.RAISED,
                                "Formatter " + formatter
                                        + " not recognized. Must be one of 'newstyle', 'oldstyle', or 'template'.");
                };
        return filled.contains("(") || filled.startsWith("'") ? filled : "'" + filled + "'";
    }

    private static String fill(Pattern pattern, DictValue source, String location) {
        return pattern.matcher(location)
                .replaceAll(match -> Matcher.quoteReplacement(part(source, match.group(), match)));
    }

    private static String part(DictValue source, String text, MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            String name = match.group(group);
            if (name != null) {
                return named(source, name);
            }
        }
        return text.substring(1);
    }

    private static String named(DictValue source, String name) {
        Optional<Value> own =
                switch (name) {
                    case "name", "identifier", "schema", "database" -> Fields.find(source, name);
                    default -> Optional.empty();
                };
        return setting(source, name)
                .or(() -> own)
                .map(Value::toText)
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.KEY, "'external_location' names '" + name + "', which the source does not have"));
    }

    /** What the configuration says, else {@code meta}. */
    private static Optional<Value> setting(DictValue source, String key) {
        return Fields.find(Fields.dict(source, "config"), key).or(() -> Fields.find(Fields.dict(source, "meta"), key));
    }
}
