package dev.floe.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command takes, before or after its name. */
final class GlobalOption {
    static final String PROJECT_DIR = "--project-dir";
    static final String OUTPUT = "--output";
    static final String COLOR = "--color";
    static final String STACKTRACE = "--stacktrace";
    static final String HELP = "--help";

    private GlobalOption() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(value(PROJECT_DIR, "DIR", "The product's directory (default: here)"));
        specification.addOption(value(OUTPUT, "text|json", "The form of the result (default: text)"));
        specification.addOption(value(COLOR, "auto|always|never", "When to use colours (default: auto)"));
        specification.addOption(flag("Show where in floe an unexpected failure arose", STACKTRACE));
        specification.addOption(OptionSpec.builder("-h", HELP)
                .usageHelp(true)
                .description("Show this help")
                .build());
    }

    /** An option with one value. Its variable is {@code FLOE_} and the name in upper case. */
    static OptionSpec value(String name, String label, String description, String... otherNames) {
        return OptionSpec.builder(name, otherNames)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option with words: as many as stand before the next option, each of which may be several in quotes. */
    static OptionSpec values(String name, String label, String description, String... otherNames) {
        return OptionSpec.builder(name, otherNames)
                .type(String[].class)
                .arity("1..*")
                .paramLabel(label)
                .hideParamSyntax(true)
                .description(description)
                .build();
    }

    /** An option without a value that {@code --no-} before its name switches off. */
    static OptionSpec negatable(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .negatable(true)
                .description(description)
                .build();
    }

    /** An option that is taken and changes nothing, which help does not speak of. */
    static OptionSpec unused(String name) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .negatable(true)
                .hidden(true)
                .build();
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }
}
