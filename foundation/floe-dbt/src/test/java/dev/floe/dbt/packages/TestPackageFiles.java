package dev.floe.dbt.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPackageFiles {
    @TempDir
    private Path directory;

    @Test
    void readsEveryKindOfPackage() throws IOException {
        PackageList list = packages("""
                packages:
                  - {package: dbt-labs/dbt_utils, version: [">=1.0.0", "<2.0.0"]}
                  - {git: https://example.com/shop.git, revision: v1, subdirectory: dbt}
                  - local: ../shared
                """);
        assertThat(list.packages())
                .map(PackageEntry::kind)
                .containsExactly(PackageKind.HUB, PackageKind.GIT, PackageKind.LOCAL);
        assertThat(list.packages())
                .map(PackageEntry::source)
                .containsExactly("dbt-labs/dbt_utils", "https://example.com/shop.git", "../shared");
        assertThat(list.packages().get(0).versions()).containsExactly(">=1.0.0", "<2.0.0");
        assertThat(list.packages().get(1).revision()).contains("v1");
        assertThat(list.packages().get(1).subdirectory()).contains("dbt");
    }

    @Test
    void readsPackagesAndProjectsOfDependencies() throws IOException {
        Files.writeString(
                directory.resolve("dependencies.yml"), "packages: [{local: '{{ x }}'}]\nprojects: [{name: finance}]\n");
        PackageList list = read();
        assertThat(list.file()).isEqualTo("dependencies.yml");
        assertThat(list.packages()).map(PackageEntry::source).containsExactly("{{ x }}");
        assertThat(list.projects()).containsExactly("finance");
    }

    @Test
    void hasNoPackagesWithoutFiles() throws IOException {
        assertThat(read().packages()).isEmpty();
        assertThat(packages("# nothing yet\n").packages()).isEmpty();
    }

    @Test
    void readsWhatIsLocked() throws IOException {
        Files.writeString(
                directory.resolve("package-lock.yml"),
                "packages:\n  - name: dbt_utils\n    package: dbt-labs/dbt_utils\n    version: 1.3.0\nsha1_hash: abc\n");
        PackageFiles.Lock lock =
                PackageFiles.readLock(directory, (document, written) -> written).orElseThrow();
        assertThat(lock.fingerprint()).isEqualTo("abc");
        assertThat(lock.packages()).map(PackageEntry::source).containsExactly("dbt-labs/dbt_utils");
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        assertRefused("projects: [{name: x}]", "packages.yml:1:1 'projects' cannot stand in packages.yml");
        assertRefused("packages: x", "packages.yml:1:11 'packages' is not a list");
        assertRefused("- x", "packages.yml:1:1 packages.yml is not a mapping");
        assertRefused(
                "packages:\n  - foo: 1\n  - package: utils\n    version: 1.0.0\n  - {tarball: x}\n",
                "packages.yml:2:5 The entry does not say where a package is",
                "packages.yml:3:5 Package 'utils' has no namespace, such as 'dbt-labs/dbt_utils'",
                "packages.yml:5:5 An archive needs the 'name' of its project");
        Files.writeString(directory.resolve("dependencies.yml"), "packages: []\n");
        assertRefused("packages: []", "dependencies.yml:1:1 Packages stand in dependencies.yml and in packages.yml");
    }

    /** Each line: the SHA-1 that dbt makes of the packages, or hyphens where it refuses them, and a packages.yml. */
    @Test
    void hasTheFingerprintsOfDbt() throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                TestPackageFiles.class.getResourceAsStream("fingerprints.txt"), "fingerprints.txt is missing")) {
            String recorded = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(recorded.lines()).allSatisfy(line -> {
                String answer;
                try {
                    answer = packages(line.substring(41).replace("\\n", "\n") + "\n")
                            .fingerprint();
                } catch (FloeException refused) {
                    answer = "-".repeat(40);
                }
                assertThat(answer).as(line).isEqualTo(line.substring(0, 40));
            });
        }
    }

    private void assertRefused(String text, String... problems) {
        assertThatThrownBy(() -> packages(text))
                .isInstanceOfSatisfying(FloeException.class, failure -> assertThat(failure.problems())
                        .map(problem -> problem.place().orElseThrow() + " " + problem.message())
                        .isEqualTo(List.of(problems)));
    }

    private PackageList packages(String text) throws IOException {
        Files.writeString(directory.resolve("packages.yml"), text);
        return read();
    }

    private PackageList read() {
        return PackageFiles.read(directory, (document, written) -> written);
    }
}
