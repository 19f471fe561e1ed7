package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of a project is a page and two artifacts, and nothing else of the disk. */
final class TestDbtDocsServer {
    @TempDir
    private Path directory;

    private HttpResponse<String> ask(DbtDocsServer server, String method, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.uri() + path))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void servesThePageAndItsArtifactsAlone() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("manifest.json"), "{\"metadata\":{}}");
        Files.writeString(directory.resolve("run_results.json"), "{}");
        try (DbtDocsServer server =
                DbtDocsServer.start(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            HttpResponse<String> page = ask(server, "GET", "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(page.body()).startsWith("<!doctype html>");
            assertThat(ask(server, "GET", "/manifest.json").body()).isEqualTo("{\"metadata\":{}}");
            assertThat(ask(server, "GET", "/catalog.json").statusCode()).isEqualTo(404);
            assertThat(ask(server, "GET", "/run_results.json").statusCode()).isEqualTo(404);
            assertThat(ask(server, "GET", "/%2e%2e/manifest.json").statusCode()).isEqualTo(404);
            assertThat(ask(server, "POST", "/").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void saysWhatIsMissing() {
        CapturedRun made = CapturedRun.of(directory, List.of("dbt", "init", "shop", "--skip-profile-setup"));
        assertThat(made.output()).isEqualTo("Project 'shop' is ready: cd shop && floe dbt build\n");
        Path shop = directory.resolve("shop");
        write(shop.resolve("profiles.yml"));
        assertThat(CapturedRun.of(shop, List.of("dbt", "docs", "serve")).errors())
                .isEqualTo("error[FLOE-U004]: There is no documentation in 'target'\n"
                        + "  help: make it with 'floe dbt docs generate'\n");
        assertThat(CapturedRun.of(shop, List.of("dbt", "build")).output())
                .isEqualTo("Done. PASS=6 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=6\n");
        assertThat(CapturedRun.of(shop, List.of("dbt", "docs", "generate")).exitCode())
                .isZero();
        assertThat(shop.resolve("target/index.html")).isNotEmptyFile();
    }

    private static void write(Path file) {
        try {
            Files.writeString(
                    file, "shop: {target: dev, outputs: {dev: {type: duckdb, path: dev.duckdb, threads: 1}}}\n");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
