package dev.floe.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.Located;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestModelConfigScanner {
    private final ProblemCollector problems = new ProblemCollector();

    @Test
    void findsAKeywordWithItsPlace() {
        Optional<Located<String>> found =
                sql("-- é 😀\n{{ config(materialized='table', compute = 'spark') }}\nselect 1");
        assertThat(found).hasValueSatisfying(choice -> {
            assertThat(choice.value()).isEqualTo("spark");
            assertThat(choice.place()).hasToString("m.sql:2:43");
            assertThat(choice.place().endColumn()).isEqualTo(50);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ config(compute=\"spark\") }}",
                "{{config(\n  tags=['a', 'b)'],\n  compute='spark',\n)}}",
                "{{ config({'compute': 'spark', 'tags': ['x']}) }}",
                "{% do config(meta={'compute': 'duckdb'}, compute='spark') %}",
                "{{- config(compute='spark') -}}",
                "{{ config(meta={'a': {'b': '}}'}}, compute='spark') }}",
                "{{ config(compute='duckdb') }} {{ config(compute='spark') }}",
                "{{ config(compute=none, compute='spark') }}"
            })
    void findsEveryWayToWriteIt(String text) {
        assertThat(sql(text)).map(Located::value).contains("spark");
        assertThat(problems.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'config(compute=1)'",
                "{# {{ config(compute='spark') }} #}",
                "{% raw %}{{ config(compute='spark') }}{% endraw %}",
                "{{ model.config(compute='spark') }}",
                "{{ config(meta={'compute': 'spark'}) }}",
                "{{ config(tags=['compute']) }}",
                "{{ config(compute=none) }}",
                "{{ configure(compute='spark') }}",
                "{{ config.get('compute') }}",
                "{{ config(",
                "{{ config('"
            })
    void seesNoChoiceWhereThereIsNone(String text) {
        assertThat(sql(text)).isEmpty();
        assertThat(problems.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ config(compute=var('engine')) }}",
                "{{ config(compute='sp' ~ 'ark') }}",
                "{{ config(compute=target.name) }}",
                "{{ config({'compute': engine}) }}",
                "{{ config(compute=['spark']) }}"
            })
    void refusesAnExpression(String text) {
        assertThat(sql(text)).isEmpty();
        assertThat(problems.problems())
                .extracting(Problem::message)
                .isEqualTo(List.of("A model's compute must be a string, but is an expression"));
    }

    @Test
    void readsPythonModels() {
        String text = """
                def model(dbt, session):
                    # dbt.config(compute="duckdb")
                    \"\"\"dbt.config(compute="duckdb")\"\"\"
                    dbt.config(materialized="table", compute="spark")
                    other.config(compute="postgres")
                    return dbt.ref("x")
                """;
        assertThat(ModelConfigScanner.computeOfPython("m.py", text, problems)).hasValueSatisfying(choice -> {
            assertThat(choice.value()).isEqualTo("spark");
            assertThat(choice.place()).hasToString("m.py:4:46");
        });
    }

    @Test
    void survivesWhatIsNoTemplate() {
        String text =
                "{{ config(tags=['a', 'b)'], meta={'x': {'y': \"}}\"}}, compute='spark') }} {# no #} {% raw %}x{% endraw %}";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutated = new StringBuilder(text);
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.delete(at, Math.min(mutated.length() - 1, at + random.nextInt(30)));
                    case 1 -> mutated.insert(at, text.charAt(random.nextInt(text.length())));
                    default -> mutated.setCharAt(at, text.charAt(random.nextInt(text.length())));
                }
            }
            ModelConfigScanner.computeOfSql("m.sql", mutated.toString(), new ProblemCollector());
            ModelConfigScanner.computeOfPython("m.py", mutated.toString(), new ProblemCollector());
        }
    }

    private Optional<Located<String>> sql(String text) {
        return ModelConfigScanner.computeOfSql("m.sql", text, problems);
    }
}
