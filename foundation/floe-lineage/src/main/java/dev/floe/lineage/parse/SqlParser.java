package dev.floe.lineage.parse;

import dev.floe.lineage.syntax.Query;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Reads queries of any dialect. Threads may share it. What it cannot read within its budget is opaque: the library looks
 * ahead, and there is SQL for which it does so for ever.
 */
public final class SqlParser implements AutoCloseable {
    private final Dialect dialect;
    private final Duration budget;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("floe-sql-budget").factory());

    /** @param budget how long it may take for one query */
    public SqlParser(Dialect dialect, Duration budget) {
        this.dialect = dialect;
        this.budget = budget;
    }

    /** The query that the SQL is; {@link Query.Opaque} where it is none, or none that can be read. */
    public Query parse(String sql) {
        if (sql.isBlank()) {
            return new Query.Opaque("there is no SQL");
        }
        CCJSqlParser parser = new CCJSqlParser(new StringProvider(PreparedSql.of(sql, dialect)));
        parser.withSquareBracketQuotation(false).withAllowComplexParsing(true);
        ScheduledFuture<?> end =
                watch.schedule(() -> parser.interrupted = true, budget.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Statement statement = parser.Statement();
            return statement instanceof Select select
                    ? new QueryReader().read(select)
                    : new Query.Opaque("it is no query");
        } catch (ParseException | TokenMgrException refusal) {
            return new Query.Opaque(
                    parser.interrupted
                            ? "reading it takes more than " + budget.toMillis() + " ms"
                            : "floe cannot read this SQL");
        } catch (StackOverflowError tooDeep) {
            return new Query.Opaque("it is nested too deeply");
        } catch (UnreadableException unreadable) {
            return new Query.Opaque(unreadable.reason());
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
