package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.FromItem.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/** Names as they are meant, without their quotes, and where they stand. */
final class Names {
    private Names() {}

    static String plain(String written) {
        String name = PreparedSql.original(written);
        int last = name.length() - 1;
        if (last > 0) {
            char first = name.charAt(0);
            if ((first == '"' || first == '`') && name.charAt(last) == first) {
                return name.substring(1, last).replace("\"\"", "\"");
            }
        }
        return name;
    }

    /** A table's name with those of its schema and its database in front. */
    static List<String> path(Table table) {
        List<String> parts = new ArrayList<>();
        for (String part : table.getNameParts().reversed()) {
            if (part != null && !part.isEmpty()) {
                String plain = plain(part);
                boolean isQuotedWhole = part.startsWith("`") && plain.indexOf('.') > 0;
                parts.addAll(isQuotedWhole ? List.of(plain.split("\\.")) : List.of(plain));
            }
        }
        return parts;
    }

    static List<String> path(Column column) {
        List<String> parts = new ArrayList<>();
        if (column.getTable() != null) {
            parts.addAll(path(column.getTable()));
        }
        parts.add(plain(column.getColumnName()));
        return parts;
    }

    static Alias alias(net.sf.jsqlparser.expression.@Nullable Alias alias) {
        if (alias == null) {
            return Alias.NONE;
        }
        List<String> columns = alias.getAliasColumns() == null
                ? List.of()
                : alias.getAliasColumns().stream()
                        .map(column -> plain(column.name))
                        .toList();
        return new Alias(Optional.ofNullable(alias.getName()).map(Names::plain), columns);
    }

    /** Where something begins in the SQL; -1: the parser does not say. */
    static int offset(ASTNodeAccess node) {
        if (node.getASTNode() == null || node.getASTNode().jjtGetFirstToken() == null) {
            return -1;
        }
        // The parser counts from one.
        return node.getASTNode().jjtGetFirstToken().absoluteBegin - 1;
    }
}
