package dev.floe.dbt.project;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.filter.JsonText;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions that dbt puts in scope of every template, whatever file it stands in. */
public final class BaseNames {
    private static final String SECRET_PREFIX = "DBT_ENV_SECRET";

    private BaseNames() {}

    /** Whether {@code env_var} may read secrets: in profiles.yml and packages.yml alone. */
    public enum Secrets {
        ALLOWED,
        REFUSED
    }

    /** The functions that need nothing but the environment. */
    public static Map<String, Value> of(Map<String, String> environment, Secrets secrets) {
        Map<String, Value> names = new HashMap<>();
        add(
                names,
                "env_var(var, default=None)",
                (evaluation, arguments) -> environmentVariable(environment, secrets, arguments));
        add(names, "tojson(value, default=None, sort_keys=False)", BaseNames::toJson);
        add(names, "fromjson(string, default=None)", BaseNames::read);
        add(names, "fromyaml(value, default=None)", BaseNames::read);
        add(names, "toyaml(value, default=None, sort_keys=False)", BaseNames::toYaml);
        add(names, "diff_of_two_dicts(dict_a, dict_b)", BaseNames::difference);
        add(names, "set(value, default=None)", (evaluation, arguments) -> set(evaluation, arguments, false));
        add(names, "set_strict(value)", (evaluation, arguments) -> set(evaluation, arguments, true));
        names.put("zip", new FunctionValue("zip", (evaluation, arguments) -> zip(evaluation, arguments.positional())));
        names.put(
                "zip_strict",
                new FunctionValue("zip_strict", (evaluation, arguments) -> zip(evaluation, arguments.positional())));
        add(names, "local_md5(value)", (evaluation, arguments) -> StringValue.of(md5(arguments.text("value"))));
        add(names, "log(msg, info=False)", (evaluation, arguments) -> StringValue.EMPTY);
        add(names, "print(msg)", (evaluation, arguments) -> StringValue.EMPTY);
        return names;
    }

    private static void add(Map<String, Value> names, String signature, FunctionValue.BoundBody body) {
        FunctionValue function = FunctionValue.of(Parameters.of(signature), body);
        names.put(function.name(), function);
    }

    private static Value environmentVariable(
            Map<String, String> environment, Secrets secrets, BoundArguments arguments) {
        String name = arguments.text("var");
        if (name.startsWith(SECRET_PREFIX) && secrets == Secrets.REFUSED) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "Secret env vars are allowed only in profiles.yml or packages.yml. Found '" + name
                            + "' referenced elsewhere.");
        }
        String value = environment.get(name);
        if (value != null) {
            return StringValue.of(value);
        }
        return arguments
                .find("default")
                .filter(fallback -> fallback != NoneValue.NONE)
                .orElseThrow(() ->
                        TemplateException.of(ErrorKind.RAISED, "Env var required but not provided: '" + name + "'"));
    }

    private static Value toJson(Evaluation evaluation, BoundArguments arguments) {
        JsonText.Keys keys = arguments.truth("sort_keys", false) ? JsonText.Keys.SORTED : JsonText.Keys.AS_THEY_ARE;
        try {
            return StringValue.of(JsonText.write(evaluation, arguments.value("value"), keys));
        } catch (TemplateException failure) {
            if (failure.kind() == ErrorKind.BUDGET) {
                throw failure;
            }
            return arguments.value("default", NoneValue.NONE);
        }
    }

    private static Value toYaml(Evaluation evaluation, BoundArguments arguments) {
        JsonText.Keys keys = arguments.truth("sort_keys", false) ? JsonText.Keys.SORTED : JsonText.Keys.AS_THEY_ARE;
        try {
            return StringValue.of(YamlText.write(evaluation, arguments.value("value"), keys));
        } catch (TemplateException failure) {
            if (failure.kind() == ErrorKind.BUDGET) {
                throw failure;
            }
            return arguments.value("default", NoneValue.NONE);
        }
    }

    /** What the lists of the first dict hold and those of the second do not, whatever case the texts are in. */
    private static Value difference(Evaluation evaluation, BoundArguments arguments) {
        DictValue left = dict(arguments, "dict_a");
        Map<String, Set<String>> right = new HashMap<>();
        dict(arguments, "dict_b")
                .entries()
                .forEach((key, values) -> right.put(
                        folded(key),
                        Sequences.toList(evaluation, values).stream()
                                .map(BaseNames::folded)
                                .collect(Collectors.toSet())));
        DictValue difference = DictValue.empty();
        left.entries().forEach((key, values) -> {
            Set<String> known = right.get(folded(key));
            if (known == null) {
                difference.entries().put(key, values);
                return;
            }
            List<Value> rest = Sequences.toList(evaluation, values).stream()
                    .filter(value -> !known.contains(folded(value)))
                    .toList();
            if (!rest.isEmpty()) {
                difference.entries().put(key, ListValue.of(rest));
            }
        });
        return difference;
    }

    private static DictValue dict(BoundArguments arguments, String name) {
        if (arguments.value(name) instanceof DictValue dict) {
            return dict;
        }
        throw TemplateException.type(
                "'" + name + "' is a " + arguments.value(name).typeName() + " and must be a dict");
    }

    private static String folded(Value text) {
        return text.toText().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** JSON is YAML too. */
    private static Value read(Evaluation evaluation, BoundArguments arguments) {
        Value text = arguments.find("string").or(() -> arguments.find("value")).orElseThrow();
        if (!(text instanceof StringValue written)) {
            return arguments.value("default", NoneValue.NONE);
        }
        evaluation.chargeSteps(written.value().length());
        try {
            return DocumentValues.read("text", written.value().getBytes(StandardCharsets.UTF_8))
                    .orElse(NoneValue.NONE);
        } catch (FloeException unreadable) {
            return arguments.value("default", NoneValue.NONE);
        }
    }

    private static Value set(Evaluation evaluation, BoundArguments arguments, boolean isStrict) {
        try {
            return SetValue.of(Sequences.toList(evaluation, arguments.value("value")));
        } catch (TemplateException failure) {
            if (isStrict || failure.kind() == ErrorKind.BUDGET) {
                throw failure;
            }
            return arguments.value("default", NoneValue.NONE);
        }
    }

    private static Value zip(Evaluation evaluation, List<Value> sources) {
        List<List<Value>> columns = new ArrayList<>();
        sources.forEach(source -> columns.add(Sequences.toList(evaluation, source)));
        int length = columns.stream().mapToInt(List::size).min().orElse(0);
        ListValue rows = ListValue.empty();
        for (int i = 0; i < length; i++) {
            int row = i;
            rows.elements()
                    .add(TupleValue.of(
                            columns.stream().map(column -> column.get(row)).toList()));
        }
        return rows;
    }

    /** The MD5 of a text, in hexadecimal. */
    public static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no MD5", e);
        }
    }

    /** The variable of the command line, of the root project or of a package, in dbt's order. */
    public static Optional<Value> variable(
            ProjectRequest request, DictValue rootVars, DictValue ownVars, String packageName, String name) {
        return request.vars()
                .find(name)
                .or(() -> inPackage(rootVars, packageName, name))
                .or(() -> rootVars.find(name))
                .or(() -> inPackage(ownVars, packageName, name))
                .or(() -> ownVars.find(name));
    }

    private static Optional<Value> inPackage(DictValue vars, String packageName, String name) {
        return vars.find(packageName)
                .flatMap(scoped -> scoped instanceof DictValue dict ? dict.find(name) : Optional.empty());
    }
}
