package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.EmbeddedCatalog;
import dev.floe.iceberg.storage.LocalFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** A data product in a directory of its own: models are written into it, it runs, and its tables are looked at. */
final class TestedProduct {
    private final Path directory;

    TestedProduct(Path directory) {
        this.directory = directory;
        write("floe.yaml", """
                name: shop
                transforms: [{type: dbt, path: models/, layer: gold}]
                """);
        write("models/README.txt", "");
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
    }

    /** A product with a seed, a model and its test in silver, and a model in gold. */
    static TestedProduct withTwoLayers(Path directory) {
        TestedProduct product = new TestedProduct(directory);
        product.write("floe.yaml", """
                name: shop
                transforms:
                  - {type: dbt, path: models/staging/, layer: silver}
                  - {type: dbt, path: models/marts/, layer: gold}
                """);
        product.write("seeds/raw.csv", "id,amount\n1,10\n2,20\n");
        product.write("models/staging/orders.sql", "select id, amount::decimal(9, 2) as amount from {{ ref('raw') }}");
        product.write(
                "models/marts/totals.sql", "select sum(amount) as total, count(*) as orders from {{ ref('orders') }}");
        product.write(
                "models/staging/schema.yml", "models: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]\n");
        return product;
    }

    Path directory() {
        return directory;
    }

    void write(String file, String content) {
        Path path = directory.resolve(file);
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(path, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void model(String name, String sql) {
        write("models/" + name + ".sql", sql);
    }

    /** Times and lengths are nobody's promise. */
    private static String timeless(String text) {
        return text.replaceAll("\\d+\\.\\d\\d s", "T s").replaceAll("\\d+(\\.\\d)? (B|KiB|MiB)\\b", "SIZE");
    }

    CapturedRun floe(String... arguments) {
        CapturedRun run = CapturedRun.of(directory, List.of(arguments));
        return new CapturedRun(run.exitCode(), timeless(run.output()), timeless(run.errors()));
    }

    /** A run that has to work. */
    void run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        CapturedRun run = floe(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
    }

    /** The rows of a table or a query, their values separated by spaces. */
    List<String> rows(String query) {
        CapturedRun shown = floe("show", query, "--limit", "1000");
        assertThat(shown.errors()).isEmpty();
        List<String> lines = shown.output().lines().toList();
        return lines.subList(1, lines.size() - 1).stream()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList();
    }

    /** A table as Iceberg itself reads it. */
    Table table(String name) {
        try (EmbeddedCatalog catalog = EmbeddedCatalog.open(directory.resolve(".floe"))) {
            String location =
                    catalog.published(new TableName("gold", name)).orElseThrow().metadataLocation();
            return new BaseTable(new StaticTableOperations(location, new LocalFiles()), name);
        }
    }

    /** Its data files as it is now. */
    List<DataFile> dataFiles(String name) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table(name).newScan().includeColumnStats().planFiles()) {
            tasks.forEach(task -> files.add(task.file().copy()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    /** The locations of its data files as it is now, sorted. */
    List<String> locations(String name) {
        return dataFiles(name).stream().map(DataFile::location).sorted().toList();
    }

    /** The files in the data directory of a table, of all its snapshots, sorted. */
    List<Path> filesOf(String table) {
        try (Stream<Path> all =
                Files.walk(directory.resolve(".floe/warehouse").resolve(table).resolve("data"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many files there are below a directory. */
    long countFiles(String below) {
        try (Stream<Path> all = Files.walk(directory.resolve(below))) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
