package dev.floe.plugin.duckdb;

import static dev.floe.plugin.duckdb.DuckDbText.identifier;
import static dev.floe.plugin.duckdb.DuckDbText.literal;

import dev.floe.spi.session.FileForm;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.PartitionField;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.SortField;
import dev.floe.spi.table.SortField.Direction;
import dev.floe.spi.table.SortField.Nulls;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a query into files by {@code COPY}.
 *
 * <p>Where rows are sorted, they go through a temporary table first: a {@code COPY} that divides rows, by partitions or by the
 * length of files, does not keep their order.
 */
final class DuckDbCopy {
    private static final String KEY = "__floe_partition";
    private static final String BUCKET = "__floe_bucket_";
    private static final Pattern IN_PATH = Pattern.compile(BUCKET + "(\\d+)=([^/\\\\]*)");
    /** How many rows a sorted file has until it is known how long rows are. */
    private static final long FIRST_ROWS = 500_000;

    private final DuckDbSession session;
    private final TableWrite write;
    private final List<PartitionField> buckets;
    private final List<String> keys = new ArrayList<>();
    private final List<String> keyExpressions = new ArrayList<>();

    DuckDbCopy(DuckDbSession session, TableWrite write) {
        this.session = session;
        this.write = write;
        List<PartitionField> fields = write.layout().partition();
        this.buckets = fields.stream()
                .filter(field -> field.transform() instanceof Bucket)
                .toList();
        DuckDbPartitions partitions = new DuckDbPartitions(write.schema());
        List<PartitionField> others = fields.stream()
                .filter(field -> !(field.transform() instanceof Bucket))
                .toList();
        if (!others.isEmpty()) {
            keys.add(KEY);
            keyExpressions.add(partitions.key(others));
        }
        for (int i = 0; i < buckets.size(); i++) {
            keys.add(BUCKET + i);
            keyExpressions.add(partitions.bucket(buckets.get(i)));
        }
    }

    List<WrittenFile> write() {
        if (!write.layout().order().isEmpty()) {
            return sorted();
        }
        return keys.isEmpty()
                ? copy(select(), write.directory(), sizes())
                : copy(withKeys(), write.directory(), divided());
    }

    private String select() {
        String columns = write.schema().fields().stream()
                .map(field -> "cast(" + identifier(field.name()) + " as " + DuckDbTypeWriter.type(field.type())
                        + ") as " + identifier(field.name()))
                .collect(Collectors.joining(", "));
        return "select " + columns + " from (" + write.query() + "\n)";
    }

    private String withKeys() {
        StringBuilder sql = new StringBuilder("select *");
        for (int i = 0; i < keys.size(); i++) {
            sql.append(", ").append(keyExpressions.get(i)).append(" as ").append(keys.get(i));
        }
        return sql.append(" from (").append(select()).append(")").toString();
    }

    private String sizes() {
        return ", file_size_bytes " + write.form().targetFileBytes() + ", filename_pattern 'part-{i}'";
    }

    private String divided() {
        return ", file_size_bytes " + write.form().targetFileBytes()
                + ", filename_pattern 'part-{uuid}', partition_by (" + String.join(", ", keys) + ")";
    }

    private List<WrittenFile> copy(String query, Path target, String options) {
        String copy = "copy (" + query + ") to " + literal(target) + " (format parquet" + compression() + options
                + ", return_stats, field_ids "
                + DuckDbTypeWriter.fieldIds(write.schema().fields()) + ")";
        List<WrittenFile> files = new ArrayList<>();
        try (QueryRows rows = session.query(copy)) {
            while (rows.next()) {
                String location = String.valueOf(rows.value(0));
                files.add(new WrittenFile(location, number(rows.value(1)), number(rows.value(2)), buckets(location)));
            }
        }
        return files;
    }

    private String compression() {
        FileForm form = write.form();
        String level =
                form.level().isPresent() ? ", compression_level " + form.level().getAsInt() : "";
        return ", compression " + form.codec().name().toLowerCase(Locale.ROOT) + level;
    }

    /** The buckets as they stand in the path that DuckDB gave a file. */
    private List<OptionalInt> buckets(String location) {
        List<OptionalInt> found = new ArrayList<>();
        Matcher matcher = IN_PATH.matcher(location);
        while (found.size() < buckets.size() && matcher.find()) {
            String text = matcher.group(2);
            found.add(text.matches("\\d+") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty());
        }
        return found;
    }

    /** The rows of one partition: those from the first to the last of a temporary table that is sorted by partitions. */
    private record Range(String folder, long first, long last) {}

    private List<WrittenFile> sorted() {
        String table = "\"__floe_sorted_" + UUID.randomUUID() + "\"";
        String order = write.layout().order().stream().map(DuckDbCopy::order).collect(Collectors.joining(", "));
        String byKeys = keys.stream().map(key -> key + ", ").collect(Collectors.joining());
        session.execute("create temporary table " + table + " as " + withKeys() + " order by " + byKeys + order);
        try {
            List<WrittenFile> files = new ArrayList<>();
            for (Range range : ranges(table)) {
                writeRange(table, range, order, files);
            }
            return files;
        } finally {
            session.execute("drop table " + table);
        }
    }

    private List<Range> ranges(String table) {
        StringBuilder folder = new StringBuilder("''");
        keys.forEach(key -> folder.append(" || '/")
                .append(key)
                .append("=' || coalesce(")
                .append(key)
                .append("::varchar, 'null')"));
        List<Range> ranges = new ArrayList<>();
        try (QueryRows rows = session.query("select " + folder + ", min(rowid), max(rowid) from " + table
                + " group by 1 having count(*) > 0 order by 2")) {
            while (rows.next()) {
                ranges.add(new Range(String.valueOf(rows.value(0)), number(rows.value(1)), number(rows.value(2))));
            }
        }
        return ranges;
    }

    private void writeRange(String table, Range range, String order, List<WrittenFile> files) {
        Path folder = write.directory()
                .resolve(range.folder().isEmpty() ? "." : range.folder().substring(1))
                .normalize();
        createDirectory(folder);
        String columns = write.schema().fields().stream()
                .map(TableField::name)
                .map(DuckDbText::identifier)
                .collect(Collectors.joining(", "));
        long rows = FIRST_ROWS;
        for (long first = range.first(); first <= range.last(); first += rows) {
            if (!files.isEmpty()) {
                WrittenFile before = files.getLast();
                double fitting = (double) write.form().targetFileBytes() * before.rows() / Math.max(1, before.bytes());
                rows = Math.clamp((long) fitting, 1, range.last() - range.first() + 1);
            }
            Path file = folder.resolve("part-" + files.size() + ".parquet");
            files.addAll(copy(
                    "select " + columns + " from " + table + " where rowid between " + first + " and "
                            + Math.min(range.last(), first + rows - 1) + " order by " + order,
                    file,
                    ""));
        }
    }

    private static void createDirectory(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new SessionException(SessionException.Kind.RESOURCES, "Cannot create '" + folder + "'", failure);
        }
    }

    private static String order(SortField field) {
        return identifier(field.column())
                + (field.direction() == Direction.DESCENDING ? " desc" : " asc")
                + (field.nulls() == Nulls.FIRST ? " nulls first" : " nulls last");
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
