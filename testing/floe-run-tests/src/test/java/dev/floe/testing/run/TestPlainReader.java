package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Iceberg's own catalog and readers, without floe or DuckDB, find in a published table what the model says. */
final class TestPlainReader {
    private static Table table(Path product, String name) {
        Catalog catalog = CatalogUtil.buildIcebergCatalog(
                "floe",
                Map.of(
                        CatalogProperties.CATALOG_IMPL,
                        "org.apache.iceberg.jdbc.JdbcCatalog",
                        CatalogProperties.URI,
                        "jdbc:sqlite:" + product.resolve(".floe/catalog.db"),
                        CatalogProperties.WAREHOUSE_LOCATION,
                        product.resolve(".floe/warehouse").toUri().toString(),
                        "jdbc.schema-version",
                        "V1"),
                new Configuration());
        return catalog.loadTable(TableIdentifier.of("gold", name));
    }

    private static List<Record> rows(Table table) throws IOException {
        List<Record> rows = new ArrayList<>();
        try (CloseableIterable<Record> all = IcebergGenerics.read(table).build()) {
            all.forEach(rows::add);
        }
        return rows;
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void findsEveryTypeAndValue(@TempDir Path directory) throws IOException, InterruptedException {
        write(directory.resolve("floe.yaml"), "name: kinds\ntransforms: [{type: dbt, path: models/, layer: gold}]\n");
        write(directory.resolve("dbt_project.yml"), "name: kinds\nversion: 1.0.0\nprofile: kinds\n");
        write(directory.resolve("models/kinds.sql"), """
                select 1 as id, true as yes, 2::tinyint as tiny, 3::bigint as big, sum(9007199254740993::bigint) as total,
                  12.34::decimal(9, 2) as money, 1.5::float as f, 2.5::double as d, date '2026-11-01' as day,
                  time '10:11:12.123456' as clock, timestamp '2026-11-01 10:11:12.123456' as local,
                  timestamptz '2026-11-01 10:11:12.123456+00' as moment, 'ä text' as words,
                  uuid '01234567-89ab-cdef-0123-456789abcdef' as uid, 'xy'::blob as bytes, [1, null, 3] as numbers,
                  {'a b': 1, c: [{d: 'deep'}]} as nested, map {'k': [2.5]} as pairs, null::varchar as nothing
                """);
        AssembledFloe.Ended run = AssembledFloe.find().run("run", "--project-dir", directory.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        Table table = table(directory, "kinds");
        assertThat(table.schema().columns().stream().map(column -> column.name() + " " + column.type()))
                .containsExactly(
                        "id int",
                        "yes boolean",
                        "tiny int",
                        "big long",
                        "total decimal(38, 0)",
                        "money decimal(9, 2)",
                        "f float",
                        "d double",
                        "day date",
                        "clock time",
                        "local timestamp",
                        "moment timestamptz",
                        "words string",
                        "uid uuid",
                        "bytes binary",
                        "numbers list<int>",
                        "nested struct<21: a b: optional int, 22: c: optional list<struct<24: d: optional string>>>",
                        "pairs map<string, list<decimal(2, 1)>>",
                        "nothing string");
        Record row = rows(table).getFirst();
        assertThat(List.of(
                        row.getField("id"),
                        row.getField("yes"),
                        row.getField("tiny"),
                        row.getField("big"),
                        row.getField("total"),
                        row.getField("money"),
                        row.getField("f"),
                        row.getField("d"),
                        row.getField("day"),
                        row.getField("clock"),
                        row.getField("local"),
                        row.getField("moment"),
                        row.getField("words"),
                        row.getField("uid"),
                        row.getField("bytes")))
                .containsExactly(
                        1,
                        true,
                        2,
                        3L,
                        new BigDecimal("9007199254740993"),
                        new BigDecimal("12.34"),
                        1.5f,
                        2.5,
                        LocalDate.of(2026, 11, 1),
                        LocalTime.parse("10:11:12.123456"),
                        LocalDateTime.parse("2026-11-01T10:11:12.123456"),
                        OffsetDateTime.parse("2026-11-01T10:11:12.123456Z"),
                        "ä text",
                        UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
                        ByteBuffer.wrap("xy".getBytes(StandardCharsets.UTF_8)));
        assertThat(row.getField("numbers")).hasToString("[1, null, 3]");
        assertThat(row.getField("nested")).hasToString("Record(1, [Record(deep)])");
        assertThat(row.getField("pairs")).hasToString("{k=[2.5]}");
        assertThat(row.getField("nothing")).isNull();
    }

    @Test
    void findsTheRowsOfEveryVersion(@TempDir Path directory) throws IOException, InterruptedException {
        GenerationProduct product = GenerationProduct.create(directory);
        AssembledFloe floe = AssembledFloe.find();
        for (long generation = 1; generation <= 3; generation++) {
            product.seed(generation);
            assertThat(floe.run("run", "--project-dir", directory.toString()).exitCode())
                    .isZero();
        }
        Table table = table(directory, "log");
        assertThat(rows(table)).extracting(row -> row.getField("generation")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(table.history()).hasSize(3);
    }
}
