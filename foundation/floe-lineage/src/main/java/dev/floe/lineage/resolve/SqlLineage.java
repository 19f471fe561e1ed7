package dev.floe.lineage.resolve;

import dev.floe.lineage.parse.Dialect;
import dev.floe.lineage.parse.SqlParser;
import dev.floe.lineage.syntax.Query;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the lineage of queries off their SQL, without an engine. Threads may share it. */
public final class SqlLineage implements AutoCloseable {
    /** Functions that hide their argument where nobody says otherwise. */
    public static final Set<String> MASKING = Set.of(
            "md5",
            "md5_number",
            "sha",
            "sha1",
            "sha2",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "hash",
            "farm_fingerprint");

    private final SqlParser parser;
    private final Set<String> masking;

    /**
     * A reader of SQL.
     *
     * @param masking the functions that hide their arguments, in any case
     * @param budget how long the parser may take for one query
     */
    public SqlLineage(Dialect dialect, Set<String> masking, Duration budget) {
        this.parser = new SqlParser(dialect, budget);
        this.masking = masking.stream()
                .map(function -> function.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the SQL is, which does not depend on tables; {@link #lineage} takes it. */
    public Query parse(String sql) {
        return parser.parse(sql);
    }

    /** The lineage of a query over these tables. */
    public QueryLineage lineage(Query query, Tables tables) {
        if (query instanceof Query.Opaque opaque) {
            return QueryLineage.opaque(opaque.reason());
        }
        Context context = new Context(tables, masking);
        try {
            Resolved resolved = new QueryResolver(context).resolve(query, Optional.empty(), Ctes.NONE);
            return new QueryLineage(
                    resolved.shape().distinct(), resolved.influences(), context.problems(), Optional.empty());
        } catch (StackOverflowError tooDeep) {
            return QueryLineage.opaque("it is nested too deeply");
        }
    }

    @Override
    public void close() {
        parser.close();
    }
}
