package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.table.PartitionField;
import dev.floe.spi.table.PartitionTransform;
import dev.floe.spi.table.PartitionTransform.Bucket;
import dev.floe.spi.table.PartitionTransform.Plain;
import dev.floe.spi.table.PartitionTransform.Truncate;
import dev.floe.spi.table.SortField;
import dev.floe.spi.table.SortField.Direction;
import dev.floe.spi.table.SortField.Nulls;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how a model divides its rows: {@code partition_by} and {@code sort_by}, each under several names. */
final class LayoutReader {
    private static final List<String> PARTITION_KEYS = List.of("partition_by", "partitioned_by");
    private static final List<String> SORT_KEYS = List.of("sort_by", "sorted_by");
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\"(),]+)";
    private static final Pattern COLUMN = Pattern.compile("(" + NAME + ")");
    private static final Pattern CALL =
            Pattern.compile("(\\w+)\\s*\\(\\s*(" + NAME + ")\\s*(?:,\\s*(" + NAME + ")\\s*)?\\)");
    private static final Pattern SORT = Pattern.compile(
            "(" + NAME + ")(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Plain> PLAIN = Map.ofEntries(
            Map.entry("identity", Plain.IDENTITY),
            Map.entry("year", Plain.YEAR),
            Map.entry("years", Plain.YEAR),
            Map.entry("month", Plain.MONTH),
            Map.entry("months", Plain.MONTH),
            Map.entry("day", Plain.DAY),
            Map.entry("days", Plain.DAY),
            Map.entry("date", Plain.DAY),
            Map.entry("hour", Plain.HOUR),
            Map.entry("hours", Plain.HOUR));
    private static final String HELP =
            "write for instance 'region', 'day(ordered_at)', 'bucket(16, id)' or 'truncate(2, region)', or a list of those";

    private final TableSchema schema;

    LayoutReader(TableSchema schema) {
        this.schema = schema;
    }

    /**
     * The layout.
     *
     * @throws SettingMistake if it makes no sense, or not for these columns
     */
    TableLayout read(DictValue config) {
        List<PartitionField> partition = new ArrayList<>();
        for (String text : texts(config, PARTITION_KEYS, HELP)) {
            partition.add(partition(text));
        }
        Set<String> seen = new HashSet<>();
        for (PartitionField field : partition) {
            String family = field.column()
                    + (field.transform() instanceof Plain plain && plain != Plain.IDENTITY
                            ? " by time"
                            : field.transform().getClass().getSimpleName());
            if (!seen.add(family)) {
                throw new SettingMistake(
                        "'partition_by' divides by column '%s' twice".formatted(field.column()),
                        "leave one of them out");
            }
        }
        List<SortField> order = new ArrayList<>();
        for (String text : texts(config, SORT_KEYS, "write for instance 'id', or ['region', 'id desc nulls last']")) {
            order.add(sort(text));
        }
        return new TableLayout(partition, order);
    }

    private static List<String> texts(DictValue config, List<String> keys, String help) {
        Optional<String> key = keys.stream()
                .filter(each -> Fields.find(config, each).isPresent())
                .findFirst();
        if (key.isEmpty()) {
            return List.of();
        }
        Value value = Fields.find(config, key.get()).orElse(NoneValue.NONE);
        List<Value> elements = value instanceof ListValue list ? list.elements() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Value element : elements) {
            if (!(element instanceof StringValue)) {
                throw new SettingMistake(
                        "'%s' is a text or a list of texts, not %s".formatted(key.get(), element.repr()), help);
            }
            texts.addAll(split(element.toText()));
        }
        return texts;
    }

    /** Splits at the commas outside of brackets and quotes. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            isQuoted ^= next == '"';
            depth += isQuoted ? 0 : next == '(' ? 1 : next == ')' ? -1 : 0;
            if (next == ',' && depth == 0 && !isQuoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private PartitionField partition(String text) {
        Matcher column = COLUMN.matcher(text);
        if (column.matches()) {
            return checked(
                    text, new PartitionField(column(text, column.group(1)).name(), Plain.IDENTITY));
        }
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new SettingMistake(
                    "'partition_by' has '%s', which is no column and no transform".formatted(text), HELP);
        }
        String name = call.group(1).toLowerCase(Locale.ROOT);
        Optional<String> second = Optional.ofNullable(call.group(3));
        if (second.isEmpty() && PLAIN.containsKey(name)) {
            return checked(text, new PartitionField(column(text, call.group(2)).name(), PLAIN.get(name)));
        }
        if (second.isPresent() && (name.equals("bucket") || name.equals("truncate"))) {
            // Iceberg's own order is the number first; Trino has it last.
            boolean isNumberFirst = call.group(2).matches("\\d+");
            String number = isNumberFirst ? call.group(2) : second.get();
            if (!number.matches("[1-9]\\d{0,9}") || Long.parseLong(number) > Integer.MAX_VALUE) {
                throw new SettingMistake(
                        "'partition_by' has '%s', whose number is not from 1 to 2147483647".formatted(text), HELP);
            }
            String columnName =
                    column(text, isNumberFirst ? second.get() : call.group(2)).name();
            int parameter = Integer.parseInt(number);
            return checked(
                    text,
                    new PartitionField(
                            columnName, name.equals("bucket") ? new Bucket(parameter) : new Truncate(parameter)));
        }
        throw new SettingMistake(
                "'partition_by' has '%s', but there is no transform '%s' with %d %s"
                        .formatted(
                                text, name, second.isPresent() ? 2 : 1, second.isPresent() ? "arguments" : "argument"),
                "there are identity, year, month, day and hour of a column, and bucket and truncate of a number and a column");
    }

    private PartitionField checked(String text, PartitionField field) {
        TableField column = column(text, "\"" + field.column().replace("\"", "\"\"") + "\"");
        PartitionTransform transform = field.transform();
        if (!TransformTypes.takes(transform, column.type())) {
            throw new SettingMistake(
                    "'partition_by' has '%s', but column '%s' is of type %s"
                            .formatted(text, column.name(), TransformTypes.name(column.type())),
                    TransformTypes.help(transform));
        }
        return field;
    }

    private SortField sort(String text) {
        Matcher matcher = SORT.matcher(text);
        if (!matcher.matches()) {
            throw new SettingMistake(
                    "'sort_by' has '%s', which is no column with a direction".formatted(text),
                    "write for instance 'id', 'id desc' or 'id desc nulls last'");
        }
        Direction direction = "desc".equalsIgnoreCase(matcher.group(2)) ? Direction.DESCENDING : Direction.ASCENDING;
        Nulls nulls = Optional.ofNullable(matcher.group(3))
                .map(where -> where.equalsIgnoreCase("first") ? Nulls.FIRST : Nulls.LAST)
                .orElse(direction == Direction.ASCENDING ? Nulls.FIRST : Nulls.LAST);
        TableField column = column(text, matcher.group(1));
        if (!TransformTypes.isSortable(column.type())) {
            throw new SettingMistake(
                    "'sort_by' has '%s', but column '%s' is of type %s"
                            .formatted(text, column.name(), TransformTypes.name(column.type())),
                    "sort by columns that have one value each");
        }
        return new SortField(column.name(), direction, nulls);
    }

    private TableField column(String text, String written) {
        String name = written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
        return schema.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .or(() -> schema.fields().stream()
                        .filter(field -> field.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(() -> new SettingMistake(
                        "'%s' names column '%s', which the table does not have".formatted(text, name),
                        "it has "
                                + schema.fields().stream().map(TableField::name).collect(Collectors.joining(", "))));
    }
}
