package dev.floe.dbt.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The traps that catch every clone of dbt, as far as parsing goes; the numbers are those of the list that they come from.
 * A model writes what it sees to its {@code meta}, where the manifest shows it.
 */
final class TestTraps {
    @TempDir
    private Path directory;

    private DbtProject project = new DbtProject(Path.of("."));

    @BeforeEach
    void startAProject() {
        project = new DbtProject(directory);
    }

    /** What an expression is in a model. */
    private String seen(String expression) {
        return meta("{{ config(meta={'seen': (" + expression + ")|string}) }} select 1");
    }

    private String meta(String model) {
        DictValue node = DbtProject.node(project.with("models/m.sql", model).parse(), "model.shop.m");
        return Fields.dict(node, "meta").find("seen").map(Value::toText).orElse("<nothing>");
    }

    @Test
    void trap1ReturnKeepsTheTypeAndDropsTheText() {
        project.with(
                "macros/m.sql",
                "{% macro typed() %}text{{ return([1, none]) }}more{% endmacro %}{% macro plain() %} x {% endmacro %}");
        assertThat(seen("typed()")).isEqualTo("[1, None]");
        assertThat(seen("plain()")).isEqualTo(" x ");
    }

    @Test
    void trap2DispatchTakesTheAdaptersMacroBeforeTheDefault() {
        project.with(
                "macros/m.sql",
                "{% macro default__kind() %}any{% endmacro %}{% macro duckdb__kind() %}duck{% endmacro %}{% macro default__other() %}any{% endmacro %}");
        assertThat(seen("adapter.dispatch('kind')()")).isEqualTo("duck");
        assertThat(seen("adapter.dispatch('other', 'shop')()")).isEqualTo("any");
        assertThatThrownBy(() -> seen("adapter.dispatch('shop.kind')()"))
                .hasMessageContaining("\".\" is not a valid macro name component");
        assertThatThrownBy(() -> seen("adapter.dispatch('nothing')()"))
                .hasMessageContaining("No macro named 'nothing' found within namespace: 'None'");
    }

    @Test
    void trap3TheRootProjectsMacroReplacesDbtsEverywhere() {
        project.with(
                "macros/m.sql",
                "{% macro default__type_string() %}mine{% endmacro %}{% macro type_int() %}my_int{% endmacro %}");
        assertThat(seen("type_int()")).isEqualTo("my_int");
        assertThat(seen("dbt.type_int()")).isEqualTo("integer");
    }

    @Test
    void trap4RefStandsForTheModelItselfWhileParsing() {
        project.with("models/other.sql", "select 1");
        assertThat(seen("ref('other')")).isEqualTo("\"shop\".\"main\".\"m\"");
    }

    @Test
    void trap5NothingRunsWhileParsing() {
        assertThat(seen("execute")).isEqualTo("False");
        assertThat(seen("run_query('select 1')")).isEmpty();
        assertThat(seen("config.get('materialized', 'x')")).isEmpty();
    }

    @Test
    void trap6ConfigPrintsNothingAndRefusesTwoNamesOfAHook() {
        assertThat(seen("config(materialized='table')")).isEmpty();
        assertThatThrownBy(() -> meta("{{ config({'pre_hook': 'a', 'pre-hook': 'b'}) }}"))
                .hasMessageContaining("conflicting keys \"pre_hook\" and \"pre-hook\"");
    }

    @Test
    void trap8OnlyWhatTheModelItselfCallsIsADependency() {
        project.with(
                "macros/m.sql", "{% macro outer() %}{{ inner() }}{% endmacro %}{% macro inner() %}1{% endmacro %}");
        DictValue manifest =
                project.with("models/m.sql", "select {{ outer() }}").parse();
        assertThat(DbtProject.macros(DbtProject.node(manifest, "model.shop.m"))).containsExactly("macro.shop.outer");
        DictValue outer = Fields.dict(Fields.dict(manifest, "macros"), "macro.shop.outer");
        assertThat(DbtProject.macros(outer)).containsExactly("macro.shop.inner");
    }

    @Test
    void trap9MacrosAreValuesAndTheContextKnowsThem() {
        project.with(
                "macros/m.sql",
                "{% macro twice(f) %}{{ f('a') }}{{ f('b') }}{% endmacro %}{% macro wrap(x) %}<{{ x }}>{% endmacro %}{% macro count() %}{{ varargs|length }}{{ kwargs }}{% endmacro %}");
        assertThat(seen("twice(wrap)")).isEqualTo("<a><b>");
        assertThat(seen("context['wrap']('c')")).isEqualTo("<c>");
        assertThat(seen("count(1, 2, k='v')")).isEqualTo("2{'k': 'v'}");
        assertThat(seen("builtins.ref is callable")).isEqualTo("True");
    }

