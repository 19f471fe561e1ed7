package dev.floe.runner.gate;

import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What readers of a table would miss in its next version. */
final class SchemaDifference {
    private SchemaDifference() {}

    /** Each column that is gone or has another type, as a message says it. */
    static List<String> between(TableSchema published, TableSchema next) {
        return published.fields().stream()
                .flatMap(before -> difference(before, next).stream())
                .toList();
    }

    private static Optional<String> difference(TableField before, TableSchema next) {
        Optional<TableField> after = next.fields().stream()
                .filter(field -> field.name().equals(before.name()))
                .findFirst();
        if (after.isEmpty()) {
            return Optional.of("'%s' is gone".formatted(before.name()));
        }
        String old = text(before.type());
        String now = text(after.get().type());
        return old.equals(now)
                ? Optional.empty()
                : Optional.of("'%s' is %s instead of %s".formatted(before.name(), now, old));
    }

    private static String text(TableType type) {
        return switch (type) {
            case TableType.Primitive primitive -> primitive.name().toLowerCase(Locale.ROOT);
            case TableType.Decimal(int precision, int scale) -> "decimal(%d, %d)".formatted(precision, scale);
            case TableType.Fixed(int length) -> "fixed(%d)".formatted(length);
            case TableType.ListOf(TableField element) -> "list<%s>".formatted(text(element.type()));
            case TableType.MapOf(TableField key, TableField value) ->
                "map<%s, %s>".formatted(text(key.type()), text(value.type()));
            case TableType.Struct(List<TableField> fields) ->
                fields.stream()
                        .map(field -> field.name() + ": " + text(field.type()))
                        .collect(Collectors.joining(", ", "struct<", ">"));
        };
    }
}
