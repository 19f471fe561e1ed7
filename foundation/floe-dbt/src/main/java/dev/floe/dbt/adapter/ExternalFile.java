package dev.floe.dbt.adapter;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How DuckDB writes a model to a file, and reads it back. */
final class ExternalFile {
    private static final Set<String> QUOTED = Set.of("delimiter", "quote", "escape", "null");
    private static final Map<String, String> COMPRESSIONS = Map.of(".gz", "gzip", ".zst", "zstd");

    private ExternalFile() {}

    private static DictValue options(BoundArguments arguments) {
        if (arguments.value("rendered_options") instanceof DictValue options) {
            return options;
        }
        throw TemplateException.type(arguments.function() + "() argument 'rendered_options' must be dict");
    }

    /** Where the file is read from: a pattern where it is written in parts. */
    static Value readLocation(BoundArguments arguments) {
        DictValue options = options(arguments);
        String location = arguments.text("write_location");
        Optional<Value> partitions = options.find("partition_by").filter(Value::isTrue);
        boolean isSplit = options.find("per_thread_output").map(Value::isTrue).orElse(false);
        if (partitions.isEmpty() && !isSplit) {
            return StringValue.of(location);
        }
        int levels =
                partitions.map(value -> value.toText().split(",", -1).length).orElse(0);
        String format = options.find("format").map(Value::toText).orElse("parquet");
        return StringValue.of(location + "/*".repeat(levels + 1) + "." + format);
    }

    /** The options of the statement that writes the file; those that are found out are added to the dict, too. */
    static Value writeOptions(BoundArguments arguments) {
        DictValue options = options(arguments);
        if (options.find("format").isEmpty()) {
            addFormat(options, arguments.text("write_location"));
        }
        if (options.find("format").orElseThrow().equals(StringValue.of("csv"))
                && options.find("header").isEmpty()) {
            options.put("header", IntValue.ONE);
        }
        options.find("partition_by").map(Value::toText).ifPresent(columns -> {
            if (columns.contains(",") && !columns.startsWith("(")) {
                options.put("partition_by", StringValue.of("(" + columns + ")"));
            }
        });
        List<String> texts = new ArrayList<>();
        options.entries().forEach((key, value) -> texts.add(option(key.toText(), value.toText())));
        return StringValue.of(String.join(", ", texts));
    }

    private static void addFormat(DictValue options, String location) {
        String extension = extension(location);
        Optional<String> compression = Optional.ofNullable(COMPRESSIONS.get(extension));
        if (compression.isPresent()) {
            extension = extension(location.substring(0, location.length() - extension.length()));
        }
        if (extension.isEmpty()) {
            boolean isCsv = options.find("delimiter").isPresent();
            options.put("format", StringValue.of(isCsv ? "csv" : "parquet"));
            return;
        }
        options.put("format", StringValue.of(extension.substring(1)));
        if (compression.isPresent() && options.find("compression").isEmpty()) {
            options.put("compression", StringValue.of(compression.get()));
        }
    }

    /** The extension of a file's name in lower case, with its point; points at the start of a name begin none. */
    private static String extension(String location) {
        String name = location.substring(location.lastIndexOf('/') + 1);
        int point = name.lastIndexOf('.');
        boolean isHidden = point < 0 || name.substring(0, point).chars().allMatch(character -> character == '.');
        return isHidden ? "" : name.substring(point).toLowerCase(Locale.ROOT);
    }

    private static String option(String key, String value) {
        boolean isQuoted = QUOTED.contains(key.toLowerCase(Locale.ROOT)) && !value.startsWith("'");
        return isQuoted ? "%s '%s'".formatted(key, value) : key + " " + value;
    }
}
