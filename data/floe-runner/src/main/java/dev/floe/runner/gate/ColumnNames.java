package dev.floe.runner.gate;

import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableSchema;
import java.util.List;
import java.util.Locale;

/** Finds the columns that a gate is about. */
final class ColumnNames {
    private ColumnNames() {}

    /** @param pattern a name, in which {@code *} stands for anything; the engine does not tell upper from lower case either */
    static List<String> matching(String pattern, TableSchema schema) {
        String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        return schema.fields().stream()
                .map(TableField::name)
                .filter(name -> fits(parts, name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    static boolean isOpen(String pattern) {
        return pattern.contains("*");
    }

    private static boolean fits(String[] parts, String name) {
        if (parts.length == 1) {
            return name.equals(parts[0]);
        }
        String last = parts[parts.length - 1];
        int end = name.length() - last.length();
        if (!name.startsWith(parts[0]) || !name.endsWith(last) || end < parts[0].length()) {
            return false;
        }
        int position = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], position);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            position = found + parts[i].length();
        }
        return true;
    }

    static String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }
}
