package dev.floe.plugin.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.FileForm;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableFiles;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.RowDeletes;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.ListOf;
import dev.floe.spi.table.TableType.MapOf;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.TableType.Struct;
import dev.floe.spi.table.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DuckDB writes into the files of a table, it reads again: by field ids, with every value, without what was deleted. */
final class TestDuckDbTableFiles {
    private static final FileForm FORM = new FileForm(FileForm.Codec.ZSTD, OptionalInt.empty(), 1L << 20);

    private final ComputeEngine engine;
    private final ComputeSession session;
    private final TableFiles files;
    private final Path directory;

    TestDuckDbTableFiles(@TempDir Path directory) {
        this.directory = directory;
        engine = new DuckDbCompute()
                .open(new EngineRequest(directory, directory, OptionalInt.empty(), Map.of()))
                .orElseThrow();
        session = engine.openSession();
        files = session.tableFiles().orElseThrow();
    }

    @BeforeEach
    void setTimeZone() {
        session.execute("set timezone = 'UTC'");
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    private List<List<@Nullable Object>> rows(String query) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        try (QueryRows rows = session.query(query)) {
            while (rows.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.add(rows.value(i));
                }
                all.add(row);
            }
        }
        return all;
    }

    private List<ScanFile> write(String query, TableSchema schema) {
        Path target = directory.resolve("data" + System.identityHashCode(query));
        createDirectory(target);
        return files.write(new TableWrite(query, schema, target, TableLayout.NONE, FORM)).stream()
                .map(file -> new ScanFile(file.location(), file.rows(), file.bytes(), List.of()))
                .toList();
    }

    private static void createDirectory(Path target) {
        try {
            Files.createDirectories(target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void readsAllTypesAsItWroteThem() {
        String query = """
                select true as yes, 1::tinyint as tiny, 2::uinteger as u, 3::bigint as big, 4::ubigint as ubig,
                  sum(5) as huge, 1.25::decimal(9, 2) as money, 1.5::float as f, 2.5::double as d, date '2026-11-01' as day,
                  time '10:11:12.123456' as clock, timestamp '2026-11-01 10:11:12.123456' as local,
                  timestamptz '2026-11-01 10:11:12.123456+00' as moment, 'text' as words, 'a'::enum('a', 'b') as choice,
                  uuid '01234567-89ab-cdef-0123-456789abcdef' as id, 'x'::blob as bytes, [1, null] as numbers,
                  [[1.5]] as nested, {'a b': 1, c: [{d: 'deep'}]} as row, map {'k': [2]} as pairs, [1, 2]::int[2] as two
                """;
        TableSchema schema = files.schemaOf(query);
        files.createView("back", new TableScan(schema, write(query, schema)));
        assertThat(rows("select * from back"))
                .usingRecursiveComparison()
                .isEqualTo(rows("select * replace (huge::decimal(38, 0) as huge, ubig::decimal(20, 0) as ubig, "
                        + "choice::varchar as choice, two::int[] as two) from (" + query + ")"));
    }

    @Test
    void letsTheEngineKnowHowManyRowsThereAreAndTheirBounds() {
        String query = "select range::bigint as id, 'row ' || range as name from range(1000)";
        TableSchema schema = files.schemaOf(query);
        files.createView("back", new TableScan(schema, write(query, schema)));
        assertThat(rows("explain select * from back").toString()).contains("~1,000 rows");
        assertThat(rows("select stats(id)::varchar from back limit 1").toString())
                .contains("'min': 0", "'max': 999");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    interval 1 day | INTERVAL
                    null | NULL
                    '1'::bit | BIT
                    timetz '10:00' | TIME WITH TIME ZONE
                    union_value(k := 1) | UNION
                    [interval 1 day] | INTERVAL
                    """)
    void namesTheColumnThatATableCannotKeep(String value, String type) {
        assertThatThrownBy(() -> files.schemaOf("select 1 as a, " + value + " as odd"))
                .isInstanceOf(SessionException.class)
                .hasMessage("Column 'odd' is of type " + type + ", which a table cannot keep");
    }

    @Test
    void saysThatTwoColumnsHaveOneName() {
        assertThatThrownBy(() -> files.schemaOf("select 1 as a, 2 as \"A\""))
                .hasMessage("Column 'A' is there twice: give one another name");
    }

    @Test
    void numbersNestedFieldsBehindTheColumns() {
        TableSchema schema = files.schemaOf("select {a: 1, b: [{c: 2}]} as s, map {1: 2.5} as m");
        assertThat(schema.fields())
                .containsExactly(
                        field(
                                1,
                                "s",
                                new Struct(List.of(
                                        field(3, "a", Primitive.INT),
                                        field(
                                                4,
                                                "b",
                                                new ListOf(field(
                                                        5,
                                                        "element",
                                                        new Struct(List.of(field(6, "c", Primitive.INT))))))))),
                        field(
                                2,
                                "m",
                                new MapOf(
                                        new TableField(7, "key", Primitive.INT, true),
                                        field(8, "value", new Decimal(2, 1)))));
    }

    private static TableField field(int id, String name, TableType type) {
        return new TableField(id, name, type, false);
    }

    @Test
    void findsColumnsByTheirIds() {
        TableSchema old = new TableSchema(List.of(field(1, "a", Primitive.INT), field(2, "gone", Primitive.STRING)));
        TableSchema present =
                new TableSchema(List.of(field(7, "fresh", Primitive.STRING), field(1, "renamed", Primitive.LONG)));
        List<ScanFile> all = new ArrayList<>(write("select 1 as a, 'x' as gone", old));
        all.addAll(write("select 'y' as fresh, 3000000000 as renamed", present));
        files.createView("evolved", new TableScan(present, all));
        assertThat(rows("select fresh, renamed from evolved order by renamed"))
                .containsExactly(Arrays.asList(null, 1L), List.of("y", 3000000000L));
    }

    @Test
    void leavesOutWhatWasDeleted() {
        TableSchema schema = new TableSchema(List.of(field(1, "a", Primitive.INT)));
        ScanFile data = write("select range::int as a from range(10)", schema).getFirst();
        TableSchema positions = new TableSchema(
                List.of(field(2147483546, "file_path", Primitive.STRING), field(2147483545, "pos", Primitive.LONG)));
        String byPosition = write("select 'memory:data' as file_path, 3::bigint as pos", positions)
                .getFirst()
                .location();
        String byValue = write("select 5::int as a", schema).getFirst().location();
        files.createView(
                "left_over",
                new TableScan(
                        schema,
                        List.of(new ScanFile(
                                data.location(),
                                data.rows(),
                                data.bytes(),
                                List.of(
                                        new RowDeletes.PositionFile(byPosition, "memory:data"),
                                        new RowDeletes.Positions(List.of(0L, 9L)),
                                        new RowDeletes.EqualityFile(byValue, schema.fields()))))));
        assertThat(rows("select a from left_over order by a"))
                .extracting(List::getFirst)
                .containsExactly(1L, 2L, 4L, 6L, 7L, 8L);
    }

    @Test
    void beginsAnotherFileWhenOneIsLong() {
        TableSchema schema = new TableSchema(List.of(field(1, "a", Primitive.STRING)));
        List<ScanFile> parts = write("select md5(range::varchar) as a from range(500000)", schema);
        assertThat(parts.size()).isGreaterThan(1);
        assertThat(parts.stream().mapToLong(ScanFile::rows).sum()).isEqualTo(500_000);
        assertThat(parts).allSatisfy(part -> assertThat(Files.size(Path.of(part.location())))
                .isEqualTo(part.bytes()));
    }

    @Test
    void writesOneFileForNoRows() {
        TableSchema schema = new TableSchema(List.of(field(1, "a", new Decimal(9, 2))));
        List<ScanFile> parts = write("select 1.5::decimal(9, 2) as a where false", schema);
        assertThat(parts).singleElement().satisfies(part -> assertThat(part.rows())
                .isZero());
        files.createView("empty", new TableScan(schema, List.of()));
        assertThat(rows("select count(*), sum(a) from empty")).containsExactly(Arrays.asList(0L, null));
    }

    @Test
    void failsWhereANumberDoesNotFit() {
        TableSchema schema = files.schemaOf("select 1::uhugeint as a");
        assertThatThrownBy(() -> write("select 340282366920938463463374607431768211455::uhugeint as a", schema))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("DECIMAL(38,0)");
    }

    @Test
    void keepsMoneyExactly() {
        TableSchema schema = files.schemaOf("select 0.1::decimal(38, 18) as a");
        files.createView(
                "money",
                new TableScan(
                        schema, write("select 12345678901234567890.123456789012345678::decimal(38, 18) as a", schema)));
        assertThat(rows("select a from money"))
                .containsExactly(List.of(new BigDecimal("12345678901234567890.123456789012345678")));
    }

    @Test
    void tellsWhatItWrote() {
        TableSchema schema = new TableSchema(List.of(field(1, "a", Primitive.INT)));
        Path target = directory.resolve("told");
        createDirectory(target);
        List<WrittenFile> written = files.write(
                new TableWrite("select unnest([1, 2, 3])::int as a", schema, target, TableLayout.NONE, FORM));
        assertThat(written).singleElement().satisfies(file -> {
            assertThat(Path.of(file.location())).exists().hasParent(target);
            assertThat(file.rows()).isEqualTo(3);
            assertThat(file.bytes()).isEqualTo(Files.size(Path.of(file.location())));
        });
    }
}
