package dev.floe.iceberg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestCachePaths {
    private static final Path ROOT = Path.of("/cache/s3");

    private final CachePaths paths = new CachePaths(ROOT, "s3");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://lake/orders/data/1.parquet",
                "s3://lake",
                "s3://lake/../../etc/passwd",
                "s3://lake/./a/..",
                "s3://../a",
                "s3://lake/a//b",
                "s3://lake/a b/ä=1/100%/%2F/x:y/\\z",
                "s3://lake/.hidden/a.part",
                "s3://lake/line\nbreak"
            })
    void leadsBackAndNeverOutOfTheDirectory(String location) {
        Path path = paths.path(location);
        assertThat(path.normalize()).isEqualTo(path).startsWithRaw(ROOT);
        assertThat(paths.location(path)).isEqualTo(location);
    }

    @Test
    void isTheSameForTwoWaysToWriteALocation() {
        assertThat(paths.path("s3a://lake/orders/")).isEqualTo(paths.path("s3://lake/orders"));
        assertThat(paths.path("s3://lake/a%2Fb")).isNotEqualTo(paths.path("s3://lake/a/b"));
    }

    @Test
    void refusesWhatIsNoLocation() {
        assertThatThrownBy(() -> paths.path("/tmp/a"))
                .hasMessageContaining("'/tmp/a' is no location of a store, such as s3://bucket/directory");
    }
}
