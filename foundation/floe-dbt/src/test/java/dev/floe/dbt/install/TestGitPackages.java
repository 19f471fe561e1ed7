package dev.floe.dbt.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.floe.dbt.install.PackageInstaller.Choice;
import dev.floe.dbt.project.PackageSettings;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs packages out of a git repository of this machine; skipped where there is no git. */
final class TestGitPackages {
    @TempDir
    private Path directory;

    private Path project;
    private Path repository;
    private String first = "";
    private String second = "";

    @BeforeEach
    void makeARepository() throws IOException, InterruptedException {
        assumeTrue(hasGit(), "the git program is not installed");
        project = Files.createDirectories(directory.resolve("shop"));
        repository = Files.createDirectories(directory.resolve("tools"));
        Files.writeString(project.resolve("dbt_project.yml"), "name: shop\n");
        git("init", "--quiet", "--initial-branch", "main");
        Files.writeString(repository.resolve("dbt_project.yml"), "name: tools\n");
        Files.writeString(Files.createDirectories(repository.resolve("sub")).resolve("dbt_project.yml"), "name: sub\n");
        first = commit();
        git("tag", "v1");
        Files.writeString(repository.resolve("new.md"), "new");
        second = commit();
    }

    private static boolean hasGit() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private String commit() throws IOException, InterruptedException {
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "change");
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private InstallReport install(String packages) throws IOException {
        Files.writeString(project.resolve("packages.yml"), packages);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DBT_ENV_SECRET_TOKEN", repository.toString());
        PackageWeb none = (address, target, largest) -> {
            throw new IOException("there is no web here");
        };
        return new PackageInstaller(
                        project,
                        new PackageSettings(project, DictValue.empty(), environment),
                        new PackageSources(PackageSources.HUB, none, new GitProgram(environment)),
                        installed -> {})
                .install(Choice.LOCKED);
    }

    @Test
    void takesTagsBranchesAndCommits() throws IOException {
        assertThat(install("packages: [{git: '" + repository + "', revision: v1}]\n")
                        .packages()
                        .getFirst()
                        .version())
                .contains(first);
        assertThat(project.resolve("dbt_packages/tools/new.md")).doesNotExist();
        InstallReport branch = install("packages: [{git: '" + repository + "', revision: main}]\n");
        assertThat(branch.packages().getFirst().version()).contains(second);
        assertThat(branch.warnings())
                .map(Problem::message)
                .containsExactly("Package '" + repository + "' is not pinned: it is taken from 'main'");
        assertThat(project.resolve("dbt_packages/tools/new.md")).exists();
        InstallReport commit = install("packages: [{git: '" + repository + "', revision: " + first + "}]\n");
        assertThat(commit.packages().getFirst().version()).contains(first);
        assertThat(commit.warnings()).isEmpty();
    }

    @Test
    void locksTheCommitAndTakesItTheNextTime() throws IOException, InterruptedException {
        String packages = "packages:\n  - git: '" + repository + "'\n    warn-unpinned: false\n" + "  - git: '"
                + repository + "'\n    subdirectory: sub\n    revision: v1\n";
        assertThat(install(packages).warnings()).isEmpty();
        assertThat(Files.readString(project.resolve("package-lock.yml")))
                .startsWith("""
                packages:
                  - git: %1$s
                    name: tools
                    revision: %2$s
                  - git: %1$s
                    name: sub
                    revision: %3$s
                    subdirectory: sub
                sha1_hash:\s""".formatted(repository, second, first));
        assertThat(project.resolve("dbt_packages").toFile().list()).containsExactlyInAnyOrder("tools", "sub");
        Files.writeString(repository.resolve("third.md"), "third");
        commit();
        assertThat(install(packages).packages().getFirst().version()).contains(second);
    }

    @Test
    void keepsSecretsOutOfTheLock() throws IOException {
        install("packages: [{git: \"{{ env_var('DBT_ENV_SECRET_TOKEN') }}\", revision: v1}]\n");
        assertThat(Files.readString(project.resolve("package-lock.yml")))
                .contains("git: '{{ env_var(''DBT_ENV_SECRET_TOKEN'') }}'")
                .doesNotContain(repository.toString());
        assertThat(install("packages: [{git: \"{{ env_var('DBT_ENV_SECRET_TOKEN') }}\", revision: v1}]\n")
                        .lock())
                .isEqualTo(InstallReport.Lock.KEPT);
    }

    @Test
    void saysWhatGitSays() {
        assertThatThrownBy(() -> install("packages: [{git: '" + repository + "', revision: v9}]\n"))
                .isInstanceOf(FloeException.class)
                .hasMessage("FLOE-B125: Package '" + repository
                        + "' cannot be checked out in revision 'v9': git fetch fails: fatal: couldn't find remote ref"
                        + " v9");
        assertThatThrownBy(() -> install("packages: [{git: '" + repository + "', revision: '--upload-pack=x'}]\n"))
                .hasMessageContaining("git knows no revision '--upload-pack=x'");
        assertThatThrownBy(() -> install("packages:\n  - {git: '" + repository + "', revision: v1}\n  - {git: '"
                        + repository + ".git', revision: main}\n"))
                .hasMessage("FLOE-B123: Package '" + repository + "' is wanted in several revisions: v1, main");
        assertThatThrownBy(() -> install("packages: [{git: '" + repository + "', subdirectory: ../x, revision: v1}]\n"))
                .hasMessage("FLOE-B124: Subdirectory of package '" + repository + "/../x' leads out of the repository");
    }
}
