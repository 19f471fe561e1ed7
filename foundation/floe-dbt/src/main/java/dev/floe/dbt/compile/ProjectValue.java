package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;

/** The project as {@code builtins.ref.config} gives it to packages that look at it. */
final class ProjectValue {
    private ProjectValue() {}

    static DictValue of(LoadedProject project, DictValue arguments) {
        DictValue value = of(project.root());
        value.put("profile_name", StringValue.of(project.profile().name()));
        value.put("target_name", StringValue.of(project.profile().target()));
        value.put("threads", IntValue.of(project.profile().threads()));
        value.put("cli_vars", project.request().vars());
        DictValue flags = Fields.copy(arguments);
        flags.put("require_explicit_package_overrides_for_builtin_materializations", BoolValue.TRUE);
        value.put("args", flags);
        DictValue dependencies = DictValue.empty();
        project.packages().forEach(file -> dependencies.put(file.name(), of(file)));
        value.put("dependencies", dependencies);
        return value;
    }

    private static DictValue of(ProjectFile file) {
        DictValue value = DictValue.empty();
        value.put("project_name", StringValue.of(file.name()));
        value.put(
                "project_root",
                StringValue.of(file.directory().toAbsolutePath().normalize().toString()));
        value.put("version", file.rendered().find("version").orElse(NoneValue.NONE));
        value.put("packages_install_path", StringValue.of(file.packagesInstallPath()));
        value.put("target_path", StringValue.of(file.targetPath()));
        value.put("vars", file.vars());
        return value;
    }
}
