package dev.floe.cli;

import dev.floe.dbt.compile.CompiledFields;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Writes what dbt has left of a run where dbt's users look for it, without the secrets that floe knows. */
final class DbtCoreArtifacts {
    private static final Set<String> WITHOUT_CODE = Set.of("seed", "snapshot");

    private final TargetDirectory target;

    DbtCoreArtifacts(TargetDirectory target) {
        this.target = target;
    }

    void write(DictValue manifest, DictValue results) {
        Fields.dict(manifest, "nodes").entries().values().forEach(entry -> {
            if (entry instanceof DictValue node) {
                writeCode(node);
            }
        });
        target.writeManifest(manifest);
        Path file = target.directory().resolve("run_results.json");
        try {
            ManifestWriter.write(results, file, target.redaction()::text);
        } catch (IOException failure) {
            throw TargetDirectory.notWritten(file, failure);
        }
    }

    private void writeCode(DictValue node) {
        Fields.text(node, "compiled_code")
                .filter(code -> !code.isBlank() && !WITHOUT_CODE.contains(Fields.text(node, "resource_type", "")))
                .ifPresent(code -> node.put(
                        "compiled_path",
                        StringValue.of(target.writeCode(CompiledFields.path(node, "compiled"), code))));
    }
}
