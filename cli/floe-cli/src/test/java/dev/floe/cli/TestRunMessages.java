package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a run tells of what it has found, and that nothing of it changes the run. */
final class TestRunMessages {
    private static final String TOKEN = "c4n4ry-hook-token";

    private final TestedProduct product;
    private final HttpServer server;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> environment = new HashMap<>();
    private volatile int status = 200;

    TestRunMessages(@TempDir Path directory) throws IOException {
        product = new TestedProduct(directory);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        environment.put("FLOE_SECRET_HOOKS_TOKEN", TOKEN);
        product.write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models/, layer: gold}]
                """);
        product.model("orders", "select 1 as id");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** @param gates of the layer */
    private void manifest(String gates, String channels) {
        product.write("manifest.yaml", """
                name: acme
                plugins: {compute: {approved: [duckdb]}}
                environments: {prod: {}}
                data_architecture:
                  layers:
                    gold:
                      quality_gates: {%s}
                governance:
                  notifications:
                %s""".formatted(gates, channels.indent(4)));
    }

    private CapturedRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(more));
        return CapturedRun.of(product.directory(), environment, arguments);
    }

    private String results() throws IOException {
        return Files.readString(product.directory().resolve("target/results.json"));
    }

    @Test
    void tellsOfGatesAndRulesThatNotify() throws IOException {
        manifest(
                "rows: {min: 3}, require_descriptions: true, on_failure: notify",
                "hook: {type: webhook, config: {url: '%s'}, connection_secret_ref: hooks}".formatted(url()));
        CapturedRun run = run("--env", "prod");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("Published 1 table at once").endsWith("Told hook\n");
        assertThat(tokens).containsExactly("Bearer " + TOKEN);
        assertThat(bodies.getFirst()).contains("""
                  "environment": "prod",
                  "outcome": "published",
                """).contains("""
                    {
                      "code": "FLOE-R010",
                      "action": "notify",
                      "table": "gold.orders",
                      "gate": "rows.min",
                      "measured": "1",
                      "limit": "3",
                      "message": "Table 'gold.orders' has 1 row, below the limit of 3",
                      "place": "manifest.yaml:7:35"
                    },
                    {
                      "code": "FLOE-C116",
                      "action": "notify",
                      "node": "model.shop.orders",
                      "rule": "descriptions",
                      "message": "Model 'orders' of layer 'gold' has no description",
                """);
        assertThat(results()).contains("""
                  "notifications": [
                    {
                      "channel": "hook",
                      "type": "webhook",
                      "findings": 2,
                      "status": "sent",
                      "tries": 1
                    }
                  ]
                """);
    }

    @Test
    void tellsThatNothingIsPublished() {
        manifest("rows: {min: 3}", """
                hook: {type: webhook, config: {url: '%s'}}
                prod: {type: webhook, config: {url: '%s'}, environments: [prod]}
                warned: {type: webhook, config: {url: '%s'}, on: [warn]}
                """.formatted(url(), url(), url()));
        CapturedRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(bodies).hasSize(1);
        assertThat(bodies.getFirst()).contains("\"outcome\": \"held_back\"");
        assertThat(run.output()).endsWith("Told hook\n");
    }

    @Test
    void tellsThatTheRunFailed() {
        manifest(
                "require_descriptions: true, on_failure: notify",
                "hook: {type: webhook, config: {url: '%s'}}".formatted(url()));
        product.model("orders", "select nothing from nowhere");
        CapturedRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("Telling hook\n");
        assertThat(bodies.getFirst())
                .contains(
                        "\"outcome\": \"failed\"",
                        "1 gate or rule is not kept, the run failed, and nothing is published");
    }

    @Test
    void whoCannotBeToldIsAWarning() throws IOException {
        status = 404;
        manifest("rows: {min: 3}, on_failure: notify", """
                hook: {type: webhook, config: {url: '%s'}}
                team: {type: slack, connection_secret_ref: nowhere}
                """.formatted(url()));
        CapturedRun run = run();
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("Published 1 table at once").doesNotContain("Told");
        assertThat(run.errors())
                .contains("warning[FLOE-N001]: Channel 'hook' is not told: answers with status 404")
                .contains(
                        "warning[FLOE-N001]: Channel 'team' is not told: Secret 'nowhere' of channel 'team' is not there: "
                                + "looked in environment variables 'FLOE_SECRET_NOWHERE_*'")
                .contains("  --> manifest.yaml:11:11\n");
        assertThat(results()).contains("""
                      "channel": "team",
                      "type": "slack",
                      "findings": 1,
                      "status": "failed",
                      "tries": 0,
                      "message": "Secret 'nowhere'\
                """);
        assertThat(product.rows("gold.orders")).containsExactly("1");
    }

    @Test
    void looksNothingUpWhereNobodyHasAnythingToHear() throws IOException {
        manifest("rows: {min: 1}", "team: {type: slack, connection_secret_ref: nowhere}");
        CapturedRun run = run();
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).doesNotContain("nowhere");
        assertThat(results()).contains("\"notifications\": []");
    }

    @Test
    void hidesWhatLooksLikeACredential() throws IOException {
        product.model("orders", "select 1 as id, null::text as \"AKIAIOSFODNN7EXAMPLE\"");
        manifest(
                "null_share: {'AKIA*': 0}, on_failure: notify",
                "hook: {type: webhook, config: {url: '%s'}}".formatted(url()));
        run("--report", "html=r.html", "junit=r.xml");
        String reports = Files.readString(product.directory().resolve("r.html"))
                + Files.readString(product.directory().resolve("r.xml"));
        assertThat(bodies.getFirst() + reports).contains("Column '********'").doesNotContain("AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void noMessageAndNoFileHoldsASecret() throws IOException {
        status = 401;
        environment.put("FLOE_SECRET_TEAM_URL", url() + "/T0/c4n4ry-path");
        manifest("checks: {%s: {sql: select count(*) from this}}, on_failure: notify".formatted(TOKEN), """
                hook: {type: webhook, config: {url: '%s'}, connection_secret_ref: hooks}
                team: {type: slack, connection_secret_ref: team}
                pager: {type: alertmanager, connection_secret_ref: team}
                """.formatted(
                        url()));
        CapturedRun run =
                run("--output", "json", "--report", "html=r.html", "junit=r.xml", "sarif=r.sarif", "json=r.json");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(bodies).hasSize(3).allSatisfy(body -> assertThat(body)
                .contains("Check '*****' of table 'gold.orders' gives 1")
                .doesNotContain("c4n4ry"));
        assertThat(run.output() + run.errors() + results())
                .contains("answers with status 401")
                .doesNotContain("c4n4ry");
        for (String report : List.of("r.html", "r.xml", "r.sarif", "r.json")) {
            assertThat(Files.readString(product.directory().resolve(report)))
                    .contains("*****")
                    .doesNotContain("c4n4ry");
        }
    }
}
