package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.value.PropertyValue;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe version}. */
final class VersionCommand implements Command {
    @Override
    public void declare(CommandSpec specification) {
        // Takes nothing of its own.
    }

    @Override
    public CommandResult run(Invocation invocation) {
        String floe = PackagedText.read("version.txt").orElseThrow().strip();
        String java = Runtime.version().toString();
        return CommandResult.of(() -> "floe " + floe + " (Java " + java + ")\n", () -> members(floe, java));
    }

    private static Map<String, PropertyValue> members(String floe, String java) {
        return new JsonObject()
                .with("version", floe)
                .with("java_version", java)
                .with("artifact_format_version", CompiledArtifacts.FORMAT_VERSION)
                .value()
                .values();
    }
}
