package dev.floe.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.version.SemanticVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What versions say of changes, and ranges of versions. */
final class TestVersions {
    @ParameterizedTest
    @CsvSource({
        "1.2.3, MAJOR, 2.0.0",
        "1.2.3, MINOR, 1.3.0",
        "1.2.3, PATCH, 1.2.4",
        "0.2.3, MAJOR, 0.3.0",
        "0.2.3, MINOR, 0.2.4",
        "0.2.3, PATCH, 0.2.4",
        "1.0.0-rc.1, MAJOR, 2.0.0"
    })
    void namesTheNextVersion(String version, ChangeLevel level, String next) {
        assertThat(NextVersion.after(version(version), level)).hasToString(next);
    }

    @Test
    void takesAPreReleaseForTheVersionThatItLeadsTo() {
        assertThat(NextVersion.isReached(version("2.0.0"), version("2.0.0-rc.1")))
                .isTrue();
        assertThat(NextVersion.isReached(version("2.0.0"), version("1.9.0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "^1.2.0, 1.2.0, true",
        "^1.2.0, 1.9.9, true",
        "^1.2.0, 2.0.0, false",
        "^1.2.0, 2.0.0-rc.1, false",
        "^1.2.0, 1.1.9, false",
        "^0.2.3, 0.2.9, true",
        "^0.2.3, 0.3.0, false",
        "'>=1.0.0, <3.0.0', 2.5.0, true",
        "'>=1.0.0, <3.0.0', 3.0.0, false",
        "1.0.0, 1.0.0, true",
        "1.0.0, 1.0.1, false"
    })
    void readsRanges(String range, String version, boolean isIn) {
        assertThat(VersionRanges.read(range).orElseThrow().contains(version(version)))
                .isEqualTo(isIn);
    }

    @ParameterizedTest
    @CsvSource({"~1.0.0", "^1", "''", "'>=1.0.0,'", "latest"})
    void readsNothingElse(String range) {
        assertThat(VersionRanges.read(range)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "int4, INTEGER, integer",
        "'numeric( 18 ,2 )', 'DECIMAL(18,2)', number",
        "decimal, 'DECIMAL(18,3)', number",
        "character varying(20), VARCHAR, string",
        "timestamptz, TIMESTAMP WITH TIME ZONE, timestamp",
        "double precision, DOUBLE, number",
        "hugeint, 'DECIMAL(38,0)', number",
        "'int [ ]', 'INTEGER[]', array",
        "'struct(a int,b numeric(18,2))', 'STRUCT(A INTEGER, B DECIMAL(18,2))', object",
        "'map(text, int4[])', 'MAP(VARCHAR, INTEGER[])', object"
    })
    void knowsATypeByAllOfItsNames(String name, String physical, String logical) {
        ColumnType type = ColumnType.of(name);
        assertThat(type.physical()).isEqualTo(physical);
        assertThat(type.logical()).isEqualTo(logical);
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.read(text).orElseThrow();
    }
}
