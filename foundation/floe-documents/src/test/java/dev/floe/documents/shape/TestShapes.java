package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.documents.Described;
import dev.floe.documents.DocumentError;
import dev.floe.documents.Located;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestShapes {
    @Test
    void readsEveryValueWithItsPlaceAndTheOneOfItsKey() {
        ShopManifest manifest = read("""
                name: shop
                steps:
                  - models/a
                  - path: models/b
                    threads: 4
                naming: warn-only
                config: {a: 1.5, b: [x]}
                ports:
                  web: 80
                strict: true
                """);

        assertThat(manifest.name().map(Located::value)).hasValue("shop");
        assertThat(manifest.name().map(name -> Described.range(name.place()))).hasValue("1:7-1:11");
        assertThat(manifest.name().map(name -> Described.range(name.label()))).hasValue("1:1-1:5");
        assertThat(manifest.steps().orElseThrow().value().stream().map(Located::value))
                .containsExactly(
                        new ShopManifest.Step("models/a", Optional.empty()),
                        new ShopManifest.Step("models/b", Optional.of(4)));
        Located<ShopManifest.Step> second =
                manifest.steps().orElseThrow().value().get(1);
        assertThat(Described.range(second.place())).isEqualTo("4:5-5:15");
        assertThat(second.label()).isEqualTo(second.place());
        assertThat(manifest.naming().map(Located::value)).hasValue(ShopManifest.Naming.WARN_ONLY);
        Located<PropertyValue> setting =
                requireNonNull(manifest.config().orElseThrow().value().get("b"));
        assertThat(setting.value()).isEqualTo(PropertyValue.of(List.of("x")));
        assertThat(Described.range(setting.place())).isEqualTo("7:21-7:24");
        assertThat(Described.range(setting.label())).isEqualTo("7:18-7:19");
        assertThat(requireNonNull(manifest.ports().orElseThrow().value().get("web"))
                        .value())
                .isEqualTo(80);
        assertThat(manifest.strict().map(Located::value)).hasValue(true);
    }

    @Test
    void anUnknownKeyIsAnErrorWithDidYouMean() {
        assertProblems(
                "name: shop\nnamnig: off\nzzz: 1\nsteps: [{path: x, thread: 1}]\n",
                "D020 2:1-2:7 The key 'namnig' is unknown | did you mean 'naming'?",
                "D020 3:1-3:4 The key 'zzz' is unknown"
                        + " | known keys: name, note, steps, naming, config, ports, strict",
                "D020 4:19-4:25 The key 'thread' is unknown in 'steps' | did you mean 'threads'?");
    }

    @Test
    void aMissingKeyIsReportedWhereTheMappingBegins() {
        assertProblems("note: x\n", "D022 1:1-1:5 The document has no key 'name' | add the key 'name': Its name");
        assertProblems(
                "name: shop\nsteps:\n  - threads: 1\n",
                "D022 3:5-3:12 An item of 'steps' has no key 'path' | add the key 'path': Where its models are");
        assertProblems("{}", "D022 1:1-1:3 The document has no key 'name' | add the key 'name': Its name");
    }

    @Test
    void theMappingThatLacksARequiredValueIsReadAsEmptyWhereItsMakerNeedsIt() {
        ShopManifest manifest = ShopManifest.SHAPE
                .read(
                        Described.root("name: shop\nsteps: [{threads: 1}, b]\n", YamlDialect.STRICT)
                                .orElseThrow(),
                        new ProblemCollector())
                .orElseThrow();

        assertThat(manifest.steps().orElseThrow().value().stream().map(Located::value))
                .containsExactly(new ShopManifest.Step("b", Optional.empty()));
    }

    @Test
    void aKeyWithoutAValueIsAnError() {
        assertProblems(
                "name:\nnote: ~\nsteps:\n  -\nconfig: {a: }\nports: {b: null}\n",
                "D026 1:1-1:5 'name' has no value | give it a value, or remove it",
                "D026 2:1-2:5 'note' has no value | give it a value, or remove it",
                "D026 4:4-4:4 An item of 'steps' has no value | give it a value, or remove it",
                "D026 5:10-5:11 'a' has no value | give it a value, or remove it",
                "D026 6:9-6:10 'b' has no value | give it a value, or remove it");
    }

    @Test
    void aWrongTypeNamesBothTypes() {
        assertProblems(
                "name: 1.10\nnote: true\nsteps: x\nnaming: [a]\nconfig: []\nports: {a: '80', b: x, c: 1.5}\nstrict: 'yes'\n",
                "D021 1:7-1:11 'name' must be a string, but is a number | put it in quotes: \"1.10\"",
                "D021 2:7-2:11 'note' must be a string, but is a boolean | put it in quotes: \"true\"",
                "D021 3:8-3:9 'steps' must be a list, but is a string",
                "D021 4:9-4:12 'naming' must be 'off', 'warn-only' or 'strict', but is a list",
                "D021 5:9-5:11 'config' must be a mapping, but is a list",
                "D021 6:12-6:16 'a' must be an integer, but is a string | remove the quotes",
                "D021 6:21-6:22 'b' must be an integer, but is a string",
                "D021 6:27-6:30 'c' must be an integer, but is a number",
                "D021 7:9-7:14 'strict' must be true or false, but is a string | write true, without quotes");
        assertProblems(
                "name: a\nsteps: [[a], {path: {x: 1}}]\n",
                "D021 2:9-2:12 An item of 'steps' must be a string or a mapping, but is a list",
                "D021 2:21-2:27 'path' must be a string, but is a mapping");
        assertProblems("- a\n", "D021 1:1-1:4 The document must be a mapping, but is a list");
    }

    @Test
    void aChoiceThatIsNoneNamesTheChoices() {
        assertProblems(
                "name: a\nnaming: strcit\n",
                "D023 2:9-2:15 'naming' must be 'off', 'warn-only' or 'strict', but is 'strcit' | did you mean 'strict'?");
        assertProblems(
                "name: a\nnaming: Off\n",
                "D023 2:9-2:12 'naming' must be 'off', 'warn-only' or 'strict', but is 'Off' | did you mean 'off'?");
        assertProblems(
                "name: a\nnaming: 5\n", "D023 2:9-2:10 'naming' must be 'off', 'warn-only' or 'strict', but is '5'");
    }

    @Test
    void numbersAndTextsHaveBounds() {
        assertProblems(
                "name: a\nsteps: [{path: a, threads: 65}, {path: b, threads: 0}]\nports: {a: 0}\n",
                "D024 2:28-2:30 'threads' must be between 1 and 64, but is '65'",
                "D024 2:52-2:53 'threads' must be between 1 and 64, but is '0'",
                "D024 3:12-3:13 'a' must be 1 or more, but is '0'");
        assertProblems("name: abcdefghijk\n", "D024 1:7-1:18 'name' may have 10 characters at most, but has 11");
        assertProblems(
                "name: a\nports: {a: 2147483648}\n", "D024 2:12-2:22 'a' must be 1 or more, but is '2147483648'");
        assertProblems(
                "name: a\nports: {a: 99999999999999999999}\n",
                List.of(
                        "D024 2:12-2:32 The integer does not fit into 64 bits | put it in quotes if it is meant as text"));
    }

    @Test
    void aFormIsToldInWords() {
        assertProblems(
                "name: My Shop\nports: {A: 1}\n",
                "D025 1:7-1:14 'name' must be lower-case letters, digits, '-' and '_', but is 'My Shop'",
                "D025 2:9-2:10 A key of 'ports' must be lower-case letters, digits, '-' and '_', but is 'A'");
        assertProblems("name: \"a\\n\"\n", "D025 1:7-1:12 'name' must be lower-case letters, digits, '-' and '_'");
    }

    @Test
    void aForbiddenKeyIsReportedInItsOwnWords() {
        assertProblems(
                "name: a\nsteps: [{path: x, engine: y, engin: z}]\n",
                "D025 2:19-2:25 A step has no 'engine' | use 'compute'",
                "D020 2:30-2:35 The key 'engin' is unknown in 'steps' | known keys: path, threads");
    }

    @Test
    void neverShowsWhatMightBeACredential() {
        Shape<?> number = ObjectShape.of("X", "X", fields -> {
            var password = fields.optional("password", Shapes.oneOf(List.of("hunter3")), "X");
            fields.optional("pins", Shapes.map(Shapes.text(), Shapes.text()), "X");
            fields.optional("name", Shapes.text("^[a-z]$", "a letter", 500), "X");
            fields.optional("tokens", Shapes.list(Shapes.text("^[a-z]$", "a letter", 500)), "X");
            return values -> values.get(password);
        });
        ProblemCollector problems = new ProblemCollector();
        number.read(Described.root("""
                                password: hunter2
                                pins: {api_key: 12345678}
                                name: postgresql://app:hunter2@db
                                tokens: [hunter2]
                                """, YamlDialect.STRICT).orElseThrow(), problems);

        assertThat(Described.problems(problems))
                .containsExactly(
                        "D023 1:11-1:18 'password' must be 'hunter3'",
                        "D021 2:17-2:25 'api_key' must be a string, but is an integer | put it in quotes",
                        "D025 3:7-3:34 'name' must be a letter",
                        "D025 4:10-4:17 An item of 'tokens' must be a letter");
    }

    @Test
    void longOrInvisibleNamesAreCut() {
        assertProblems(
                "name: a\n" + "k".repeat(100) + ": 1\n\"x\\e[31m\": 2\n",
                "D020 2:1-2:101 The key '" + "k".repeat(60) + "...' is unknown"
                        + " | known keys: name, note, steps, naming, config, ports, strict",
                "D020 3:1-3:10 The key 'x?[31m' is unknown"
                        + " | known keys: name, note, steps, naming, config, ports, strict");
    }

    @Test
    void aMakerCanRefuseWhatItGets() {
        Shape<String> shape = ObjectShape.of("X", "X", fields -> {
            var a = fields.required("a", Shapes.text(), "A");
            return values -> {
                if (values.value(a).equals("bad")) {
                    throw values.refuse(Problem.error(DocumentError.WRONG_FORM, values.place(), "'a' is bad"));
                }
                return values.value(a);
            };
        });
        ProblemCollector problems = new ProblemCollector();

        assertThat(shape.read(Described.sound("a: bad"), problems)).isEmpty();
        assertThat(Described.problems(problems)).containsExactly("D025 1:1-1:7 'a' is bad");
        assertThat(shape.read(Described.sound("a: good"), problems)).hasValue("good");
    }

    @Test
    void aMistakeInADeclarationIsABug() {
        assertThatThrownBy(() -> Shapes.text("[a-z]+", "letters", 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot use a pattern that is not anchored at both ends: [a-z]+");
        assertThatThrownBy(() -> ObjectShape.of("X", "X", fields -> {
                    fields.optional("a", Shapes.text(), "A");
                    fields.optional("a", Shapes.text(), "A");
                    return values -> values;
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot declare the key 'a' twice");
    }

    private static ShopManifest read(String yaml) {
        ProblemCollector problems = new ProblemCollector();
        ShopManifest manifest =
                ShopManifest.SHAPE.read(Described.sound(yaml), problems).orElseThrow();
        assertThat(Described.problems(problems)).isEmpty();
        return manifest;
    }

    private static void assertProblems(String yaml, String... expected) {
        ProblemCollector problems = new ProblemCollector();
        ShopManifest.SHAPE.read(Described.root(yaml, YamlDialect.STRICT).orElseThrow(), problems);
        assertThat(Described.problems(problems)).containsExactly(expected);
    }

    /** Those of the reader included. */
    private static void assertProblems(String yaml, List<String> expected) {
        ProblemCollector problems = new ProblemCollector();
        YamlReader.read("f", yaml.getBytes(StandardCharsets.UTF_8), YamlDialect.STRICT, problems)
                .root()
                .ifPresent(root -> ShopManifest.SHAPE.read(root, problems));
        assertThat(Described.problems(problems)).containsExactlyElementsOf(expected);
    }
}
