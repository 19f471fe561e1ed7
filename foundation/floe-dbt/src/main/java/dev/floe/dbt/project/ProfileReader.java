package dev.floe.dbt.project;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.document.PlacedDocument;
import dev.floe.dbt.error.DbtError;
import dev.floe.documents.NearestName;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the chosen target out of profiles.yml. */
final class ProfileReader {
    private static final String FILE = "profiles.yml";

    private final PlacedDocument document;
    private final SettingsRenderer renderer;

    private ProfileReader(PlacedDocument document, SettingsRenderer renderer) {
        this.document = document;
        this.renderer = renderer;
    }

    /**
     * Reads the target of the request, or the one that the profile names, or {@code default}. Only that target is rendered:
     * the others may need variables that are not set here.
     *
     * @throws FloeException if there is no such profile or target, or it cannot be used
     */
    static Profile read(TemplateEngine engine, ProjectRequest request, String name) {
        PlacedDocument document = document(request.profilesDirectory().resolve(FILE));
        DictValue profiles = document.mapping()
                .orElseThrow(() -> DbtError.PROFILE.in(
                        FILE, "profiles.yml is not a mapping", "start it with the name of a profile"));
        SettingsRenderer renderer = new SettingsRenderer(
                engine, Globals.of(BaseNames.of(request.environment(), BaseNames.Secrets.ALLOWED)), FILE);
        ProfileReader reader = new ProfileReader(document, renderer);
        reader.choose(profiles, List.of(name), "profile");
        DictValue profile = Fields.dict(profiles, name);
        String target = request.target()
                .or(() -> Fields.text(profile, "target").map(text -> reader.target(name, text)))
                .orElse("default");
        if (profile.find("outputs").isEmpty()) {
            throw refusal(document.keyPlace(List.of(name)), "Profile '" + name + "' has no targets", "add 'outputs:'");
        }
        List<String> path = List.of(name, "outputs", target);
        reader.choose(Fields.dict(profile, "outputs"), path, "target");
        return reader.read(name, target, path, Fields.dict(Fields.dict(profile, "outputs"), target));
    }

    private String target(String profile, String text) {
        return renderer.renderText(text, Optional.of(document.place(List.of(profile, "target"))))
                .toText();
    }

    private Profile read(String name, String target, List<String> path, DictValue written) {
        DictValue credentials = renderer.render(document, path, written, key -> isRawPassword(written, key));
        String type = Fields.text(credentials, "type")
                .orElseThrow(() -> refusal(
                        document.keyPlace(path),
                        "Target '" + target + "' of profile '" + name + "' has no type",
                        "add 'type: duckdb'"));
        String schema = Profile.schema(type, credentials);
        return new Profile(
                name,
                target,
                type,
                schema,
                Profile.database(type, credentials),
                threads(path, credentials),
                credentials);
    }

    /** A password may look like a template and be none. */
    private boolean isRawPassword(DictValue written, List<String> path) {
        if (path.size() != 1
                || !path.getFirst().equals("password")
                || !(written.find("password").orElse(NoneValue.NONE) instanceof StringValue text)) {
            return false;
        }
        try {
            renderer.renderText(text.value());
            return false;
        } catch (FloeException noTemplate) {
            return true;
        }
    }

    private int threads(List<String> path, DictValue credentials) {
        Value threads = Fields.find(credentials, "threads").orElse(IntValue.ONE);
        if (threads instanceof IntValue number && number.clamped() > 0) {
            return number.clamped();
        }
        List<String> place = new ArrayList<>(path);
        place.add("threads");
        throw refusal(
                document.place(place),
                "Number of threads '" + threads.toText() + "' is no integer above zero",
                "write a number, or end the template with '| as_number'");
    }

    private static PlacedDocument document(Path file) {
        try {
            return DocumentValues.readPlaced(FILE, Files.readAllBytes(file));
        } catch (IOException missing) {
            throw DbtError.FILE.in(
                    FILE,
                    "There is no profiles.yml in '" + file.getParent() + "'",
                    "write one there, or pass --profiles-dir");
        }
    }

    private void choose(DictValue choices, List<String> path, String kind) {
        String name = path.getLast();
        Optional<Value> chosen = choices.find(name);
        if (chosen.isPresent() && chosen.get() instanceof DictValue) {
            return;
        }
        if (chosen.isPresent()) {
            throw refusal(
                    document.place(path),
                    "The " + kind + " '" + name + "' is not a mapping",
                    kind.equals("target") ? "write what it connects to below it" : "add 'outputs:'");
        }
        List<String> names = choices.entries().keySet().stream()
                .map(Value::toText)
                .filter(choice -> !choice.equals("config") || !kind.equals("profile"))
                .toList();
        String help = NearestName.of(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(names.isEmpty() ? "there is none" : "there is: " + String.join(", ", names));
        throw refusal(document.keyPlace(path), "There is no " + kind + " '" + name + "'", help);
    }

    private static FloeException refusal(Place place, String message, String help) {
        return new FloeException(Problem.error(DbtError.PROFILE, place, message).withHelp(help));
    }
}
