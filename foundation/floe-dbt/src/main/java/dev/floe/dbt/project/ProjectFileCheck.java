package dev.floe.dbt.project;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.document.PlacedDocument;
import dev.floe.dbt.version.VersionRange;
import dev.floe.dbt.version.VersionRange.Comparison;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks for what is wrong with a dbt_project.yml that could be read. */
final class ProjectFileCheck {
    private static final Map<String, ProjectForm> FORMS = ProjectForm.byKey();
    private static final Pattern NAME = Pattern.compile("[^\\d\\W]\\w*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String NUMBER = "(?:0|[1-9]\\d*)";
    private static final String PRERELEASE_PART = "(?:" + NUMBER + "|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern VERSION =
            Pattern.compile("%1$s\\.%1$s(?:\\.%1$s(?:-%2$s(?:\\.%2$s)*)?(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?)?"
                    .formatted(NUMBER, PRERELEASE_PART));

    /** The names in scope of templates, which a project of such a name would hide. */
    private static final Set<String> RESERVED = Set.of(
            "_sql_results",
            "adapter",
            "api",
            "column",
            "config",
            "context",
            "database",
            "env",
            "env_var",
            "exceptions",
            "execute",
            "flags",
            "fromjson",
            "fromyaml",
            "graph",
            "invocation_id",
            "load_agate_table",
            "load_result",
            "log",
            "model",
            "modules",
            "post_hooks",
            "pre_hooks",
            "ref",
            "render",
            "return",
            "run_started_at",
            "schema",
            "source",
            "sql",
            "sql_now",
            "store_result",
            "store_raw_result",
            "target",
            "this",
            "tojson",
            "toyaml",
            "try_or_compiler_error",
            "var",
            "write");

    private final PlacedDocument document;
    private final DictValue rendered;
    private final ProblemCollector problems;

    private ProjectFileCheck(PlacedDocument document, DictValue rendered, ProblemCollector problems) {
        this.document = document;
        this.rendered = rendered;
        this.problems = problems;
    }

    /** Whether the versions of dbt that a project wants are looked at. */
    enum Versions {
        CHECKED,
        UNCHECKED
    }

    /** Whether a project can be called so; nothing but a word, so that a folder can be too. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Adds all that is wrong with a file to the problems: errors, and warnings for what dbt takes but calls deprecated. */
    static void check(PlacedDocument document, DictValue rendered, Versions versions, ProblemCollector problems) {
        ProjectFileCheck check = new ProjectFileCheck(document, rendered, problems);
        check.forms();
        check.name();
        check.version();
        check.oldKeys();
        check.requiredVersion(versions);
    }

    private void forms() {
        for (Value name : rendered.entries().keySet()) {
            String key = name.toText();
            ProjectForm form = FORMS.get(key);
            Value value = rendered.find(name).orElse(NoneValue.NONE);
            if (form == null) {
                String help = NearestName.of(key, FORMS.keySet())
                        .map("did you mean '%s'?"::formatted)
                        .orElse("move settings of your own to 'vars'");
                problems.add(Problem.error(
                                ProjectError.UNKNOWN_KEY,
                                document.keyPlace(List.of(key)),
                                "There is no setting '" + key + "'")
                        .withHelp(help));
            } else if (!form.fits(value)) {
                problems.add(Problem.error(
                                ProjectError.WRONG_FORM,
                                document.place(List.of(key)),
                                "'" + key + "' is " + kind(value) + ", not " + form.description())
                        .withHelp("write " + form.description()));
            }
        }
    }

    private static String kind(Value value) {
        return switch (value) {
            case StringValue text -> "the string '" + text.value() + "'";
            case BoolValue truth -> "the boolean '" + truth.toText() + "'";
            case IntValue number -> "the integer '" + number.toText() + "'";
            case FloatValue number -> "the number '" + number.toText() + "'";
            case DictValue _ -> "a mapping";
            case ListValue _ -> "a list";
            case NoneValue _ -> "nothing";
            default -> "a value";
        };
    }

    private void name() {
        if (rendered.find("name").isEmpty()) {
            problems.add(Problem.error(ProjectError.NAME, document.place(List.of()), "The project has no name")
                    .withHelp("add 'name: my_project'"));
            return;
        }
        if (!(rendered.find("name").get() instanceof StringValue name)) {
            return;
        }
        if (!NAME.matcher(name.value()).matches()) {
            problems.add(Problem.error(
                            ProjectError.NAME,
                            document.place(List.of("name")),
                            "Name '" + name.value() + "' is no name of a project")
                    .withHelp("use letters, digits and underscores, and begin with a letter"));
        } else if (RESERVED.contains(name.value())) {
            problems.add(Problem.error(
                            ProjectError.NAME,
                            document.place(List.of("name")),
                            "Name '" + name.value() + "' is taken: templates call something else by it")
                    .withHelp("choose another name"));
        }
    }

    private void version() {
        if (rendered.find("version").orElse(NoneValue.NONE) instanceof StringValue version
                && !VERSION.matcher(version.value()).matches()) {
            problems.add(Problem.error(
                            ProjectError.WRONG_FORM,
                            document.place(List.of("version")),
                            "Version '" + version.value() + "' has not two or three numbers")
                    .withHelp("write it as '1.0.0'"));
        }
    }

    private void oldKeys() {
        for (PathKind kind : PathKind.values()) {
            kind.oldKey().filter(key -> rendered.find(key).isPresent()).ifPresent(key -> {
                if (rendered.find(kind.key()).isPresent()) {
                    problems.add(Problem.error(
                                    ProjectError.TWO_SPELLINGS,
                                    document.keyPlace(List.of(key)),
                                    "'" + key + "' and '" + kind.key() + "' are one setting")
                            .withHelp("keep '" + kind.key() + "'")
                            .withRelated(document.keyPlace(List.of(kind.key())), "the other one"));
                } else {
                    deprecated(key, "'" + key + "' is now called '" + kind.key() + "'", "rename it");
                }
            });
        }
        if (Fields.dict(rendered, "tests").isTrue()
                && Fields.dict(rendered, "data_tests").isTrue()) {
            problems.add(Problem.error(
                            ProjectError.TWO_SPELLINGS,
                            document.keyPlace(List.of("tests")),
                            "'tests' and 'data_tests' are one setting")
                    .withHelp("keep 'data_tests'")
                    .withRelated(document.keyPlace(List.of("data_tests")), "the other one"));
        }
        otherThan("target-path", "target");
        otherThan("log-path", "logs");
    }

    private void otherThan(String key, String standard) {
        Optional<String> value = Fields.text(rendered, key);
        if (value.isPresent() && !value.get().equals(standard)) {
            deprecated(key, "'" + key + "' is deprecated in dbt_project.yml", "pass --" + key + " instead");
        }
    }

    private void deprecated(String key, String message, String help) {
        problems.add(Problem.warning(ProjectError.DEPRECATED_KEY, document.keyPlace(List.of(key)), message)
                .withHelp(help));
    }

    private void requiredVersion(Versions versions) {
        Value required = rendered.find("require-dbt-version").orElse(NoneValue.NONE);
        List<String> texts = required instanceof StringValue text
                ? List.of(text.value().split(",", -1))
                : Fields.elements(required).stream().map(Value::toText).toList();
        List<Comparison> comparisons = new ArrayList<>();
        for (String text : texts) {
            Optional<Comparison> comparison = Comparison.read(text);
            if (comparison.isEmpty()) {
                requiredVersion(
                        "Version '" + text + "' is no version of three numbers",
                        "write it as '>=1.0.0', without blanks");
                return;
            }
            comparisons.add(comparison.get());
        }
        VersionRange range = new VersionRange(comparisons);
        if (versions == Versions.UNCHECKED) {
            return;
        }
        if (range.isEmpty()) {
            requiredVersion("No version of dbt is " + range, "mend the range");
        } else if (!range.contains(DbtVersion.value())) {
            requiredVersion(
                    "The project requires dbt " + range + ", and floe behaves like dbt " + DbtVersion.TEXT,
                    "widen the range, choose another release of the package, or set DBT_VERSION_CHECK=false");
        }
    }

    private void requiredVersion(String message, String help) {
        problems.add(
                Problem.error(ProjectError.REQUIRED_VERSION, document.place(List.of("require-dbt-version")), message)
                        .withHelp(help));
    }
}
