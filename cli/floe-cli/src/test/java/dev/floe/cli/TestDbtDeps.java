package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestDbtDeps {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProject() throws IOException {
        write("shop/dbt_project.yml", "name: shop\nprofile: shop\n");
        write("shop/packages.yml", "packages:\n  - local: ../shared\n");
        write("shared/dbt_project.yml", "name: shared\n");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(String... arguments) {
        return CapturedRun.of(directory.resolve("shop"), List.of(arguments));
    }

    @Test
    void installsPackagesWithoutAProfile() throws IOException {
        assertThat(run("dbt", "deps"))
                .isEqualTo(new CapturedRun(
                        0, "1 package installed, package-lock.yml written\n", "shared out of ../shared\n"));
        assertThat(directory.resolve("shop/dbt_packages/shared/dbt_project.yml"))
                .hasContent("name: shared\n");
        assertThat(run("dbt", "deps").output()).isEqualTo("1 package installed\n");
    }

    @Test
    void locksAlone() {
        assertThat(run("dbt", "deps", "--lock"))
                .isEqualTo(new CapturedRun(0, "1 package locked, package-lock.yml written\n", ""));
        assertThat(directory.resolve("shop/dbt_packages")).doesNotExist();
        assertThat(run("dbt", "deps", "--lock").output()).isEqualTo("1 package locked\n");
        assertThat(run("dbt", "deps", "--lock", "--upgrade").output())
                .isEqualTo("1 package locked, package-lock.yml written\n");
    }

    @Test
    void saysWhereTheProjectNamesAPackageThatIsNone() throws IOException {
        write("shop/packages.yml", "packages:\n  - local: ../nowhere\n");
        assertThat(run("dbt", "deps")).isEqualTo(new CapturedRun(2, "", """
                error[FLOE-B124]: Package '../nowhere' cannot be used: There is no dbt_project.yml
                  --> packages.yml:2:5
                   |
                 2 |   - local: ../nowhere
                   |     ^^^^^^^^^^^^^^^^^
                  help: name the folder of a dbt project that dbt can read

                1 error
                """));
    }

    @Test
    void saysThatNoPackagesAreNamed() throws IOException {
        write("shop/packages.yml", "packages: []\n");
        assertThat(run("dbt", "deps").output()).isEqualTo("The project names no packages\n");
    }
}
