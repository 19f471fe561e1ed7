package dev.floe.dbt.parse;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.DictValue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The macro projects that come with floe: dbt's names, for every kind of database that has macros of its own. */
public final class InternalMacros {
    private static final String ROOT = "/dev/floe/dbt/macros";

    private InternalMacros() {}

    /** The projects for a type of adapter, its own first. */
    public static List<ProjectFile> of(String adapterType) {
        List<ProjectFile> projects = new ArrayList<>();
        Path root = root();
        for (String name : List.of("dbt_" + adapterType, "dbt")) {
            Path directory = root.resolve(name);
            if (Files.isDirectory(directory)) {
                projects.add(load(directory, name));
            }
        }
        return projects;
    }

    private static ProjectFile load(Path directory, String name) {
        try {
            DictValue file = DocumentValues.read(name, Files.readAllBytes(directory.resolve("dbt_project.yml")))
                    .filter(DictValue.class::isInstance)
                    .map(DictValue.class::cast)
                    .orElseThrow(() -> new IllegalStateException("Macro project '" + name + "' is empty"));
            return new ProjectFile(directory, Fields.text(file, "name", name), file, file, ProjectFile.Origin.INTERNAL);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the macros of '" + name + "'", e);
        }
    }

    private static Path root() {
        URL url =
                Objects.requireNonNull(InternalMacros.class.getResource(ROOT), "the macros are not on the class path");
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                try {
                    FileSystems.newFileSystem(uri, Map.of());
                } catch (FileSystemAlreadyExistsException open) {
                    return Path.of(uri);
                }
            }
            return Path.of(uri);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("Cannot open the macros that come with floe", e);
        }
    }
}
