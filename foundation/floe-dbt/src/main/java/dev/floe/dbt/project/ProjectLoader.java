package dev.floe.dbt.project;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.project.ProjectFile.Origin;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads a project, the packages that are installed beside it, and the chosen target. */
public final class ProjectLoader {
    private static final String PROJECT_FILE = "dbt_project.yml";

    private final TemplateEngine engine;
    private final ProjectRequest request;

    private ProjectLoader(TemplateEngine engine, ProjectRequest request) {
        this.engine = engine;
        this.request = request;
    }

    /**
     * Loads everything that has to be known before the first model is read.
     *
     * @param internal finds what dbt brings for a type of adapter, the adapter's own macros first
     * @throws FloeException if a file is missing or makes no sense
     */
    public static LoadedProject load(TemplateEngine engine, ProjectRequest request, InternalProjects internal) {
        return new ProjectLoader(engine, request).load(internal);
    }

    /** Finds the macro projects that come with floe. */
    @FunctionalInterface
    public interface InternalProjects {
        List<ProjectFile> of(String adapterType);
    }

    private LoadedProject load(InternalProjects internal) {
        DictValue unrendered = read(request.projectDirectory());
        String profileName = request.profile()
                .or(() -> Fields.text(unrendered, "profile"))
                .map(name -> settings(PROJECT_FILE).renderText(name).toText())
                .orElseThrow(() -> DbtError.PROFILE.in(
                        PROJECT_FILE,
                        "The project names no profile",
                        "add 'profile: <name>' to dbt_project.yml, or pass --profile"));
        Profile profile = ProfileReader.read(engine, request, profileName);
        ProjectFile root = project(request.projectDirectory(), unrendered, Origin.ROOT, profile);
        List<ProjectFile> packages = new ArrayList<>();
        packages.add(root);
        packages.addAll(installed(root, profile));
        requireDistinctNames(packages);
        return new LoadedProject(request, root, packages, internal.of(profile.type()), profile);
    }

    private SettingsRenderer settings(String file) {
        return new SettingsRenderer(engine, Globals.of(names(Optional.empty())), file);
    }

    private Map<String, Value> names(Optional<Profile> profile) {
        Map<String, Value> names = new HashMap<>(BaseNames.of(request.environment(), BaseNames.Secrets.REFUSED));
        names.put(
                "var",
                FunctionValue.of(Parameters.of("var(var, default=None)"), (evaluation, arguments) -> request.vars()
                        .find(arguments.text("var"))
                        .or(() -> arguments.find("default"))
                        .orElseThrow(() -> TemplateException.of(
                                ErrorKind.RAISED,
                                "Required var '" + arguments.text("var") + "' not found in config"))));
        profile.ifPresent(chosen -> names.put("target", TargetValue.of(chosen)));
        return names;
    }

    private DictValue read(Path directory) {
        Path file = directory.resolve(PROJECT_FILE);
        try {
            Optional<Value> root = DocumentValues.read(shown(file), Files.readAllBytes(file));
            if (root.isPresent() && root.get() instanceof DictValue dict) {
                return dict;
            }
            throw DbtError.PROJECT.in(
                    shown(file), "dbt_project.yml is not a mapping", "start it with 'name: my_project'");
        } catch (IOException missing) {
            throw DbtError.FILE.in(
                    shown(file),
                    "There is no dbt_project.yml",
                    "run the command in the directory of a dbt project, or pass --project-dir");
        }
    }

    private String shown(Path file) {
        Path root = request.projectDirectory();
        return file.startsWith(root)
                ? root.relativize(file).toString().replace('\\', '/')
                : file.toString().replace('\\', '/');
    }

    private ProjectFile project(Path directory, DictValue unrendered, Origin origin, Profile profile) {
        String file = shown(directory.resolve(PROJECT_FILE));
        SettingsRenderer renderer = new SettingsRenderer(engine, Globals.of(names(Optional.of(profile))), file);
        DictValue rendered = (DictValue) renderer.render(unrendered, ProjectLoader::isKept);
        String name = Fields.text(rendered, "name")
                .orElseThrow(() -> DbtError.PROJECT.in(file, "The project has no name", "add 'name: my_project'"));
        return new ProjectFile(directory, name, unrendered, rendered, origin);
    }

    /** Hooks are rendered when they run, and so is the comment of queries; {@code vars} are values, not templates. */
    private static boolean isKept(List<String> path) {
        String first = path.getFirst();
        String last = path.getLast();
        if (first.equals("on-run-start") || first.equals("on-run-end") || first.equals("query-comment")) {
            return true;
        }
        return switch (last) {
            case "pre-hook",
                    "post-hook",
                    "+pre-hook",
                    "+post-hook",
                    "pre_hook",
                    "post_hook",
                    "+pre_hook",
                    "+post_hook" -> true;
            default -> first.equals("vars");
        };
    }

    private List<ProjectFile> installed(ProjectFile root, Profile profile) {
        String folder = Fields.text(root.rendered(), "packages-install-path", "dbt_packages");
        Path packages = request.projectDirectory().resolve(folder);
        if (!Files.isDirectory(packages)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(packages)) {
            return entries.filter(entry -> Files.isRegularFile(entry.resolve(PROJECT_FILE)))
                    .sorted()
                    .map(entry -> project(entry, read(entry), Origin.PACKAGE, profile))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + packages, e);
        }
    }

    private void requireDistinctNames(List<ProjectFile> packages) {
        Map<String, ProjectFile> seen = new HashMap<>();
        for (ProjectFile file : packages) {
            ProjectFile other = seen.putIfAbsent(file.name(), file);
            if (other != null) {
                throw DbtError.PACKAGE.in(
                        shown(file.directory().resolve(PROJECT_FILE)),
                        "Two projects are called '" + file.name() + "'",
                        "rename one of them, or install only one");
            }
        }
    }
}
