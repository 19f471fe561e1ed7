package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.ProfilesDirectory;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt init}: writes a new project, and the profile that it needs; in a project, the profile alone. */
final class DbtInit {
    static final String NAME = "init";
    private static final String SKIP_PROFILE = "--skip-profile-setup";
    private static final String PROJECT_FILE = "dbt_project.yml";
    private static final List<String> FILES = List.of(
            PROJECT_FILE,
            "README.md",
            "models/example/my_first_dbt_model.sql",
            "models/example/my_second_dbt_model.sql",
            "models/example/schema.yml");
    private static final List<String> FOLDERS = List.of("analyses", "macros", "seeds", "snapshots", "tests");

    private final Invocation invocation;
    private final Questions questions;
    private final Path profiles;

    private DbtInit(Invocation invocation, Questions questions) {
        this.invocation = invocation;
        this.questions = questions;
        this.profiles = ProfilesDirectory.find(
                        invocation.options().text("--profiles-dir"),
                        invocation.workingDirectory(),
                        invocation.workingDirectory(),
                        invocation.environment())
                .resolve("profiles.yml");
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.flag("init: write no profile", SKIP_PROFILE));
    }

    /** @throws FloeException if the name is none, the directory is there, or files cannot be written */
    static CommandResult run(Invocation invocation, Path directory) {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new DbtInit(invocation, new Questions(input, invocation.talk())).run(directory);
    }

    private CommandResult run(Path directory) {
        Optional<String> said = invocation.options().text("--profile");
        boolean isProject = Files.isRegularFile(directory.resolve(PROJECT_FILE));
        String name = isProject ? "" : projectName();
        String profile = isProject ? profileOf(directory) : said.orElse(name);
        if (!isProject) {
            said.filter(each -> profiles().find(each).isEmpty()).ifPresent(missing -> {
                throw refused(
                        "Profile '" + missing + "' is not in '" + profiles + "'", "leave '--profile' out to make it");
            });
            write(directory.resolve(name), name, profile);
        }
        boolean isSkipped = said.isPresent() || invocation.options().isOn(SKIP_PROFILE);
        String outcome = isSkipped ? "" : setUp(profile);
        String made = isProject ? "" : "Project '" + name + "' is ready: cd " + name + " && floe dbt build\n";
        return CommandResult.of(() -> made + outcome, () -> new JsonObject()
                .with("project", name)
                .with("profile", profile)
                .value()
                .values());
    }

    private String projectName() {
        List<String> words = invocation.options().parameters();
        Optional<String> name = words.size() > 1
                ? Optional.of(words.get(1))
                : questions.ask("Enter a name for your project (letters, digits, underscore)");
        return name.filter(each -> each.matches("[A-Za-z_]\\w*") && !each.equals("dbt"))
                .orElseThrow(() -> refused(
                        "'" + name.orElse("") + "' is no name of a project",
                        "write letters, digits and '_', such as 'floe dbt init my_shop'"));
    }

    private static String profileOf(Path directory) {
        return read(directory.resolve(PROJECT_FILE))
                .flatMap(file -> Fields.text(file, "profile"))
                .orElseThrow(
                        () -> refused("This project names no profile", "write 'profile: NAME' into dbt_project.yml"));
    }

    private void write(Path project, String name, String profile) {
        if (Files.exists(project)) {
            throw refused("'" + name + "' is there already", "choose another name");
        }
        Map<String, String> contents = new TreeMap<>();
        FILES.forEach(file -> contents.put(file, starter(file, name, profile)));
        contents.put(".gitignore", starter("gitignore", name, profile));
        FOLDERS.forEach(folder -> contents.put(folder + "/.gitkeep", ""));
        contents.forEach((file, content) -> write(project.resolve(file), content));
    }

    private static String starter(String file, String name, String profile) {
        return PackagedText.read("starter/" + file)
                .orElseThrow(() -> new IllegalStateException("'" + file + "' is not packaged"))
                .replace("{{name}}", name)
                .replace("{{profile}}", profile);
    }

    /** Says what has become of the profile. One that is there stays: it may hold what nobody has elsewhere. */
    private String setUp(String profile) {
        if (profiles().find(profile).isPresent()) {
            return "Profile '" + profile + "' is in '" + profiles + "' already\n";
        }
        String entry = new ProfileSetup(questions)
                .entry(profile)
                .orElseThrow(() -> refused(
                        "The answers ended before the profile was known",
                        "run it in a terminal, or write the profile yourself and say '" + SKIP_PROFILE + "'"));
        try {
            String before =
                    Files.isRegularFile(profiles) ? Files.readString(profiles).stripTrailing() + "\n\n" : "";
            write(profiles, before + entry);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(profiles, failure);
        }
        return "Profile '" + profile + "' is in '" + profiles + "'\n";
    }

    private DictValue profiles() {
        return read(profiles).orElseGet(DictValue::empty);
    }

    private static Optional<DictValue> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? DocumentValues.read(file.toString(), Files.readAllBytes(file))
                            .filter(DictValue.class::isInstance)
                            .map(DictValue.class::cast)
                    : Optional.empty();
        } catch (IOException failure) {
            throw refused("'" + file + "' cannot be read: " + failure.getMessage(), "look at who may read it");
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }

    private static FloeException refused(String message, String help) {
        return new FloeException(
                Problem.error(CommandLineError.NOT_A_CHOICE, message).withHelp(help));
    }
}