    @Test
    void trap10ValuesPrintAsPythonPrintsThem() {
        assertThat(seen("[true, none, 1.0, 'it\\'s', (1,), {'a': 1}]"))
                .isEqualTo("[True, None, 1.0, \"it's\", (1,), {'a': 1}]");
        assertThat(seen("-7 // 2 ~ '/' ~ -7 % 3")).isEqualTo("-4/2");
    }

    @Test
    void trap11ArgumentsOfTestsThatLookLikeCallsAreCalls() {
        project.with("models/other.sql", "select 1")
                .with("models/m.sql", "select 1")
                .with("models/s.yml", """
                        models:
                          - name: m
                            columns:
                              - name: id
                                tests:
                                  - relationships: {to: ref('other'), field: id}
                        """);
        DictValue manifest = project.parse();
        DictValue test = Fields.dict(manifest, "nodes").entries().entrySet().stream()
                .filter(entry -> entry.getKey().toText().startsWith("test."))
                .map(entry -> (DictValue) entry.getValue())
                .findFirst()
                .orElseThrow();
        assertThat(Fields.list(Fields.dict(test, "depends_on"), "nodes").stream()
                        .map(Value::toText))
                .containsExactly("model.shop.other", "model.shop.m");
        assertThat(Fields.text(test, "unique_id", ""))
                .isEqualTo("test.shop.relationships_m_id__id__ref_other_.727f6fc390");
    }

    @Test
    void trap14WarningsAndLogsPrintNothing() {
        assertThat(seen("exceptions.warn('careful')")).isEmpty();
        assertThat(seen("log('said', info=true)")).isEmpty();
        assertThat(seen("[].append(1)")).isEqualTo("None");
    }

    @Test
    void trap15UnderscoresAreOutOfReachAndMutatingMethodsAreNot() {
        assertThatThrownBy(() -> seen("''.__class__")).hasMessageContaining("access to attribute '__class__'");
        assertThat(meta("{% set l = [] %}{% do l.append(1) %}{{ config(meta={'seen': l}) }}"))
                .isEqualTo("[1]");
    }

    @Test
    void trap17TemplatesSurviveInDescriptionsOfDisabledModels() {
        project.with("models/m.sql", "{{ config(enabled=false) }}")
                .with("models/s.yml", "models:\n  - name: m\n    description: \"{{ doc('nothing') }}\"\n");
        DictValue disabled = (DictValue) Fields.list(Fields.dict(project.parse(), "disabled"), "model.shop.m")
                .getFirst();
        assertThat(Fields.text(disabled, "description", "")).isEqualTo("{{ doc('nothing') }}");
    }

    @Test
    void trap18NothingLeaksFromOneModelToTheNext() {
        project.with(
                        "macros/m.sql",
                        "{% set kept = namespace(n=0) %}{% macro next() %}{% set ns = namespace(n=0) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}{{ kept }}{% endmacro %}")
                .with("models/a.sql", "{{ next() }}");
        assertThat(seen("next()")).isEqualTo("1");
    }

    /** config.tags have those of the file last, and tags have those that were there before the properties first. */
    @Test
    void tagsOfPropertiesComeBehindThoseOfTheFile() {
        project.with("models/m.yml", "models: [{name: m, config: {tags: [checks]}}]")
                .with("models/m.sql", "{{ config(tags=['nightly']) }} select 1");
        DictValue node = DbtProject.node(project.parse(), "model.shop.m");
        assertThat(Fields.list(node, "tags").stream().map(Value::toText)).containsExactly("nightly", "checks");
        assertThat(Fields.list(Fields.dict(node, "config"), "tags").stream().map(Value::toText))
                .containsExactly("checks", "nightly");
    }

    @Test
    void versionsAreNamedAnewEvenWhereNothingIsSet() {
        project.with(
                        "macros/names.sql",
                        "{% macro generate_alias_name(custom_alias_name=none, node=none) %}"
                                + "{{ node.name ~ '_named_' ~ node.version }}{% endmacro %}")
                .with("models/m_v1.sql", "select 1")
                .with("models/m.yml", "models: [{name: m, versions: [{v: 1}]}]");
        DictValue node = DbtProject.node(project.parse(), "model.shop.m.v1");
        assertThat(Fields.text(node, "alias", "")).isEqualTo("m_named_1");
    }
}
