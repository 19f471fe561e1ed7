package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.iceberg.storage.LocalFiles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.util.StructLikeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models say how their tables are divided and sorted; each file has rows of its partition and no others. */
final class TestPartitionedTables {
    /** Rows with and without values, before and after 1970, below and above zero, in several scripts. */
    private static final String ALL_TYPES = """
            select
              case when n %% 11 <> 0 then ((hash(n) %% 2001)::bigint - 1000)::integer end as i,
              case n when 1 then 9223372036854775807 when 2 then -9223372036854775808
                else case when n %% 11 <> 1 then (hash(n + 1) %% 4000000000000)::bigint - 2000000000000 end end as l,
              case when n %% 11 <> 2 then ((hash(n + 2) %% 20001)::bigint - 10000)::decimal(9, 0) / 100 end::decimal(9, 2) as d,
              case n when 3 then '-99999999999999999999999998.999999999999'::decimal(38, 12)
                when 4 then '99999999999999999999999999.999999999999'::decimal(38, 12)
                else case when n %% 11 <> 3 then (((hash(n + 3) %% 2000000)::bigint - 1000000) / 1000)::decimal(38, 12) end end as h,
              case when n %% 11 <> 4 then date '1970-01-01' + ((hash(n + 4) %% 2001)::bigint - 1000)::integer end as dt,
              case when n %% 11 <> 5 then make_timestamp((hash(n + 5) %% 40000000000000)::bigint - 20000000000000) end as ts,
              case when n %% 11 <> 6 then make_timestamp((hash(n + 6) %% 40000000000000)::bigint - 20000000000000)::timestamptz
                end as tz,
              case when n %% 11 <> 7 then make_timestamp_ns((hash(n + 7) %% 4000000000000000)::bigint - 2000000000000000) end as ns,
              case when n %% 11 <> 8 then make_time((n %% 24)::bigint, (n %% 60)::bigint, n / 7.0 %% 60) end as t,
              case n when 5 then '' when 6 then 'a😀bcdefgh' when 7 then repeat('é😀', 40) when 8 then 'a=b/c%%d' when 9 then 'null'
                else case when n %% 11 <> 9 then substr('жя𝄞éñüabcxyz-ж', (n %% 9 + 1)::bigint, (n %% 7)::bigint) || n %% 5 end end as s,
              repeat('é😀x', n::int * 3 %% 500) || n as long,
              case when n %% 11 <> 10 then md5(n::varchar)::uuid end as u,
              case when n %% 11 <> 0 then unhex(left(md5(n::varchar), (2 * (n %% 7))::bigint)) end as b,
              case when n %% 11 <> 1 then n %% 2 = 0 end as bo
            from range(1, 301) as rows(n)
            """.formatted();

    private static final Map<String, List<String>> TRANSFORMS = transforms();

    @TempDir
    private Path directory;

    private TestedProduct product;

    @BeforeEach
    void createProduct() {
        product = new TestedProduct(directory);
    }

