package dev.floe.dbt.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestProjectFile {
    @TempDir
    private Path directory;

    @Test
    void hasDbtsOwnFoldersWhereItNamesNone() {
        ProjectFile project = project("model-paths:\n");
        assertThat(project.paths(PathKind.MODEL)).containsExactly("models");
        assertThat(project.docsPaths())
                .containsExactly("models", "seeds", "snapshots", "analyses", "macros", "tests", "functions");
        assertThat(project.packagesInstallPath()).isEqualTo("dbt_packages");
        assertThat(project.targetPath()).isEqualTo("target");
        assertThat(project.cleanTargets()).containsExactly("target");
        assertThat(project.restrictsAccess()).isFalse();
    }

    @Test
    void hasTheFoldersThatItNames() {
        ProjectFile project = project("""
                model-paths: [marts/, staging]
                seed-paths: []
                docs-paths: [texts]
                target-path: out
                restrict-access: yes
                """);
        assertThat(project.paths(PathKind.MODEL)).containsExactly("marts/", "staging");
        assertThat(project.paths(PathKind.SEED)).isEmpty();
        assertThat(project.sourcePaths())
                .containsExactly("marts", "staging", "snapshots", "analyses", "macros", "tests", "functions");
        assertThat(project.docsPaths()).containsExactly("texts");
        assertThat(project.cleanTargets()).containsExactly("out");
        assertThat(project.restrictsAccess()).isTrue();
    }

    @Test
    void takesOldSpellingsWithAWarning() {
        LoadedProject loaded = folder("source-paths: [old]\ntarget-path: out\n").load();
        assertThat(loaded.root().paths(PathKind.MODEL)).containsExactly("old");
        assertThat(loaded.warnings())
                .map(TestProjectFile::shown)
                .containsExactly(
                        "dbt_project.yml:3:1 FLOE-B116 'source-paths' is now called 'model-paths' (rename it)",
                        "dbt_project.yml:4:1 FLOE-B116 'target-path' is deprecated in dbt_project.yml (pass --target-path"
                                + " instead)");
    }

    @Test
    void rendersAllButHooksAndVariables() {
        ProjectFile project = folder("""
                        on-run-start: "{{ x }}"
                        query-comment: "{{ x }}"
                        vars: {a: "{{ x }}"}
                        models:
                          pre-hook: "{{ x }}"
                          shop:
                            + post_hook: ["{{ x }}"]
                            +schema: "{{ target.name }}_{{ var('n') }}"
                            +number: "{{ var('n') }}"
                            +text: "{{ 1 }}"
                            +list: "{{ [1, 2] | as_native }}"
                        """)
                .withVars(DictValue.ofNamed(Map.of("n", IntValue.of(7))))
                .load()
                .root();
        assertThat(project.rendered().find("on-run-start").orElseThrow()).hasToString("'{{ x }}'");
        assertThat(project.rendered().find("query-comment").orElseThrow()).hasToString("'{{ x }}'");
        assertThat(project.vars()).hasToString("{'a': '{{ x }}'}");
        assertThat(project.tree("models"))
                .hasToString("{'pre-hook': '{{ x }}', 'shop': {'+ post_hook': ['{{ x }}'], '+schema': 'dev_7',"
                        + " '+number': 7, '+text': '1', '+list': [1, 2]}}");
    }

    @Test
    void printsTextWithoutATemplateAsATemplateWould() {
        assertThat(project("models: {a: \"x\\n\", b: \"x\\n\\n\", c: \"x\\r\\ny\\r\", d: \"\\n\", e: ' '}\n")
                        .tree("models"))
                .hasToString("{'a': 'x', 'b': 'x\\n', 'c': 'x\\ny', 'd': '', 'e': ' '}");
    }

    @Test
    void saysWhereATemplateStandsThatFails() {
        assertProblems(
                "models:\n  shop:\n    +schema: \"{{ var('missing') }}\"\n",
                "dbt_project.yml:5:14 FLOE-B202 Required var 'missing' not found in config, in '{{ var('missing') }}' ()");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertProblems(
                """
                modles: {}
                model-paths: models
                restrict-access: "yes"
                quoting: {schema: "yes"}
                dispatch: [{macro_namespace: x}]
                version: "1"
                """,
                "dbt_project.yml:3:1 FLOE-B112 There is no setting 'modles' (did you mean 'models'?)",
                "dbt_project.yml:4:14 FLOE-B113 'model-paths' is the string 'models', not a list of strings (write a list of"
                        + " strings)",
                "dbt_project.yml:5:18 FLOE-B113 'restrict-access' is the string 'yes', not a boolean (write a boolean)",
                "dbt_project.yml:6:10 FLOE-B113 'quoting' is a mapping, not a mapping to booleans (write a mapping to"
                        + " booleans)",
                "dbt_project.yml:7:11 FLOE-B113 'dispatch' is a list, not a list of mappings with 'macro_namespace' and a list"
                        + " 'search_order' (write a list of mappings with 'macro_namespace' and a list 'search_order')",
                "dbt_project.yml:8:10 FLOE-B113 Version '1' has not two or three numbers (write it as '1.0.0')");
    }

    @Test
    void wantsANameThatTemplatesDoNotUse() {
        for (String name : new String[] {"my-shop", "1a", "adapter", "5"}) {
            ProjectFolder folder =
                    ProjectFolder.in(directory).with("dbt_project.yml", "profile: shop\nname: " + name + "\n");
            assertThat(catchThrowableOfType(FloeException.class, folder::load))
                    .as(name)
                    .isNotNull();
        }
        assertThat(ProjectFolder.in(directory)
                        .with("dbt_project.yml", "profile: shop\nname: größe\n")
                        .load()
                        .root()
                        .name())
                .isEqualTo("größe");
    }

    @Test
    void refusesOneSettingInTwoSpellings() {
        assertProblems(
                "source-paths: [a]\nmodel-paths: [b]\n",
                "dbt_project.yml:3:1 FLOE-B115 'source-paths' and 'model-paths' are one setting (keep 'model-paths')");
    }

    @Test
    void looksAtTheVersionOfDbtThatItRequires() {
        assertThat(project("require-dbt-version: [\">=1.0.0\", \"<2.0.0\"]\n").name())
                .isEqualTo("shop");
        assertProblems(
                "require-dbt-version: \">=2.0.0\"\n",
                "dbt_project.yml:3:22 FLOE-B117 The project requires dbt >=2.0.0, and floe behaves like dbt 1.11.16 (widen the"
                        + " range, choose another release of the package, or set DBT_VERSION_CHECK=false)");
        assertProblems(
                "require-dbt-version: [\">=2.0.0\", \"<1.0.0\"]\n",
                "dbt_project.yml:3:22 FLOE-B117 No version of dbt is >=2.0.0, <1.0.0 (mend the range)");
        assertProblems(
                "require-dbt-version: \">=1.0.0, <2.0.0\"\n",
                "dbt_project.yml:3:22 FLOE-B117 Version ' <2.0.0' is no version of three numbers (write it as '>=1.0.0',"
                        + " without blanks)");
        assertThat(folder("require-dbt-version: \">=2.0.0\"\n")
                        .withEnvironment(Map.of("DBT_VERSION_CHECK", "false"))
                        .load()
                        .root()
                        .name())
                .isEqualTo("shop");
        assertThat(project("require-dbt-version: \">=2.0.0\"\nflags: {version_check: false}\n")
                        .name())
                .isEqualTo("shop");
    }

    /** Each line: whether dbt takes a file, and its lines below {@code name} and {@code profile}. */
    @Test
    void takesAndRefusesWhatDbtDoes() {
        assertThat(Recorded.lines("accepted.txt")).allSatisfy(line -> {
            String text = line.substring(3).replace("\\n", "\n") + "\n";
            FloeException failure = catchThrowableOfType(FloeException.class, () -> project(text));
            assertThat(failure == null ? "ok" : "no").as(text).isEqualTo(line.substring(0, 2));
        });
    }

    private ProjectFolder folder(String text) {
        return ProjectFolder.in(directory).withProject(text);
    }

    private ProjectFile project(String text) {
        return folder(text).load().root();
    }

    private void assertProblems(String text, String... problems) {
        FloeException failure = catchThrowableOfType(FloeException.class, () -> project(text));
        assertThat(failure.problems()).map(TestProjectFile::shown).containsExactly(problems);
    }

    private static String shown(Problem problem) {
        return problem.place().orElseThrow() + " " + problem.code().id() + " " + problem.message() + " ("
                + problem.help().orElse("") + ")";
    }
}
