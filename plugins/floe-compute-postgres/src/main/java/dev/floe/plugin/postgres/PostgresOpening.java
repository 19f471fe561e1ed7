package dev.floe.plugin.postgres;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/** Connects to the server of a target, and tries it again as often as dbt does. */
final class PostgresOpening {
    private final PostgresTarget target;

    PostgresOpening(PostgresTarget target) {
        this.target = requireNonNull(target, "target is null");
    }

    /**
     * A connection in the role of the target.
     *
     * @throws SessionException if the server is not reached, or lets nobody in, after all tries
     */
    BaseConnection connect() {
        String url = target.url();
        Properties properties = target.properties();
        int retries = target.retries();
        for (int attempt = 0; ; attempt++) {
            try {
                return requireNonNull(new Driver().connect(url, properties), "the driver does not know its own address")
                        .unwrap(BaseConnection.class);
            } catch (SQLException refusal) {
                if (attempt >= retries) {
                    throw PostgresErrors.ofConnecting(refusal);
                }
            }
            pause(attempt);
        }
    }

    /** Makes a connection as it was when it was new: in the role of the target, if it names one. */
    void settle(BaseConnection connection) {
        QueryExecutor executor = connection.getQueryExecutor();
        target.role().ifPresent(role -> PostgresCall.execute(executor, "set role " + role));
    }

    /** Before the second retry come one second, then four, then nine. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(1000L * attempt * attempt);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SessionException(
                    Kind.CANCELLED,
                    "Connecting was interrupted",
                    new CancellationException(String.valueOf(interrupted.getMessage())));
        }
    }
}
