package dev.floe.testing.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A product of a test with two layers, run by the floe that the build has assembled. */
final class StoredProduct {
    static final List<String> TABLES = List.of("bronze.bronze_orders", "gold.gold_by_customer", "gold.gold_log");
    private static final long LONGEST_SECONDS = 120;

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();

    private StoredProduct(Path directory) {
        this.directory = directory;
    }

    /** One without a file. */
    static StoredProduct empty(Path directory) {
        return new StoredProduct(directory);
    }

    /** @param manifest empty: none */
    static StoredProduct create(Path directory, String manifest) throws IOException {
        StoredProduct product = new StoredProduct(directory);
        product.write("floe.yaml", """
                name: orders
                transforms:
                  - {type: dbt, path: models/bronze/, layer: bronze}
                  - {type: dbt, path: models/gold/, layer: gold}
                """ + (manifest.isEmpty() ? "" : "platform: {ref: manifest.yaml}\n"));
        if (!manifest.isEmpty()) {
            product.write("manifest.yaml", manifest);
        }
        product.write("dbt_project.yml", "name: orders\nversion: 1.0.0\nprofile: orders\n");
        product.write("models/bronze/bronze_orders.sql", """
                {{ config(materialized='table') }}
                select range as id, range % 7 as customer, (range * 13 % 1000)::decimal(9, 2) as amount
                from range({{ var('rows', 1000) }})
                """);
        product.write("models/gold/gold_by_customer.sql", """
                {{ config(materialized='table') }}
                select customer, sum(amount) as amount, count(*) as orders from {{ ref('bronze_orders') }} group by all
                """);
        product.write("models/gold/gold_log.sql", """
                {{ config(materialized='incremental') }}
                select max(id) as last, count(*) as orders from {{ ref('bronze_orders') }}
                {% if is_incremental() %} having max(id) > (select max(last) from {{ this }}) {% endif %}
                """);
        return product;
    }

    StoredProduct with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, content);
    }

    Path directory() {
        return directory;
    }

    /** What a process came to. */
    record Ended(int exitCode, String output) {}

    /** Runs a command of floe and waits for its end. */
    Ended floe(String command, String... arguments) throws IOException, InterruptedException {
        Process process = start(command, arguments);
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    Process start(String command, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                root().resolve("distribution/target/floe/bin/floe").toString(),
                command,
                "--project-dir",
                directory.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("distribution"))) {
            directory = directory.resolve("..").normalize();
        }
        return directory;
    }

    /** The rows of all tables, as floe shows them. */
    Map<String, String> rows() throws IOException, InterruptedException {
        Map<String, String> rows = new TreeMap<>();
        for (String table : TABLES) {
            Ended shown = floe("show", "select * from " + table + " order by all", "--limit", "5000");
            rows.put(table, shown.exitCode() == 0 ? shown.output() : "failed: " + shown.output());
        }
        return rows;
    }

    /** The regular files below a directory, relative to it. */
    static List<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
