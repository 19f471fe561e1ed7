package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who may read which model: the rules of groups and of access. */
final class Governance {
    private static final List<String> ACCESS = List.of("private", "protected", "public");

    private final LoadedProject project;
    private final Manifest manifest;

    Governance(LoadedProject project, Manifest manifest) {
        this.project = project;
        this.manifest = manifest;
    }

    /**
     * Checks what nodes say about themselves.
     *
     * @throws FloeException if there is no such group or access, or a model is public that has no relation
     */
    void check() {
        Set<String> groups = new TreeSet<>();
        manifest.groups().values().forEach(group -> groups.add(Fields.text(group, "name", "")));
        for (Node node : manifest.members()) {
            Fields.text(node.fields(), "group")
                    .filter(group -> !groups.contains(group))
                    .ifPresent(group -> {
                        throw wrong(
                                node,
                                "%s '%s' is of group '%s', which is not defined"
                                        .formatted(node.kind().label(), node.name(), group),
                                NearestName.of(group, groups)
                                        .map(near -> "did you mean '" + near + "'?")
                                        .orElse("define it below 'groups:'"));
                    });
            if (node.kind() == ResourceKind.MODEL) {
                checkAccess(node);
            }
        }
    }

    private static void checkAccess(Node model) {
        String access = model.text("access");
        if (!ACCESS.contains(access)) {
            throw wrong(
                    model,
                    "The access of model '%s' is '%s'".formatted(model.name(), access),
                    "choose one of " + String.join(", ", ACCESS));
        }
        if (access.equals("public") && model.isEphemeral()) {
            throw wrong(
                    model,
                    "Model '" + model.name() + "' is public and ephemeral, so nobody could read it",
                    "make it a view or a table, or take its access away");
        }
    }

    /**
     * Checks that a node may read another.
     *
     * @throws FloeException if the other one is private to a group, or protected in a package that restricts its access
     */
    void checkReference(Node reader, Node target) {
        if (target.kind() != ResourceKind.MODEL) {
            return;
        }
        boolean isForeign = !reader.packageName().equals(target.packageName());
        boolean isRestricted = isForeign && isRestricted(target.packageName());
        Optional<String> group = Fields.text(target.fields(), "group");
        switch (target.text("access")) {
            case "private" -> {
                Optional<String> own = Fields.text(reader.fields(), "group");
                if (own.isEmpty() || !own.equals(group) || isRestricted) {
                    throw refused(reader, target, "is private to group '" + group.orElse("") + "'");
                }
            }
            case "protected" -> {
                if (isRestricted) {
                    throw refused(reader, target, "is protected in package '" + target.packageName() + "'");
                }
            }
            default -> {}
        }
    }

    private boolean isRestricted(String packageName) {
        return project.find(packageName)
                .map(ProjectFile::rendered)
                .flatMap(settings -> Fields.find(settings, "restrict-access"))
                .map(Value::isTrue)
                .orElse(false);
    }

    private static FloeException refused(Node reader, Node target, String reason) {
        return DbtError.ACCESS.in(
                reader.text("original_file_path"),
                "%s '%s' must not read model '%s', which %s"
                        .formatted(reader.kind().label(), reader.name(), target.name(), reason),
                "read a public model, or ask the owner to open this one");
    }

    private static FloeException wrong(Node node, String message, String help) {
        return DbtError.PROPERTIES.in(node.text("original_file_path"), message, help);
    }
}
