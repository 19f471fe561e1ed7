package dev.floe.dbt.project;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.packages.PackageFiles;
import dev.floe.dbt.packages.PackageList;
import dev.floe.dbt.project.ProjectFileReader.Written;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.ProblemCollector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What projects say of their packages. No profile is needed to know it, as packages are installed before there is one. */
public final class PackageSettings {
    private static final String INSTALL_PATH = "packages-install-path";
    private static final Set<String> READ = Set.of("name", INSTALL_PATH);

    private final TemplateEngine engine = TemplateEngine.dbt();
    private final Path project;
    private final DictValue vars;
    private final Map<String, String> environment;

    /** @param vars the variables of the command line */
    public PackageSettings(Path project, DictValue vars, Map<String, String> environment) {
        this.project = requireNonNull(project, "project is null");
        this.vars = requireNonNull(vars, "vars is null");
        this.environment = Map.copyOf(environment);
    }

    /**
     * What dbt_project.yml says.
     *
     * @param name of the project, which is a word
     * @param installPath where packages are installed, seen from the project
     */
    public record Identity(String name, String installPath) {
        public Identity {
            requireNonNull(name, "name is null");
            requireNonNull(installPath, "installPath is null");
        }
    }

    /**
     * Reads dbt_project.yml of a project or a package.
     *
     * @throws FloeException if it is not there or has no name that a folder can have
     */
    public Identity identity(Path directory) {
        Written written = read(directory);
        DictValue rendered = renderer(written.document().path(), BaseNames.Secrets.REFUSED)
                .render(written.document(), written.unrendered(), path -> !READ.contains(path.getFirst()));
        String name = Fields.text(rendered, "name", "");
        if (!ProjectFileCheck.isName(name)) {
            throw DbtError.PROJECT.in(
                    written.document().path(),
                    "'" + name + "' is no name of a project",
                    "use letters, digits and underscores, and no digit at the start");
        }
        return new Identity(name, Fields.text(rendered, INSTALL_PATH, "dbt_packages"));
    }

    /** Whether packages have to be made for this version of dbt. */
    public boolean checksVersions() {
        return ProjectLoader.versions(environment, read(project)) == ProjectFileCheck.Versions.CHECKED;
    }

    /**
     * The packages that a project or a package names.
     *
     * @throws FloeException with everything that is wrong with its files
     */
    public PackageList packages(Path directory) {
        return PackageFiles.read(directory, (document, written) -> renderer(document.path(), BaseNames.Secrets.ALLOWED)
                .render(document, written, path -> false));
    }

    /**
     * What package-lock.yml of the project has pinned, if there is one.
     *
     * @throws FloeException with everything that is wrong with it
     */
    public Optional<PackageFiles.Lock> lock() {
        return PackageFiles.readLock(
                project, (document, written) -> renderer(document.path(), BaseNames.Secrets.ALLOWED)
                        .render(document, written, path -> false));
    }

    private Written read(Path directory) {
        return new ProjectFileReader(project, ProjectFileCheck.Versions.UNCHECKED, new ProblemCollector())
                .read(directory);
    }

    private SettingsRenderer renderer(String file, BaseNames.Secrets secrets) {
        Map<String, Value> names = new HashMap<>(BaseNames.of(environment, secrets));
        names.put("var", ProjectLoader.var(vars));
        return new SettingsRenderer(engine, Globals.of(names), file);
    }
}
