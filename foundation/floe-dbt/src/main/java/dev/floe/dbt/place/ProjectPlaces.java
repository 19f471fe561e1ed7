package dev.floe.dbt.place;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the places of what a project's own nodes are made of: parsing is fast because it keeps none, and only what somebody
 * asks for is read once more. Nodes of installed packages have the places of their files alone. For one thread.
 */
public final class ProjectPlaces {
    private final ProjectTexts texts;
    private final PropertyPlaces properties;
    private final CodePlaces code;
    private final SettingPlaces settings;

    /**
     * @param directory of the project
     * @param projectName of the root project
     */
    public ProjectPlaces(Path directory, String projectName) {
        requireNonNull(projectName, "projectName is null");
        this.texts = new ProjectTexts(requireNonNull(directory, "directory is null"));
        this.properties = new PropertyPlaces(texts);
        this.code = new CodePlaces(texts);
        this.settings = new SettingPlaces(texts, projectName);
    }

    /** The start of a node's file. */
    public Place file(ManifestNode node) {
        return Place.startOf(node.path());
    }

    /** Where a node is described: its name in a properties file, else the start of its file. */
    public Place declaration(ManifestNode node) {
        return described(node).orElseGet(() -> file(node));
    }

    /** The name of a node in the properties file that describes it. */
    public Optional<Place> described(ManifestNode node) {
        return properties.entry(node).map(PropertyEntry::name);
    }

    /** The name of a column in the properties file. */
    public Optional<Place> column(ManifestNode node, String column) {
        return properties.entry(node).flatMap(entry -> entry.column(column));
    }

    /** A value of the properties file, found by its keys below the entry of a node; the last key where it has one. */
    public Optional<Place> property(ManifestNode node, List<String> keys) {
        return properties.entry(node).flatMap(entry -> entry.property(keys));
    }

    /** Where a test is asked for; the start of its file for one that stands in a file of its own. */
    public Place test(ManifestNode test, Optional<ManifestNode> tested) {
        return tested.flatMap(node -> properties.entry(node).flatMap(entry -> entry.test(test)))
                .orElseGet(() -> file(test));
    }

    /** Where a setting is made: in {@code config()}, in a properties file or in {@code dbt_project.yml}, in this order. */
    public Optional<Place> setting(ManifestNode node, String key) {
        return code.config(node, key)
                .or(() -> properties.entry(node).flatMap(entry -> entry.property(List.of("config", key))))
                .or(() -> properties.entry(node).flatMap(entry -> entry.property(List.of(key))))
                .or(() -> settings.inProject(node, key));
    }

    /** The {@code ref} or {@code source} of a node's code that names another node; empty where a macro makes it. */
    public Optional<Place> reference(ManifestNode node, ManifestNode parent) {
        return code.reference(node, parent)
                .or(() -> properties.entry(node).flatMap(entry -> entry.property(List.of("relation"))));
    }

    /** The first {@code ref} or {@code source} of a file's code that ends with these names; empty where a macro makes it. */
    public Optional<Place> call(String path, String language, String nodeCode, String function, List<String> names) {
        return code.call(path, language, nodeCode, function, names);
    }

    /** A part of a node's code. */
    public Place inCode(ManifestNode node, int start, int end) {
        return code.between(node, start, end);
    }

    /** A part of a macro's code. */
    public Place inMacro(String path, String macroCode, int start, int end) {
        return code.between(path, macroCode, start, end);
    }

    /** The text of each file that was read to find places, by its path. */
    public Map<String, String> texts() {
        return texts.read();
    }
}
