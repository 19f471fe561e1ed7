package dev.floe.dbt.project;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.PlacedDocument;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.project.ProjectFile.Origin;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads dbt_project.yml: what it says, rendered and checked. */
final class ProjectFileReader {
    static final String FILE = "dbt_project.yml";

    private final Path root;
    private final ProjectFileCheck.Versions versions;
    private final ProblemCollector problems;

    /**
     * A reader that adds its warnings to the problems.
     *
     * @param root the directory that paths are shown from
     */
    ProjectFileReader(Path root, ProjectFileCheck.Versions versions, ProblemCollector problems) {
        this.root = root;
        this.versions = versions;
        this.problems = problems;
    }

    /**
     * A file that nothing is rendered of yet.
     *
     * @param unrendered what it says
     */
    record Written(Path directory, PlacedDocument document, DictValue unrendered) {}

    /** How a file of a project is shown to the user. */
    String shown(Path file) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /**
     * Reads the file of a directory.
     *
     * @throws FloeException if it is not there, no YAML or no mapping
     */
    Written read(Path directory) {
        Path file = directory.resolve(FILE);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException missing) {
            throw DbtError.FILE.in(
                    shown(file),
                    "There is no dbt_project.yml",
                    directory.equals(root)
                            ? "run the command in the directory of a dbt project, or pass --project-dir"
                            : "run 'floe dbt deps' again, or delete the folder");
        }
        PlacedDocument document = DocumentValues.readPlaced(shown(file), bytes);
        DictValue mapping = document.mapping()
                .orElseThrow(() -> DbtError.PROJECT.in(
                        shown(file), "dbt_project.yml is not a mapping", "start it with 'name: my_project'"));
        return new Written(directory, document, mapping);
    }

    /**
     * Renders and checks a file.
     *
     * @throws FloeException with everything that is wrong with it
     */
    ProjectFile render(Written written, SettingsRenderer renderer, Origin origin) {
        DictValue rendered = renderer.render(written.document(), written.unrendered(), ProjectFileReader::isKept);
        ProblemCollector found = new ProblemCollector();
        ProjectFileCheck.check(written.document(), rendered, versions, found);
        found.throwIfErrors();
        found.problems().forEach(problems::add);
        String name = rendered.find("name")
                .filter(StringValue.class::isInstance)
                .orElseThrow(() -> new IllegalStateException("A checked project has no name"))
                .toText();
        return new ProjectFile(written.directory(), name, written.unrendered(), rendered, origin);
    }

    /** What was found so far that is no error. */
    List<Problem> warnings() {
        return problems.problems();
    }

    /** Hooks are rendered when they run, and so is the comment of queries; {@code vars} are rendered where they are used. */
    static boolean isKept(List<String> path) {
        return switch (path.getFirst()) {
            case "on-run-start", "on-run-end", "query-comment", "vars" -> true;
            case "models", "seeds", "snapshots", "tests", "data_tests" ->
                path.stream().anyMatch(ProjectFileReader::isHook);
            default -> false;
        };
    }

    private static boolean isHook(String key) {
        int start = 0;
        while (start < key.length() && (key.charAt(start) == '+' || key.charAt(start) == ' ')) {
            start++;
        }
        return switch (key.substring(start)) {
            case "pre-hook", "post-hook", "pre_hook", "post_hook" -> true;
            default -> false;
        };
    }
}
