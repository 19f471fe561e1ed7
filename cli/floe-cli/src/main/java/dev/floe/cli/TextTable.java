package dev.floe.cli;

import dev.floe.cli.report.DisplayText;
import java.util.ArrayList;
import java.util.List;

/** Rows whose columns are aligned by what a terminal shows, two spaces between. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(DisplayText.of(cell).text());
        }
        rows.add(row);
        return this;
    }

    String render() {
        return render("");
    }

    String render(String indentation) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(indentation);
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                text.append(cell);
                if (column + 1 < row.size()) {
                    text.repeat(' ', widths[column] - DisplayText.of(cell).width() + 2);
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] =
                        Math.max(widths[column], DisplayText.of(row.get(column)).width());
            }
        }
        return widths;
    }
}
