package dev.floe.dbt.project;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.PlacedDocument;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.select.IndirectSelection;
import dev.floe.dbt.select.NamedSelectors;
import dev.floe.dbt.select.SelectorsReader;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The selectors.yml of a root project; those of packages do not count. */
public final class SelectorsFile {
    private static final String FILE = "selectors.yml";

    private SelectorsFile() {}

    /**
     * The selectors of a project; none, where it has no such file.
     *
     * @param indirect what holds for criteria that do not say it themselves: that of the command line
     * @throws FloeException if the file cannot be read, or has not the form that it should have
     */
    public static NamedSelectors read(LoadedProject project, TemplateEngine engine, IndirectSelection indirect) {
        Path file = project.root().directory().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return NamedSelectors.none();
        }
        PlacedDocument document;
        try {
            document = DocumentValues.readPlaced(FILE, Files.readAllBytes(file));
        } catch (IOException failure) {
            throw DbtError.FILE.in(FILE, "The file cannot be read: " + failure.getMessage(), "look at its permissions");
        }
        ProjectRequest request = project.request();
        Map<String, Value> names = new HashMap<>(BaseNames.of(request.environment(), BaseNames.Secrets.REFUSED));
        names.put("var", ProjectLoader.var(request.vars()));
        names.put("target", TargetValue.of(project.profile()));
        SettingsRenderer renderer = new SettingsRenderer(engine, Globals.of(names), FILE);
        return document.root()
                .map(root -> SelectorsReader.read(
                        root, (text, place) -> renderer.renderText(text, Optional.of(place)), indirect))
                .orElseGet(NamedSelectors::none);
    }
}
