package dev.floe.compiler.policy;

import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import java.util.List;
import java.util.Map;

/** Finds the place of a part of an expression in the document that it stands in. */
final class ExpressionPlaces {
    private ExpressionPlaces() {}

    /** The place of an issue; that of the whole expression where its text does not stand in the file as it is read. */
    static Place of(Map<String, String> texts, Located<String> expression, PolicyIssue issue) {
        List<String> lines = expression.value().lines().toList();
        Place whole = expression.place();
        List<String> file = texts.getOrDefault(whole.file(), "").lines().toList();
        if (issue.line() > lines.size()) {
            return whole;
        }
        String wanted = lines.get(issue.line() - 1);
        // A block begins below its mark, a text in one line stands where it is.
        int from = whole.line() - 1 + (issue.line() - 1);
        for (int index = from; index <= from + 1 && index < file.size(); index++) {
            int start = file.get(index).indexOf(wanted, index == whole.line() - 1 ? whole.column() - 1 : 0);
            if (start >= 0 && !wanted.isBlank()) {
                int before = file.get(index).codePointCount(0, start);
                int column = before + issue.column() + 1;
                return new Place(whole.file(), index + 1, column, index + 1, column + 1);
            }
        }
        return whole;
    }
}
