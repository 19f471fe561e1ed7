package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What {@code materialized='external'} says beside the name of the table. */
final class ExternalSettings {
    private ExternalSettings() {}

    /** Where the files of the table are to be; empty: where the catalog wants them. */
    static Optional<String> location(DictValue config, Path project) {
        String format = Fields.text(config, "format", "parquet");
        if (!format.toLowerCase(Locale.ROOT).equals("parquet")) {
            throw new SettingMistake(
                    "'format' is '%s', but tables are of Parquet files".formatted(format), "leave 'format' out");
        }
        if (Fields.find(config, "options").filter(Value::isTrue).isPresent()) {
            throw new SettingMistake(
                    "'options' are those of a single file, but a model makes a table",
                    "say the same by 'partition_by', 'sort_by' and 'table_properties'");
        }
        return Fields.text(config, "location")
                .filter(location -> !location.isBlank())
                .map(location -> location.contains("://") && !location.startsWith("file:")
                        ? location.replaceFirst("/+$", "")
                        : LocalFiles.location(project.resolve(LocalFiles.path(location))));
    }
}
