package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TestExplainCommand {
    private static final Path DIRECTORY = Path.of("").toAbsolutePath();
    private static final Path PAGES = Path.of(System.getProperty("floe.root"), "docs/errors");

    @Test
    void printsThePageOfACode() throws IOException {
        String page = Files.readString(PAGES.resolve("FLOE-U001.md"));
        for (String spelling : List.of("FLOE-U001", "floe-u001", "U001", "u001")) {
            assertThat(CapturedRun.of(DIRECTORY, List.of("explain", spelling))).isEqualTo(new CapturedRun(0, page, ""));
        }
    }

    @Test
    void namesTheNearestCode() {
        assertThat(CapturedRun.of(DIRECTORY, List.of("explain", "FLOE-U01"))).isEqualTo(new CapturedRun(2, "", """
                        error[FLOE-U007]: floe has no error code 'FLOE-U01'
                          help: did you mean 'FLOE-U001'?
                        """));
    }

    @Test
    void saysHowToFindACode() {
        assertThat(CapturedRun.of(DIRECTORY, List.of("explain", "everything"))).isEqualTo(new CapturedRun(2, "", """
                        error[FLOE-U007]: floe has no error code 'everything'
                          help: 'floe explain' lists all codes
                        """));
    }

    @Test
    void listsAllCodesWithTheirTitles() {
        CapturedRun run = CapturedRun.of(DIRECTORY, List.of("explain"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines()).hasSameSizeAs(ErrorPages.codes());
        assertThat(run.output()).contains("FLOE-U001  Unknown command\n").contains("FLOE-X001  A bug in floe\n");
    }

    @Test
    void hasAPageForEveryCode() {
        for (String code : ErrorPages.codes()) {
            assertThat(PAGES.resolve(code + ".md"))
                    .as("page of %s: what it means, an example, what to do", code)
                    .exists();
            String page = ErrorPages.page(code).orElseThrow();
            assertThat(page).startsWith("# " + code + ": ").contains("\n## What to do\n");
        }
    }

    @Test
    void hasACodeForEveryPage() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.startsWith("FLOE-"))
                            .map(name -> name.replace(".md", "")))
                    .as("a code that is gone keeps its page in no list; remove the page, and never use the code again")
                    .containsExactlyInAnyOrderElementsOf(ErrorPages.codes());
        }
    }

    @Test
    void givesAPageAsJson() {
        CapturedRun run = CapturedRun.of(DIRECTORY, List.of("explain", "U006", "--output", "json"));
        assertThat(run.output()).startsWith("""
                        {
                          "problems": [],
                          "codes": [
                            {
                              "code": "FLOE-U006",
                              "title": "Option given twice",
                              "page": "# FLOE-U006: Option given twice\\n\\n""");
    }
}
