package dev.floe.testing.run;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.LocalStorage;
import dev.floe.iceberg.table.TableVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A product all of whose tables say which generation of its seed they come from. Each generation changes every table: some are
 * replaced, one gets a row more, and one is a snapshot.
 */
final class GenerationProduct {
    private static final List<String> REPLACED = List.of("a", "b", "c", "d", "seed");

    private final Path directory;
    private final Map<String, List<Long>> known = new ConcurrentHashMap<>();

    private GenerationProduct(Path directory) {
        this.directory = directory;
    }

    static GenerationProduct create(Path directory) throws IOException {
        GenerationProduct product = new GenerationProduct(directory);
        product.write("floe.yaml", """
                name: generations
                transforms:
                  - {type: dbt, path: models/, layer: gold}
                  - {type: dbt, path: seeds/, layer: gold}
                  - {type: dbt, path: snapshots/, layer: gold}
                """);
        product.write("dbt_project.yml", "name: generations\nversion: 1.0.0\nprofile: generations\n");
        product.write("models/a.sql", "select 1 as id, generation from {{ ref('seed') }}");
        product.write("models/b.sql", "select * from {{ ref('a') }}");
        product.write("models/c.sql", "{{ config(materialized='table') }} select * from {{ ref('a') }}");
        product.write(
                "models/d.sql",
                "select b.* from {{ ref('b') }} as b inner join {{ ref('c') }} as c using (generation)");
        product.write("models/log.sql", """
                {{ config(materialized='incremental') }}
                select id, generation from {{ ref('a') }}
                {% if is_incremental() %} where generation > (select max(generation) from {{ this }}) {% endif %}
                """);
        product.write("snapshots/history.sql", """
                {% snapshot history %}{{ config(unique_key='id', strategy='check', check_cols=['generation']) }}
                select * from {{ ref('a') }}{% endsnapshot %}
                """);
        product.write("models/schema.yml", """
                models:
                  - {name: log, columns: [{name: generation, data_tests: [unique, not_null]}]}
                  - {name: d, columns: [{name: generation, data_tests: [not_null]}]}
                """);
        product.seed(1);
        return product;
    }

    /**
     * Lets the product use a REST catalog, which serves the one in the product's own directory.
     *
     * @param timeoutSeconds how long the run waits for an answer
     * @param retrySeconds for how long it asks again
     */
    void useCatalog(URI uri, int timeoutSeconds, int retrySeconds) throws IOException {
        write("manifest.yaml", """
                plugins:
                  compute: {approved: [duckdb], default: duckdb}
                  catalog:
                    name: rest
                    config: {uri: "%s", timeout_seconds: %d, retry_seconds: %d, lease_seconds: 4}
                    connection_secret_ref: lake
                data_architecture:
                  layers: {gold: {namespace: gold}}
                """.formatted(uri, timeoutSeconds, retrySeconds));
        write("floe.yaml", """
                name: generations
                platform: {ref: manifest.yaml}
                transforms:
                  - {type: dbt, path: models/, layer: gold}
                  - {type: dbt, path: seeds/, layer: gold}
                  - {type: dbt, path: snapshots/, layer: gold}
                """);
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    Path directory() {
        return directory;
    }

    void seed(long generation) throws IOException {
        write("seeds/seed.csv", "generation\n" + generation + "\n");
    }

    /** What the tables are after an undisturbed run of every generation up to this one; all of them, by name. */
    static Map<String, List<Long>> expected(long generation) {
        Map<String, List<Long>> tables = new TreeMap<>();
        if (generation == 0) {
            return tables;
        }
        REPLACED.forEach(name -> tables.put(name, List.of(generation)));
        List<Long> all = LongStream.rangeClosed(1, generation).boxed().toList();
        tables.put("log", all);
        tables.put("history", all);
        return tables;
    }

    /** The generations in each published table, sorted, as of one moment. */
    Map<String, List<Long>> published() {
        if (!Files.exists(directory.resolve(".floe/catalog.db"))) {
            return Map.of();
        }
        Map<String, List<Long>> tables = new TreeMap<>();
        locations()
                .forEach((name, location) ->
                        tables.put(name, known.computeIfAbsent(location, _ -> rows(name, location))));
        return tables;
    }

    /** Which metadata each table has, in one look. */
    private Map<String, String> locations() {
        Map<String, String> locations = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(".floe/catalog.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_name, metadata_location from iceberg_tables where table_namespace = 'gold'")) {
            while (rows.next()) {
                locations.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getMessage()).contains("no such table")) {
                throw new IllegalStateException(failure);
            }
        }
        return locations;
    }

    private static List<Long> rows(String name, String location) {
        TableVersion version = TableVersion.read(new TableName("gold", name), location, new LocalStorage());
        String files = version.scan().files().stream()
                .map(file -> "'" + file.location() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        List<Long> generations = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select generation from read_parquet(" + files + ") order by 1")) {
            while (rows.next()) {
                generations.add(rows.getLong(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return generations;
    }

    /** What a run has left that is not published. */
    int staged() {
        return staged(directory, "generations");
    }

    /** What runs of a product have left that is not published; a run may be on. */
    static int staged(Path directory, String product) {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(".floe/catalog.db"));
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from floe_staged_tables where product = ?")) {
            statement.setString(1, product);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getMessage()).contains("no such table")) {
                throw new IllegalStateException(failure);
            }
            return 0;
        }
    }
}
