package dev.floe.dbt.project;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.documents.NearestName;
import dev.floe.jinja.template.Globals;
import dev.floe.jinja.template.TemplateEngine;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the chosen target out of profiles.yml. */
final class ProfileReader {
    private static final String FILE = "profiles.yml";

    private ProfileReader() {}

    static Profile read(TemplateEngine engine, ProjectRequest request, String name) {
        DictValue profiles = profiles(request.profilesDirectory().resolve(FILE));
        DictValue profile = choose(profiles, name, "profile");
        SettingsRenderer renderer = new SettingsRenderer(
                engine, Globals.of(BaseNames.of(request.environment(), BaseNames.Secrets.ALLOWED)), FILE);
        String target = request.target()
                .or(() -> Fields.text(profile, "target")
                        .map(text -> renderer.renderText(text).toText()))
                .orElse("default");
        DictValue written = choose(Fields.dict(profile, "outputs"), target, "target");
        DictValue credentials = (DictValue) renderer.render(written, path -> false);
        String type = Fields.text(credentials, "type")
                .orElseThrow(() -> DbtError.PROFILE.in(
                        FILE, "Target '" + target + "' of profile '" + name + "' has no type", "add 'type: duckdb'"));
        String schema = Fields.text(credentials, "schema", type.equals("duckdb") ? "main" : "public");
        int threads = Fields.find(credentials, "threads").orElse(IntValue.ONE) instanceof IntValue number
                ? number.clamped()
                : 1;
        return new Profile(name, target, type, schema, database(type, credentials), threads, credentials);
    }

    private static DictValue profiles(Path file) {
        try {
            return DocumentValues.read(FILE, Files.readAllBytes(file))
                    .filter(DictValue.class::isInstance)
                    .map(DictValue.class::cast)
                    .orElseThrow(() -> DbtError.PROFILE.in(
                            FILE, "profiles.yml is not a mapping", "start it with the name of a profile"));
        } catch (IOException missing) {
            throw DbtError.FILE.in(
                    FILE,
                    "There is no profiles.yml in '" + file.getParent() + "'",
                    "write one there, or pass --profiles-dir");
        }
    }

    private static DictValue choose(DictValue choices, String name, String kind) {
        if (choices.find(name).orElse(null) instanceof DictValue chosen) {
            return chosen;
        }
        List<String> names =
                choices.entries().keySet().stream().map(Value::toText).toList();
        String help = NearestName.of(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("there is: " + String.join(", ", names));
        throw DbtError.PROFILE.in(FILE, "There is no " + kind + " '" + name + "'", help);
    }

    /** DuckDB calls a database by its file; PostgreSQL has {@code dbname} or {@code database}. */
    private static String database(String type, DictValue credentials) {
        if (!type.equals("duckdb")) {
            return Fields.text(credentials, "dbname")
                    .or(() -> Fields.text(credentials, "database"))
                    .orElse("");
        }
        String path = Fields.text(credentials, "path", ":memory:");
        if (path.equals(":memory:")) {
            return Fields.text(credentials, "database", "memory");
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return Fields.text(credentials, "database", dot > 0 ? file.substring(0, dot) : file);
    }
}
