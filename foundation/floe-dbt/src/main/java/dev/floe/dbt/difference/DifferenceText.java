package dev.floe.dbt.difference;

import java.util.List;
import java.util.stream.IntStream;

/** Writes cells as a table: columns of one width, commas between them, and quotes where a cell has a comma itself. */
final class DifferenceText {
    private static final String LINE_END = "\r\n";

    private DifferenceText() {}

    /** @param rows the header first, all of one length */
    static String of(List<List<String>> rows) {
        List<List<String>> quoted = rows.stream()
                .map(row -> row.stream().map(DifferenceText::quoted).toList())
                .toList();
        int columns = quoted.getFirst().size();
        List<Integer> widths = IntStream.range(0, columns)
                .mapToObj(column -> width(
                        quoted.stream().map(row -> length(row.get(column))).toList()))
                .toList();
        StringBuilder text = new StringBuilder();
        for (List<String> row : quoted) {
            int at = 0;
            int target = 0;
            for (int i = 0; i < columns; i++) {
                text.repeat(' ', Math.max(0, target - at));
                at = Math.max(at, target);
                text.append(i > 0 ? "," : "").append(row.get(i));
                at += length(row.get(i));
                target += widths.get(i);
            }
            text.append(LINE_END);
        }
        return text.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** As wide as most cells need, so that a single long one does not spread the rest. */
    private static int width(List<Integer> lengths) {
        double mean = lengths.stream().mapToInt(each -> each).average().orElse(0);
        double variance =
                lengths.stream().mapToInt(each -> each * each).average().orElse(0) - mean * mean;
        int most = (int) (mean + 2 * Math.sqrt(Math.max(0, variance)) + 0.5);
        int widest = lengths.stream().filter(each -> each <= most).reduce(0, Math::max);
        return Math.max(widest, lengths.getFirst());
    }

    private static String quoted(String cell) {
        boolean needsQuotes =
                !cell.strip().equals(cell) || cell.chars().anyMatch(each -> ",\"\r\n\t".indexOf(each) >= 0);
        return needsQuotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
