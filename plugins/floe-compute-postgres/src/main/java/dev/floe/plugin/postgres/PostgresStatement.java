package dev.floe.plugin.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * One statement of a text of SQL.
 *
 * @param text the whole of it, which PostgreSQL's places of errors are seen from
 * @param offset of the statement in the text
 */
record PostgresStatement(String sql, String text, int offset) {
    /** Takes a text apart at its semicolons, by the driver's own reading of SQL. */
    static List<PostgresStatement> of(String text) {
        List<PostgresStatement> statements = new ArrayList<>();
        int seen = 0;
        for (NativeQuery query : parse(text)) {
            int start = text.indexOf(query.nativeSql, seen);
            seen = start + query.nativeSql.length();
            statements.add(new PostgresStatement(query.nativeSql, text, start));
        }
        return statements;
    }

    private static List<NativeQuery> parse(String text) {
        try {
            return Parser.parseJdbcSql(text, true, false, true, false, false);
        } catch (SQLException refusal) {
            throw PostgresErrors.of(refusal, Optional.empty());
        }
    }
}
