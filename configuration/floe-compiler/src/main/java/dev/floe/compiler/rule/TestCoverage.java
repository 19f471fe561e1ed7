package dev.floe.compiler.rule;

import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.DictValue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much of a model is tested. What counts: the columns that its properties declare. One is tested if a generic data test
 * stands on it, or if a test of the model names it in an argument, as {@code unique_combination_of_columns} does. Unit
 * tests, singular tests and constraints do not count.
 *
 * @param columns all that are declared
 * @param tested those with a test, in the order of their declaration
 */
record TestCoverage(List<String> columns, Set<String> tested) {
    private static final List<String> ARGUMENTS =
            List.of("combination_of_columns", "columns", "column_list", "compare_columns", "group_by_columns");

    static TestCoverage of(ProductProject project, ManifestNode model) {
        List<String> columns = ProductProject.columns(model);
        Set<String> named = new HashSet<>();
        for (ManifestNode test : project.testsOf(model)) {
            Fields.text(test.fields(), "column_name").ifPresent(column -> named.add(key(column)));
            DictValue arguments = Fields.dict(Fields.dict(test.fields(), "test_metadata"), "kwargs");
            for (String argument : ARGUMENTS) {
                Fields.list(arguments, argument).forEach(column -> named.add(key(column.toText())));
            }
        }
        Set<String> tested = new LinkedHashSet<>();
        columns.stream().filter(column -> named.contains(key(column))).forEach(tested::add);
        return new TestCoverage(columns, tested);
    }

    /** Quotes and letter case tell no columns apart. */
    private static String key(String column) {
        return column.replace("\"", "").replace("`", "").toLowerCase(Locale.ROOT);
    }

    /** Rounded down; 0 where no column is declared. */
    int percent() {
        return columns.isEmpty() ? 0 : 100 * tested.size() / columns.size();
    }

    List<String> untested() {
        return columns.stream().filter(column -> !tested.contains(column)).toList();
    }
}
