package dev.floe.cli;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.error.CompilerError;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.lineage.LineageError;
import dev.floe.dbt.packages.PackageError;
import dev.floe.dbt.project.ProjectError;
import dev.floe.dbt.select.SelectionError;
import dev.floe.documents.DocumentError;
import dev.floe.iceberg.TableError;
import dev.floe.iceberg.storage.StorageError;
import dev.floe.plugin.host.PluginError;
import dev.floe.runner.gate.GateError;
import dev.floe.runner.product.RunnerError;
import dev.floe.runner.program.ProgramError;
import dev.floe.secrets.SecretsError;
import dev.floe.spi.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of each error code: Markdown whose first line is {@code # CODE: Title}. */
final class ErrorPages {
    private ErrorPages() {}

    /** Every code that any part of floe can report, sorted. */
    static List<String> codes() {
        return Stream.<ErrorCode[]>of(
                        CommandLineError.values(),
                        CompilerError.values(),
                        ContractError.values(),
                        DbtError.values(),
                        DocumentError.values(),
                        GateError.values(),
                        LineageError.values(),
                        PackageError.values(),
                        PluginError.values(),
                        PolicyTestError.values(),
                        ProgramError.values(),
                        ProjectError.values(),
                        RunnerError.values(),
                        SecretsError.values(),
                        SelectionError.values(),
                        StorageError.values(),
                        TableError.values())
                .flatMap(Stream::of)
                .map(ErrorCode::id)
                .sorted()
                .toList();
    }

    static Optional<String> page(String code) {
        return PackagedText.read("errors/" + code + ".md");
    }

    /** The title of a page, without the code. */
    static String title(String page) {
        String first = page.lines().findFirst().orElse("");
        int colon = first.indexOf(": ");
        return colon < 0 ? first : first.substring(colon + 2);
    }

    /** What a page says below its title. */
    static String body(String page) {
        int end = page.indexOf('\n');
        return end < 0 ? "" : page.substring(end).strip();
    }
}
