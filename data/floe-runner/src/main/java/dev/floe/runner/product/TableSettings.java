package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.iceberg.table.TableDesign;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.session.FileForm;
import dev.floe.spi.session.FileForm.Codec;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a model's configuration says of its table.
 *
 * @param form how its files are written
 */
record TableSettings(TableDesign design, FileForm form) {
    private static final String CODEC = "write.parquet.compression-codec";
    private static final String LEVEL = "write.parquet.compression-level";
    private static final String TARGET = "write.target-file-size-bytes";
    private static final List<String> PROPERTY_KEYS = List.of("table_properties", "tblproperties");
    private static final Map<String, Codec> CODECS = Map.of(
            "uncompressed", Codec.UNCOMPRESSED,
            "snappy", Codec.SNAPPY,
            "gzip", Codec.GZIP,
            "zstd", Codec.ZSTD,
            "lz4", Codec.LZ4_RAW,
            "brotli", Codec.BROTLI);
    /** What Iceberg keeps elsewhere than in the properties. */
    private static final Set<String> RESERVED = Set.of(
            "format-version",
            "uuid",
            "snapshot-count",
            "current-snapshot-id",
            "current-snapshot-summary",
            "current-snapshot-timestamp-ms",
            "current-schema",
            "default-partition-spec",
            "default-sort-order");

    /**
     * Reads them.
     *
     * @param schema the columns of the table
     * @param project from which relative paths are seen
     * @throws FloeException {@link RunnerError#TABLE_SETTING} if they make no sense
     */
    static TableSettings of(ManifestNode node, TableSchema schema, Path project) {
        DictValue config = node.config();
        try {
            TableLayout layout = new LayoutReader(schema).read(config);
            TreeMap<String, String> properties = properties(config);
            Optional<String> location =
                    TableNames.isExternal(node) ? ExternalSettings.location(config, project) : Optional.empty();
            return new TableSettings(new TableDesign(layout, properties, location), form(properties));
        } catch (SettingMistake mistake) {
            throw mistake.of(node);
        }
    }

    private static TreeMap<String, String> properties(DictValue config) {
        TreeMap<String, String> properties = new TreeMap<>();
        for (String key : PROPERTY_KEYS) {
            Value value = Fields.find(config, key).orElse(NoneValue.NONE);
            if (value == NoneValue.NONE) {
                continue;
            }
            if (!(value instanceof DictValue dict)) {
                throw new SettingMistake(
                        "'%s' is a map of properties, not %s".formatted(key, value.repr()),
                        "write for instance {'write.parquet.compression-codec': 'zstd'}");
            }
            dict.entries().forEach((name, setting) -> properties.put(name.toText(), text(setting)));
        }
        properties.keySet().stream().filter(RESERVED::contains).findFirst().ifPresent(name -> {
            throw new SettingMistake(
                    "Property '%s' is reserved by Iceberg".formatted(name),
                    "leave it out: floe sets what a table needs");
        });
        return properties;
    }

    private static String text(Value value) {
        String text = value.toText();
        return text.equals("True") || text.equals("False") ? text.toLowerCase(Locale.ROOT) : text;
    }

    static FileForm form(Map<String, String> properties) {
        Codec codec = Optional.ofNullable(properties.get(CODEC))
                .map(name -> Optional.ofNullable(CODECS.get(name.toLowerCase(Locale.ROOT)))
                        .orElseThrow(() -> new SettingMistake(
                                "Property '%s' is '%s', which is no codec".formatted(CODEC, name),
                                "there are brotli, gzip, lz4, snappy, uncompressed and zstd")))
                .orElse(FileForm.DEFAULT.codec());
        OptionalInt level = properties.containsKey(LEVEL) && codec == Codec.ZSTD
                ? OptionalInt.of(Math.toIntExact(number(properties, LEVEL, 22)))
                : OptionalInt.empty();
        long target = properties.containsKey(TARGET)
                ? number(properties, TARGET, Long.MAX_VALUE)
                : FileForm.DEFAULT.targetFileBytes();
        return new FileForm(codec, level, target);
    }

    private static long number(Map<String, String> properties, String key, long highest) {
        String text = properties.getOrDefault(key, "");
        if (!text.matches("[1-9]\\d{0,17}") || Long.parseLong(text) > highest) {
            throw new SettingMistake(
                    "Property '%s' is '%s', which is no number from 1%s"
                            .formatted(key, text, highest == Long.MAX_VALUE ? " on" : " to " + highest),
                    "write a whole number");
        }
        return Long.parseLong(text);
    }
}
