package dev.floe.plugin.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.FileForm;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.PartitionField;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.PartitionTransform.Plain;
import dev.floe.spi.table.SortField;
import dev.floe.spi.table.SortField.Direction;
import dev.floe.spi.table.SortField.Nulls;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.WrittenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are hashed as Iceberg hashes them, and divided among files so that each has one partition. */
final class TestDuckDbLayouts {
    private final ComputeEngine engine;
    private final ComputeSession session;
    private final Path directory;

    TestDuckDbLayouts(@TempDir Path directory) {
        this.directory = directory;
        engine = new DuckDbCompute()
                .open(new EngineRequest(directory, directory, OptionalInt.empty(), Map.of(), List.of(directory)))
                .orElseThrow();
        session = engine.openSession();
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private Object first(String query) {
        try (QueryRows rows = session.query(query)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.value(0));
        }
    }

    /** The values and hashes of appendix B of Iceberg's table specification. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
            INT,       34,                                           2017239379
            LONG,      34,                                           2017239379
            DATE,      date '2017-11-16',                            -653330422
            TIME,      time '22:31:08',                              -662762989
            TIMESTAMP, timestamp '2017-11-16 22:31:08',              -2047944441
            TIMESTAMP, timestamp '2017-11-16 22:31:08.000001',       -1207196810
            TIMESTAMP_NANO, '2017-11-16 22:31:08.000001001'::timestamp_ns, -1207196810
            STRING,    'iceberg',                                    1210000089
            UUID,      'f79c3e09-677c-4bbd-a479-3f349cb785e7'::uuid, 1488055340
            BINARY,    '\\x00\\x01\\x02\\x03'::blob,                 -188683207
            """)
    void hashesAsTheSpecificationSays(Primitive type, String value, int hash) {
        assertThat(first("select " + DuckDbHash.of(value, type))).isEqualTo(Integer.toString(hash));
    }

    @Test
    void hashesDecimalsByTheFewestBytes() {
        TableType type = new Decimal(9, 2);
        assertThat(first("select " + DuckDbHash.of("14.20::decimal(9, 2)", type)))
                .isEqualTo("-500754589");
    }

    @Test
    void nullHasNoHash() {
        assertThat(first("select " + DuckDbHash.of("null::varchar", Primitive.STRING)))
                .isEqualTo("null");
        assertThat(first("select " + DuckDbHash.of("null::bigint", Primitive.LONG)))
                .isEqualTo("null");
    }

    private List<WrittenFile> write(String query, List<PartitionField> partition, List<SortField> order) {
        TableSchema schema = new TableSchema(List.of(
                new TableField(1, "id", Primitive.LONG, false), new TableField(2, "part", Primitive.LONG, false)));
        return session.tableFiles()
                .orElseThrow()
                .write(new TableWrite(
                        query,
                        schema,
                        directory.resolve("data"),
                        new TableLayout(partition, order),
                        new FileForm(FileForm.Codec.SNAPPY, OptionalInt.empty(), 1L << 20)));
    }

    private String all() {
        return "read_parquet('" + directory + "/data/**/*.parquet', hive_partitioning = false, filename = true)";
    }

    @Test
    void dividesRowsAmongMorePartitionsThanFilesMayBeOpen() {
        List<WrittenFile> files = write(
                "select n as id, nullif(n % 251, 0) as part from range(1500000) as rows(n)",
                List.of(new PartitionField("part", Plain.IDENTITY)), List.of());
        assertThat(files.stream().mapToLong(WrittenFile::rows).sum()).isEqualTo(1_500_000);
        assertThat(first(
                        "select count(*) || ' ' || count(distinct id) || ' ' || count(distinct coalesce(part, 0)) from "
                                + all()))
                .isEqualTo("1500000 1500000 251");
        assertThat(first("select max(parts) from (select count(distinct coalesce(part, 0)) as parts from " + all()
                        + " group by filename)"))
                .isEqualTo("1");
    }

    @Test
    void tellsTheBucketsOfFiles() {
        List<WrittenFile> files = write(
                "select nullif(n, 5) as id, n % 2 as part from range(100) as rows(n)",
                List.of(
                        new PartitionField("id", new Bucket(3)),
                        new PartitionField("part", Plain.IDENTITY),
                        new PartitionField("part", new Bucket(4))),
                List.of(new SortField("id", Direction.DESCENDING, Nulls.LAST)));
        assertThat(files).allSatisfy(file -> {
            assertThat(file.buckets()).hasSize(2);
            assertThat(file.buckets().getLast()).isPresent();
        });
        assertThat(files.stream().map(file -> file.buckets().getFirst()).distinct())
                .containsExactlyInAnyOrder(
                        OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(2));
    }

    @Test
    void sortedFilesFollowEachOther() {
        write(
                "select (hash(n) % 1000000)::bigint as id, n as part from (select n % 900000 as n from range(1000000) as rows(n))",
                List.of(), List.of(new SortField("id", Direction.ASCENDING, Nulls.FIRST)));
        assertThat(first("select count(*) from (select id < lag(id) over (partition by filename order by"
                        + " file_row_number) as back from read_parquet('" + directory
                        + "/data/*.parquet', filename = true, file_row_number = true)) where back"))
                .isEqualTo("0");
        assertThat(first("select count(distinct filename) > 3 from " + all())).isEqualTo("true");
    }
}
