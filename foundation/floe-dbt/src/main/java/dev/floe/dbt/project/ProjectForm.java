package dev.floe.dbt.project;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What form a value of dbt_project.yml has, by its key at the top. */
enum ProjectForm {
    TEXT("a string"),
    OPTIONAL_TEXT("a string"),
    OPTIONAL_TEXTS("a list of strings"),
    OPTIONAL_TEXT_OR_TEXTS("a string or a list of strings"),
    MAPPING("a mapping"),
    OPTIONAL_MAPPING("a mapping"),
    OPTIONAL_TRUTHS("a mapping to booleans"),
    OPTIONAL_WHOLE("an integer"),
    OPTIONAL_VERSION("a string such as '1.0.0'"),
    OPTIONAL_COMMENT("a string or a mapping with 'comment', 'append' and 'job-label'"),
    DISPATCH("a list of mappings with 'macro_namespace' and a list 'search_order'"),
    LIST("a list"),
    TRUTH("a boolean");

    private static final Map<String, ProjectForm> BY_KEY = new TreeMap<>();

    static {
        add(TEXT, "name");
        add(OPTIONAL_TEXT, "profile", "project-root", "target-path", "log-path", "packages-install-path");
        add(
                OPTIONAL_TEXTS,
                "source-paths",
                "model-paths",
                "macro-paths",
                "data-paths",
                "seed-paths",
                "test-paths",
                "analysis-paths",
                "docs-paths",
                "asset-paths",
                "function-paths",
                "snapshot-paths",
                "clean-targets");
        add(OPTIONAL_TEXT_OR_TEXTS, "on-run-start", "on-run-end", "require-dbt-version");
        add(OPTIONAL_MAPPING, "models", "seeds", "snapshots", "vars", "dbt-cloud");
        add(
                MAPPING,
                "analyses",
                "sources",
                "tests",
                "data_tests",
                "unit_tests",
                "metrics",
                "semantic-models",
                "saved-queries",
                "exposures",
                "functions",
                "flags");
        add(OPTIONAL_TRUTHS, "quoting");
        add(OPTIONAL_WHOLE, "config-version");
        add(OPTIONAL_VERSION, "version");
        add(OPTIONAL_COMMENT, "query-comment");
        add(DISPATCH, "dispatch");
        add(LIST, "packages");
        add(TRUTH, "restrict-access");
    }

    private final String description;

    ProjectForm(String description) {
        this.description = description;
    }

    private static void add(ProjectForm form, String... keys) {
        for (String key : keys) {
            BY_KEY.put(key, form);
        }
    }

    /** All keys that may stand at the top, with the forms of their values. */
    static Map<String, ProjectForm> byKey() {
        return Map.copyOf(BY_KEY);
    }

    /** With an article. */
    String description() {
        return description;
    }

    boolean fits(Value value) {
        if (value == NoneValue.NONE) {
            return name().startsWith("OPTIONAL_");
        }
        return switch (this) {
            case TEXT, OPTIONAL_TEXT -> value instanceof StringValue;
            case OPTIONAL_TEXTS -> isTexts(value);
            case OPTIONAL_TEXT_OR_TEXTS -> value instanceof StringValue || isTexts(value);
            case MAPPING, OPTIONAL_MAPPING -> value instanceof DictValue;
            case OPTIONAL_TRUTHS -> value instanceof DictValue dict && isQuoting(dict);
            case OPTIONAL_WHOLE -> value instanceof IntValue;
            case OPTIONAL_VERSION -> value instanceof StringValue || value instanceof FloatValue;
            case OPTIONAL_COMMENT ->
                value instanceof StringValue || (value instanceof DictValue dict && isComment(dict));
            case DISPATCH ->
                value instanceof ListValue list && list.elements().stream().allMatch(ProjectForm::isDispatch);
            case LIST -> value instanceof ListValue;
            case TRUTH -> value instanceof BoolValue;
        };
    }

    private static boolean isTexts(Value value) {
        return value instanceof ListValue list && list.elements().stream().allMatch(StringValue.class::isInstance);
    }

    private static boolean isQuoting(DictValue dict) {
        List<String> keys = List.of("schema", "database", "project", "identifier", "snowflake_ignore_case");
        return dict.entries().entrySet().stream()
                .allMatch(entry -> keys.contains(entry.getKey().toText())
                        && (entry.getValue() instanceof BoolValue || entry.getValue() == NoneValue.NONE));
    }

    private static boolean isComment(DictValue dict) {
        return dict.entries().entrySet().stream()
                .allMatch(entry -> switch (entry.getKey().toText()) {
                    case "comment" -> entry.getValue() instanceof StringValue;
                    case "append" -> entry.getValue() instanceof BoolValue || entry.getValue() == NoneValue.NONE;
                    case "job-label" -> entry.getValue() instanceof BoolValue;
                    default -> false;
                });
    }

    private static boolean isDispatch(Value entry) {
        return entry instanceof DictValue dict
                && dict.find("macro_namespace").isPresent()
                && dict.find("search_order").orElse(NoneValue.NONE) instanceof ListValue;
    }
}
