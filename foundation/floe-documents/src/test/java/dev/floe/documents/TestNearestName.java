package dev.floe.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestNearestName {
    private static final List<String> COMPUTES =
            List.of("duckdb", "spark", "snowflake", "bigquery", "redshift", "databricks", "postgres");

    @Test
    void findsWhatIsOneOrTwoTyposAway() {
        assertThat(NearestName.of("duckbd", COMPUTES)).hasValue("duckdb");
        assertThat(NearestName.of("sparc", COMPUTES)).hasValue("spark");
        assertThat(NearestName.of("snowflak", COMPUTES)).hasValue("snowflake");
        assertThat(NearestName.of("postgress", COMPUTES)).hasValue("postgres");
        assertThat(NearestName.of("databriks", COMPUTES)).hasValue("databricks");
    }

    @Test
    void findsBeginningsAndEndingsTooMany() {
        assertThat(NearestName.of("postgresql", COMPUTES)).hasValue("postgres");
        assertThat(NearestName.of("big", COMPUTES)).hasValue("bigquery");
        assertThat(NearestName.of("transform", List.of("transforms", "transport")))
                .hasValue("transforms");
    }

    @Test
    void doesNotCareForCase() {
        assertThat(NearestName.of("DuckDB", COMPUTES)).hasValue("duckdb");
        assertThat(NearestName.of("spark", List.of("SPARK"))).hasValue("SPARK");
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(NearestName.of("oracle", COMPUTES)).isEmpty();
        assertThat(NearestName.of("x", COMPUTES)).isEmpty();
        assertThat(NearestName.of("", COMPUTES)).isEmpty();
        assertThat(NearestName.of("ab", List.of("cd"))).isEmpty();
        assertThat(NearestName.of("name", List.of())).isEmpty();
    }

    @Test
    void ofEquallyCloseOnesTakesTheFirstByName() {
        assertThat(NearestName.of("bar", List.of("car", "baz", "bat"))).hasValue("bat");
        assertThat(NearestName.of("bar", List.of("bat", "baz", "car"))).hasValue("bat");
    }

    @Test
    void takesATypoOverAnAbbreviation() {
        assertThat(NearestName.of("layer", List.of("layers_of_the_platform", "layers")))
                .hasValue("layers");
    }

    @Test
    void givesUpOnLongWords() {
        assertTimeout(Duration.ofSeconds(2), () -> assertThat(
                        NearestName.of("a".repeat(1_000_000), List.of("b".repeat(1_000_000))))
                .isEmpty());
    }
}