    private static Map<String, List<String>> transforms() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("i", List.of("i", "bucket(7, i)", "truncate(10, i)", "truncate(7, i)"));
        all.put("l", List.of("bucket(16, l)", "truncate(1000000000, l)"));
        all.put("d", List.of("bucket(5, d)", "truncate(50, d)"));
        all.put("h", List.of("bucket(5, h)", "truncate(999999999, h)"));
        all.put("dt", List.of("dt", "year(dt)", "month(dt)", "day(dt)", "bucket(5, dt)"));
        all.put("ts", List.of("years(ts)", "months(ts)", "days(ts)", "hours(ts)", "bucket(5, ts)"));
        all.put("tz", List.of("year(tz)", "month(tz)", "day(tz)", "hour(tz)", "bucket(5, tz)"));
        all.put("ns", List.of("year(ns)", "month(ns)", "day(ns)", "hour(ns)", "bucket(5, ns)"));
        all.put("t", List.of("t", "bucket(5, t)"));
        all.put("s", List.of("truncate(1, s)", "truncate(3, s)", "bucket(7, s)"));
        all.put("long", List.of("bucket(7, long)"));
        all.put("u", List.of("bucket(7, u)"));
        all.put("b", List.of("b", "truncate(2, b)", "bucket(7, b)"));
        all.put("bo", List.of("bo"));
        return all;
    }

    private static String table(String column, int number) {
        return "t_" + column + "_" + number;
    }

    @Test
    void eachFileHasTheRowsOfItsPartition() throws SQLException {
        TRANSFORMS.forEach((column, wanted) -> {
            for (int i = 0; i < wanted.size(); i++) {
                product.model(
                        table(column, i), "{{ config(partition_by='%s') }}\n%s".formatted(wanted.get(i), ALL_TYPES));
            }
        });
        product.run();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<String>> each : TRANSFORMS.entrySet()) {
                for (int i = 0; i < each.getValue().size(); i++) {
                    requirePartitions(table(each.getKey(), i), each.getKey(), statement);
                }
            }
        }
    }

    private void requirePartitions(String name, String column, Statement statement) throws SQLException {
        Table table = product.table(name);
        PartitionSpec spec = table.spec();
        PartitionField field = spec.fields().getFirst();
        Type type = table.schema().findType(field.sourceId());
        long rows = 0;
        StructLikeSet partitions = StructLikeSet.create(spec.partitionType());
        for (DataFile file : product.dataFiles(name)) {
            String expected = text(file.partition().get(0, Object.class));
            for (Object value : values(file, column, statement)) {
                assertThat(text(transformed(field, type, value)))
                        .as("%s of %s in %s", field.transform(), value, name)
                        .isEqualTo(expected);
                rows++;
            }
            assertThat(partitions.add(file.partition()))
                    .as("one file for %s in %s", expected, name)
                    .isTrue();
        }
        assertThat(rows).as(name).isEqualTo(300);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object transformed(PartitionField field, Type type, @Nullable Object value) {
        return value == null
                ? null
                : ((Transform<Object, Object>) field.transform()).bind(type).apply(value);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new BigInteger(1, bytes) + "/" + bytes.length;
        }
        return String.valueOf(value);
    }

    private static List<@Nullable Object> values(DataFile file, String column, Statement statement)
            throws SQLException {
        String expression =
                switch (column) {
                    case "dt" -> "dt - date '1970-01-01'";
                    case "ts", "tz", "t" -> "epoch_us(" + column + ")";
                    case "ns" -> "epoch_ns(ns)";
                    case "b" -> "hex(b)";
                    case "u" -> "u::varchar";
                    default -> column;
                };
        List<@Nullable Object> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select " + expression + " from read_parquet('"
                + LocalFiles.shown(file.location()) + "', hive_partitioning = false)")) {
            while (rows.next()) {
                Object value = rows.getObject(1);
                values.add(value == null ? null : internal(column, value));
            }
        }
        return values;
    }

    private static Object internal(String column, Object value) {
        return switch (column) {
            case "dt" -> ((Number) value).intValue();
            case "u" -> UUID.fromString(value.toString());
            case "b" -> ByteBuffer.wrap(HexFormat.of().parseHex(value.toString()));
            case "d", "h" -> (BigDecimal) value;
            default -> value;
        };
    }

    @Test
    void filesAreSortedWithinTheirPartitions() throws SQLException {
        product.model("orders", """
                {{ config(partition_by=['region', 'month(day)'], sort_by=['amount desc nulls last', 'id'],
                          table_properties={'write.parquet.compression-codec': 'snappy', 'owner': 'sales'}) }}
                select n as id, 'r' || n % 3 as region, date '2026-01-01' + (n % 50)::int as day,
                  case when n % 7 > 0 then hash(n) % 1000 end::int as amount
                from range(20000) as rows(n)
                """);
        product.run();
        Table table = product.table("orders");
        assertThat(table.spec().fields().stream().map(PartitionField::name)).containsExactly("region", "day_month");
        assertThat(table.sortOrder().toString())
                .contains("identity(4) DESC NULLS LAST")
                .contains("identity(1) ASC NULLS FIRST");
        assertThat(table.properties())
                .containsEntry("owner", "sales")
                .containsEntry("write.parquet.compression-codec", "snappy");
        List<DataFile> files = product.dataFiles("orders");
        assertThat(files).hasSize(6);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (DataFile file : files) {
                assertThat(file.sortOrderId()).isEqualTo(table.sortOrder().orderId());
                String read = "read_parquet('" + LocalFiles.shown(file.location()) + "', hive_partitioning = false)";
                assertThat(first(statement, "select string_agg(id, ' ') from " + read))
                        .isEqualTo(first(
                                statement,
                                "select string_agg(id, ' ' order by amount desc nulls last, id) from " + read));
                assertThat(first(
                                statement,
                                "select distinct compression from parquet_metadata('"
                                        + LocalFiles.shown(file.location()) + "')"))
                        .isEqualTo("SNAPPY");
            }
        }
        assertThat(product.rows("select count(*), sum(id) from gold.orders")).containsExactly("20000 199990000");
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void sortedTablesHaveFilesOfTheLengthThatIsWanted() throws SQLException {
        product.model("numbers", """
                {{ config(sort_by='id', table_properties={'write.target-file-size-bytes': 400000,
                          'write.parquet.compression-codec': 'uncompressed'}) }}
                select hash(n)::decimal(20, 0) as id from range(1200000) as rows(n)
                """);
        product.run();
        List<DataFile> files = product.dataFiles("numbers");
        assertThat(files.size()).isGreaterThan(10);
        assertThat(product.rows("select count(*), count(distinct id) from gold.numbers"))
                .containsExactly("1200000 1200000");
    }

    @Test
    void theNextVersionIsDividedAsItsModelSaysThen() {
        String rows = "select n as id, 'r' || n % 3 as region, n % 2 as half from range(12) as rows(n)";
        product.model("orders", rows);
        product.run();
        product.model("orders", "{{ config(partition_by='region') }} " + rows);
        product.run();
        assertThat(product.table("orders").spec().toString()).contains("region: identity(2)");
        assertThat(product.dataFiles("orders")).hasSize(3);
        product.model("orders", "{{ config(partition_by=['half', 'bucket(2, id)'], sort_by='id desc') }} " + rows);
        product.run();
        assertThat(partitionNames("orders")).containsExactly("half", "id_bucket_2");
        assertThat(product.dataFiles("orders")).hasSize(4);
        product.model("orders", rows.replace(", n % 2 as half", ""));
        product.run();
        assertThat(product.table("orders").spec().isUnpartitioned()).isTrue();
        assertThat(product.table("orders").sortOrder().isUnsorted()).isTrue();
        assertThat(product.dataFiles("orders")).hasSize(1);
        assertThat(product.rows("select count(*), sum(id) from gold.orders")).containsExactly("12 66");
    }

    private List<String> partitionNames(String table) {
        return product.table(table).spec().fields().stream()
                .map(PartitionField::name)
                .collect(Collectors.toList());
    }

    @Test
    void propertiesThatAModelDoesNotWantAnyMoreGo() {
        product.model(
                "a",
                "{{ config(tblproperties={'one': 1, 'write.metadata.metrics.default': 'counts'}) }} select 1 as a");
        product.run();
        assertThat(product.table("a").properties()).containsEntry("one", "1");
        assertThat(product.dataFiles("a").getFirst().lowerBounds()).isEmpty();
        product.model("a", "{{ config(tblproperties={'two': true}) }} select 2 as a");
        product.run();
        assertThat(product.table("a").properties()).containsEntry("two", "true").doesNotContainKey("one");
        assertThat(product.dataFiles("a").getFirst().lowerBounds()).hasSize(1);
    }

    @Test
    void tablesWithoutRowsCanBePartitioned() {
        product.model("none", "{{ config(partition_by='bucket(3, a)', sort_by='a') }} select 1 as a where false");
        product.model("none_either", "{{ config(partition_by='a') }} select 1 as a where false");
        product.run();
        assertThat(product.dataFiles("none")).isEmpty();
        assertThat(product.rows("select count(*) from gold.none_either")).containsExactly("0");
    }

    @Test
    void saysWhatMakesNoSense() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        mistakes.put(
                "partition_by='x'", "'x' names column 'x', which the table does not have\n|it has id, name, price");
        mistakes.put(
                "partition_by='day(id)'",
                "'partition_by' has 'day(id)', but column 'id' is of type int\n|cast the column to a date or a timestamp");
        mistakes.put(
                "partition_by='price'",
                "'partition_by' has 'price', but column 'price' is of type double\n|partition by a column that has one value");
        mistakes.put(
                "partition_by='week(id)'",
                "'partition_by' has 'week(id)', but there is no transform 'week' with 1 argument\n|there are identity, year");
        mistakes.put(
                "partition_by='bucket(0, id)'",
                "'bucket(0, id)', whose number is not from 1 to 2147483647\n|write for instance");
        mistakes.put(
                "partition_by={'field': 'id'}", "'partition_by' is a text or a list of texts, not {'field': 'id'}\n|");
        mistakes.put("partition_by='id +'", "'partition_by' has 'id +', which is no column and no transform\n|");
        mistakes.put(
                "partition_by=['id', 'id']", "'partition_by' divides by column 'id' twice\n|leave one of them out");
        mistakes.put("sort_by='id up'", "'sort_by' has 'id up', which is no column with a direction\n|");
        mistakes.put(
                "table_properties={'write.parquet.compression-codec': 'rar'}",
                "Property 'write.parquet.compression-codec' is 'rar', which is no codec\n|there are brotli, gzip");
        mistakes.put(
                "table_properties={'format-version': 3}",
                "Property 'format-version' is reserved by Iceberg\n|leave it");
        int number = 0;
        for (String setting : mistakes.keySet()) {
            product.model(
                    "m" + number++, "{{ config(" + setting + ") }} select 1 as id, 'a' as name, 1.5::double as price");
        }
        String errors = product.floe("run").errors();
        number = 0;
        for (String expected : mistakes.values()) {
            String[] parts = expected.split("\\|", -1);
            assertThat(errors)
                    .contains("error[FLOE-R005]: 'm%d': ".formatted(number))
                    .contains(parts[0] + "  --> models/m%d.sql:1:1\n".formatted(number))
                    .contains("  help: " + parts[1]);
            number++;
        }
    }

    @Test
    void saysThatAValueIsTooLongForAPartition() {
        product.model("urls", "{{ config(partition_by='url') }} select repeat('x', 300) as url");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .contains("error[FLOE-T020]: Column 'url' has a value that cannot name a partition, it is too long")
                .contains(
                        "help: partition by its beginning, such as 'truncate(16, url)', or by its hash, 'bucket(16, url)'");
    }
}
