package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.ReportFormat;
import dev.floe.cli.report.RunJunit;
import dev.floe.cli.report.RunPage;
import dev.floe.cli.report.RunView;
import dev.floe.documents.SecretMask;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The files that {@code --report} asks for. What an earlier run has written there is gone before this one begins. */
final class RunReports {
    static final String OPTION = "--report";

    private final Map<Form, Path> files;
    private final Invocation invocation;

    private RunReports(Map<Form, Path> files, Invocation invocation) {
        this.files = files;
        this.invocation = invocation;
    }

    /** What a file holds. */
    private enum Form {
        JSON,
        HTML,
        SARIF,
        JUNIT;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.values(
                OPTION,
                "FORMAT=FILE",
                "Write what happened as json, html, sarif or junit too, such as 'html=run.html junit=run.xml'"));
    }

    /** @throws FloeException if a format is none, or where the file shall be nothing can be written */
    static RunReports of(Invocation invocation) {
        Map<Form, Path> files = new EnumMap<>(Form.class);
        for (String word : invocation.options().words(OPTION)) {
            int end = word.indexOf('=');
            Form form = Stream.of(Form.values())
                    .filter(each -> end > 0
                            && end + 1 < word.length()
                            && word.substring(0, end).equals(each.word()))
                    .findFirst()
                    .orElseThrow(() -> new FloeException(UsageFault.notAChoice(
                            word,
                            "option '" + OPTION + "'",
                            Stream.of(Form.values())
                                    .map(each -> each.word() + "=FILE")
                                    .toList())));
            Path file = invocation.path(word.substring(end + 1));
            if (files.put(form, file) != null) {
                throw new FloeException(Problem.error(
                        CommandLineError.GIVEN_TWICE, "Option '%s' names '%s' twice".formatted(OPTION, form.word())));
            }
        }
        files.values().forEach(RunReports::clear);
        return new RunReports(files, invocation);
    }

    private static void clear(Path file) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }

    /**
     * Writes them.
     *
     * @param run empty: nothing ran, and the findings say why
     * @param members of the JSON object, beside its problems
     */
    void write(Optional<RunView> run, Findings findings, Map<String, PropertyValue> members) {
        if (files.isEmpty()) {
            return;
        }
        Findings shown = findings.without(invocation.redaction());
        Optional<RunView> view = run.map(
                each -> each.with(text -> SecretMask.mask(invocation.redaction().text(text))));
        files.forEach((form, file) -> write(
                file,
                switch (form) {
                    case JSON ->
                        ReportFormat.JSON.render(shown, invocation.redaction().values(members));
                    case HTML -> RunPage.render(view, shown);
                    case SARIF -> ReportFormat.SARIF.render(shown, Map.of());
                    case JUNIT ->
                        view.map(RunJunit::render).orElseGet(() -> ReportFormat.JUNIT.render(shown, Map.of()));
                }));
    }

    private static void write(Path file, String report) {
        try {
            Files.writeString(file, report);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }
}
