package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.contract.ContractError;
import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.DocumentError;
import dev.floe.spi.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong input of every kind, and to the letter what floe says about it. A case is a folder under {@code golden/compile}: its
 * files lie over those of {@code _base}, and {@code expected-error.txt} is what {@code floe compile} prints.
 * {@code -Dfloe.golden.update=true} writes it anew.
 */
final class TestCompileGolden {
    private static final Path CASES = Path.of(System.getProperty("floe.root"), "cli/floe-cli/src/test/golden/compile");
    private static final boolean UPDATE = Boolean.getBoolean("floe.golden.update");

    /** Codes of artifacts, which no manifest and no floe.yaml leads to; the documents module tests them. */
    private static final Set<String> ARTIFACT_CODES = Set.of("FLOE-A001", "FLOE-A002", "FLOE-A003");

    /** What only a directory without permissions can show; the compiler's TestUnreadableModels makes one. */
    private static final Set<String> FILE_SYSTEM_CODES = Set.of("FLOE-C006");

    /** What other commands than floe compile find; their tests show it. */
    private static final Set<String> CODES_OF_OTHER_COMMANDS = Set.of("FLOE-C226", "FLOE-C227", "FLOE-C228");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrong() throws IOException {
        return cases().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }

    @Test
    void hasACaseForEveryCode() throws IOException {
        String all = cases().map(TestCompileGolden::expected).collect(Collectors.joining());
        Set<String> shown = Pattern.compile("\\[(FLOE-[A-Z][0-9]{3})]")
                .matcher(all)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        shown.addAll(ARTIFACT_CODES);
        shown.addAll(FILE_SYSTEM_CODES);
        shown.addAll(CODES_OF_OTHER_COMMANDS);
        assertThat(shown)
                .containsAll(Stream.of(DocumentError.values(), CompilerError.values(), ContractError.values())
                        .flatMap(Arrays::stream)
                        .map(ErrorCode::id)
                        .toList());
    }

    @Test
    void hasAtLeast120Cases() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(120);
    }

    private void check(String name) throws IOException {
        CompileCase project = CompileCase.copy(CASES, name, directory.resolve(name));
        CapturedRun run = CapturedRun.of(project.directory(), List.of("compile"));
        if (UPDATE) {
            Files.writeString(CASES.resolve(name).resolve(CompileCase.EXPECTED), run.errors());
        }
        assertThat(run.errors()).isEqualTo(expected(name));
        assertThat(run.errors()).contains("[" + codeOf(name) + "]").doesNotContain(directory.toString());
        if (run.errors().contains("error[")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
            assertThat(project.directory().resolve("target")).doesNotExist();
        } else {
            assertThat(run.exitCode()).isZero();
        }
    }

    /** The name of a case begins with the code it is about, except for one. */
    private static String codeOf(String name) {
        return name.equals("all-at-once")
                ? "FLOE-C201"
                : "FLOE-" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1, 4);
    }

    private static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String expected(String name) {
        try {
            return Files.readString(CASES.resolve(name).resolve(CompileCase.EXPECTED));
        } catch (IOException e) {
            throw new IllegalStateException("No golden file; run with -Dfloe.golden.update=true", e);
        }
    }
}
