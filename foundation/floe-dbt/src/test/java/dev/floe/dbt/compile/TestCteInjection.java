package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where common table expressions go; the answers are those of dbt-core 1.11.16 with sqlparse 0.5. */
final class TestCteInjection {
    private static final List<InjectedCte> CTES = List.of(
            InjectedCte.of("model.p.a", "__dbt__cte__a", "select 1 as x"),
            InjectedCte.of("model.p.b", "__dbt__cte__b", "select * from __dbt__cte__a"));

    /**
     * One answer of dbt's.
     *
     * @param count how many of the expressions are put in
     */
    record Answer(int count, String sql, String injected) {}

    static Stream<Answer> answers() throws IOException {
        try (InputStream stream = requireNonNull(
                TestCteInjection.class.getResourceAsStream("injected-ctes.jsonl"), "the answers are missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(TestCteInjection::answer);
        }
    }

    private static Answer answer(String line) {
        DictValue fields = (DictValue) DocumentValues.read("answer", line.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return new Answer(
                Integer.parseInt(Fields.text(fields, "ctes", "")),
                Fields.text(fields, "sql", ""),
                Fields.text(fields, "injected", ""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void putsExpressionsWhereDbtPutsThem(Answer answer) {
        assertThat(CteInjection.inject(answer.sql(), CTES.subList(0, answer.count()))
                        .sql())
                .isEqualTo(answer.injected());
    }
}
