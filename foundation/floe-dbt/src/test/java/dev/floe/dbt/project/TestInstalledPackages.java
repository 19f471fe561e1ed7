package dev.floe.dbt.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestInstalledPackages {
    @TempDir
    private Path directory;

    @Test
    void areLoadedByTheNamesOfTheirFolders() {
        LoadedProject loaded = folder().with("packages.yml", "packages: [{local: ../b}, {local: ../a}]\n")
                .with("dbt_packages/b/dbt_project.yml", "name: b\nvars: {x: 1}\nmodels: {b: {+tags: [y]}}\n")
                .with("dbt_packages/a/dbt_project.yml", "name: a\n")
                .with("dbt_packages/__left/a.txt", "")
                .load();
        assertThat(loaded.packages()).map(ProjectFile::name).containsExactly("shop", "a", "b");
        ProjectFile b = loaded.find("b").orElseThrow();
        assertThat(b.isRoot()).isFalse();
        assertThat(b.vars()).hasToString("{'x': 1}");
        assertThat(b.tree("models")).hasToString("{'b': {'+tags': ['y']}}");
    }

    @Test
    void mayBeLinks() throws IOException {
        folder().with("packages.yml", "packages: [{local: ../a}]\n").with("elsewhere/a/dbt_project.yml", "name: a\n");
        Files.createDirectories(directory.resolve("dbt_packages"));
        Files.createSymbolicLink(directory.resolve("dbt_packages/a"), directory.resolve("elsewhere/a"));
        assertThat(folder().load().packages()).map(ProjectFile::name).containsExactly("shop", "a");
    }

    @Test
    void areMissedWhereFewerStandThereThanAreNamed() {
        ProjectFolder folder = folder().with("packages.yml", "packages: [{local: ../b}, {local: ../a}]\n")
                .with("dbt_packages/a/dbt_project.yml", "name: a\n");
        assertThatThrownBy(folder::load)
                .hasMessage("FLOE-B104: There are 2 packages in packages.yml, and 1 of them in 'dbt_packages'");
    }

    @Test
    void areSoughtWhereTheProjectSays() {
        LoadedProject loaded = ProjectFolder.in(directory)
                .withProject("packages-install-path: \"{{ var('where', 'deps') }}\"\n")
                .with("deps/a/dbt_project.yml", "name: a\n")
                .load();
        assertThat(loaded.packages()).map(ProjectFile::name).containsExactly("shop", "a");
    }

    @Test
    void haveNamesOfTheirOwn() {
        ProjectFolder folder = folder().with("dbt_packages/a/dbt_project.yml", "name: shop\n");
        assertThatThrownBy(folder::load).hasMessage("FLOE-B104: Two projects are called 'shop'");
    }

    @Test
    void areProjects() {
        ProjectFolder folder = folder().with("dbt_packages/a/readme.txt", "");
        assertThatThrownBy(folder::load).hasMessage("FLOE-B101: There is no dbt_project.yml");
    }

    @Test
    void doNotSeeTheVariablesOfTheCommandLineInTheirFiles() {
        ProjectFolder folder = folder().with(
                        "dbt_packages/a/dbt_project.yml", "name: a\nmodels: {+schema: \"{{ var('n', 'none') }}\"}\n")
                .withVars(DictValue.ofNamed(Map.of("n", StringValue.of("given"))));
        assertThat(folder.load().find("a").orElseThrow().tree("models")).hasToString("{'+schema': 'none'}");
    }

    @Test
    void giveTheirVariablesWayToTheRootProjects() {
        LoadedProject loaded = folder().withProject("vars: {global: 1, scoped: 1, a: {scoped: 2, given: 2}}\n")
                .with("dbt_packages/a/dbt_project.yml", "name: a\nvars: {global: 3, own: 3, given: 3, a: {own: 4}}\n")
                .withVars(DictValue.ofNamed(Map.of("given", IntValue.of(9))))
                .load();
        assertThat(variable(loaded, "given")).isEqualTo("9");
        assertThat(variable(loaded, "scoped")).isEqualTo("2");
        assertThat(variable(loaded, "global")).isEqualTo("1");
        assertThat(variable(loaded, "own")).isEqualTo("4");
        assertThat(variable(loaded, "missing")).isEqualTo("-");
    }

    private static String variable(LoadedProject loaded, String name) {
        DictValue own = loaded.find("a").orElseThrow().vars();
        return BaseNames.variable(loaded.request(), loaded.root().vars(), own, "a", name)
                .map(Object::toString)
                .orElse("-");
    }

    private ProjectFolder folder() {
        return ProjectFolder.in(directory).withProject("");
    }
}
