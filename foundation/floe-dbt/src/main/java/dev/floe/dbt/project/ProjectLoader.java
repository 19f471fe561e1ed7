package dev.floe.dbt.project;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.packages.PackageFiles;
import dev.floe.dbt.packages.PackageList;
import dev.floe.dbt.project.ProjectFile.Origin;
import dev.floe.dbt.project.ProjectFileReader.Written;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Loads a project, the packages that are installed beside it, and the chosen target. */
public final class ProjectLoader {
    private static final Set<String> FALSE_WORDS = Set.of("0", "false", "f", "n", "no", "off");

    private final TemplateEngine engine;
    private final ProjectRequest request;
    private final Optional<Profile> given;

    private ProjectLoader(TemplateEngine engine, ProjectRequest request, Optional<Profile> given) {
        this.engine = engine;
        this.request = request;
        this.given = given;
    }

    /**
     * Loads everything that has to be known before the first model is read.
     *
     * @param internal finds what dbt brings for a type of adapter, the adapter's own macros first
     * @throws FloeException if a file is missing or makes no sense
     */
    public static LoadedProject load(TemplateEngine engine, ProjectRequest request, InternalProjects internal) {
        return new ProjectLoader(engine, request, Optional.empty()).load(internal);
    }

    /**
     * Loads the same without a profiles.yml.
     *
     * @param profile the target, as whoever asks knows it
     * @throws FloeException if a file is missing or makes no sense
     */
    public static LoadedProject load(
            TemplateEngine engine, ProjectRequest request, Profile profile, InternalProjects internal) {
        return new ProjectLoader(engine, request, Optional.of(profile)).load(internal);
    }

    /** Reads both files as far as that goes, for whoever looks for what is wrong with them; no packages and no macros. */
    public static ProjectDiagnosis diagnose(TemplateEngine engine, ProjectRequest request) {
        return new ProjectLoader(engine, request, Optional.empty()).diagnose();
    }

    private ProjectDiagnosis diagnose() {
        ProblemCollector ofProfile = new ProblemCollector();
        ProblemCollector ofProject = new ProblemCollector();
        Path directory = request.projectDirectory();
        ProjectFileReader first = new ProjectFileReader(directory, ProjectFileCheck.Versions.CHECKED, ofProject);
        Optional<Written> written = tried(ofProject, () -> first.read(directory));
        Optional<Profile> profile = tried(
                ofProfile,
                () -> ProfileReader.read(
                        engine,
                        request,
                        request.profile()
                                .orElseGet(() -> profileName(written.orElseThrow(() -> DbtError.PROFILE.in(
                                        ProjectFileReader.FILE,
                                        "Nothing names a profile, since dbt_project.yml cannot be read",
                                        "mend that file, or pass --profile"))))));
        if (written.isPresent() && profile.isPresent()) {
            ProjectFileReader reader =
                    new ProjectFileReader(directory, versions(request.environment(), written.get()), ofProject);
            tried(ofProject, () -> project(reader, written.get(), Origin.ROOT, profile.get()));
        }
        return new ProjectDiagnosis(profile, ofProfile.problems(), ofProject.problems());
    }

    private static <T> Optional<T> tried(ProblemCollector problems, Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (FloeException refusal) {
            refusal.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    /** Finds the macro projects that come with floe. */
    @FunctionalInterface
    public interface InternalProjects {
        List<ProjectFile> of(String adapterType);
    }

    private LoadedProject load(InternalProjects internal) {
        ProblemCollector warnings = new ProblemCollector();
        Path directory = request.projectDirectory();
        Written written = new ProjectFileReader(directory, ProjectFileCheck.Versions.CHECKED, warnings).read(directory);
        ProjectFileReader reader = new ProjectFileReader(directory, versions(request.environment(), written), warnings);
        Profile profile = given.orElseGet(() -> ProfileReader.read(engine, request, profileName(written)));
        ProjectFile root = project(reader, written, Origin.ROOT, profile);
        List<ProjectFile> packages = new ArrayList<>();
        packages.add(root);
        InstalledPackages.find(root, named())
                .forEach(entry -> packages.add(project(reader, reader.read(entry), Origin.PACKAGE, profile)));
        requireDistinctNames(reader, packages);
        return new LoadedProject(request, root, packages, internal.of(profile.type()), profile, warnings.problems());
    }

    private String profileName(Written written) {
        return request.profile()
                .or(() -> Fields.text(written.unrendered(), "profile")
                        .map(name -> renderer(ProjectFileReader.FILE, names(request.vars(), Optional.empty()))
                                .renderText(name)
                                .toText()))
                .orElseThrow(() -> DbtError.PROFILE.in(
                        ProjectFileReader.FILE,
                        "The project names no profile",
                        "add 'profile: <name>' to dbt_project.yml, or pass --profile"));
    }

    /** dbt looks at versions unless the environment or the project's flags tell it not to. */
    static ProjectFileCheck.Versions versions(Map<String, String> environment, Written written) {
        String variable = environment.getOrDefault("DBT_VERSION_CHECK", "");
        boolean isOff = variable.isEmpty()
                ? Fields.find(Fields.dict(written.unrendered(), "flags"), "version_check")
                        .equals(Optional.of(BoolValue.FALSE))
                : FALSE_WORDS.contains(variable.toLowerCase(Locale.ROOT));
        return isOff ? ProjectFileCheck.Versions.UNCHECKED : ProjectFileCheck.Versions.CHECKED;
    }

    private SettingsRenderer renderer(String file, Map<String, Value> names) {
        return new SettingsRenderer(engine, Globals.of(names), file);
    }

    /** The files of packages do not see the variables of the command line. */
    private ProjectFile project(ProjectFileReader reader, Written written, Origin origin, Profile profile) {
        DictValue vars = origin == Origin.ROOT ? request.vars() : DictValue.empty();
        SettingsRenderer renderer = renderer(written.document().path(), names(vars, Optional.of(profile)));
        return reader.render(written, renderer, origin);
    }

    private Map<String, Value> names(DictValue vars, Optional<Profile> profile) {
        Map<String, Value> names = new HashMap<>(BaseNames.of(request.environment(), BaseNames.Secrets.REFUSED));
        names.put("var", var(vars));
        profile.ifPresent(chosen -> names.put("target", TargetValue.of(chosen)));
        return names;
    }

    static FunctionValue var(DictValue vars) {
        return FunctionValue.of(
                Parameters.of("var(var, default=None)"), (evaluation, arguments) -> vars.find(arguments.text("var"))
                        .or(() -> arguments.find("default"))
                        .orElseThrow(() -> TemplateException.of(
                                ErrorKind.RAISED, "Required var '" + arguments.text("var") + "' not found in config")));
    }

    /** In the files of packages alone, templates may read secrets. */
    private PackageList named() {
        Map<String, Value> names = new HashMap<>(BaseNames.of(request.environment(), BaseNames.Secrets.ALLOWED));
        names.put("var", var(request.vars()));
        return PackageFiles.read(request.projectDirectory(), (document, written) -> renderer(document.path(), names)
                .render(document, written, path -> false));
    }

    private static void requireDistinctNames(ProjectFileReader reader, List<ProjectFile> packages) {
        Map<String, ProjectFile> seen = new HashMap<>();
        for (ProjectFile file : packages) {
            ProjectFile other = seen.putIfAbsent(file.name(), file);
            if (other != null) {
                throw DbtError.PACKAGE.in(
                        reader.shown(file.directory().resolve(ProjectFileReader.FILE)),
                        "Two projects are called '" + file.name() + "'",
                        "rename one of them, or install only one");
            }
        }
    }
}
