package dev.floe.dbt.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives every column a name of its own. */
final class ColumnNames {
    private static final int LETTERS = 26;

    private ColumnNames() {}

    /** Counts the columns that repeat a name, and names those without one by letters. */
    static List<String> unique(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> unique = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String wanted = names.get(i).isEmpty() ? letters(i) : names.get(i);
            String name = wanted;
            for (int count = 2; !taken.add(name); count++) {
                name = wanted + "_" + count;
            }
            unique.add(name);
        }
        return unique;
    }

    static List<String> letters(List<?> cells) {
        List<String> names = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            names.add(letters(i));
        }
        return names;
    }

    private static String letters(int index) {
        return Character.toString('a' + index % LETTERS).repeat(index / LETTERS + 1);
    }
}
