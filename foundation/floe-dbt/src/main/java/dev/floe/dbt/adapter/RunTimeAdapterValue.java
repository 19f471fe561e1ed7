package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The adapter as templates see it once the project is parsed: what it offers asks the database. */
public final class RunTimeAdapterValue implements HostValue {
    private final Connection connection;
    private final Optional<CallableValue> dispatch;
    private final List<Members<Connection>> connected;
    private final List<Members<Adapter>> unconnected;

    private RunTimeAdapterValue(
            Connection connection,
            Optional<CallableValue> dispatch,
            List<Members<Connection>> connected,
            List<Members<Adapter>> unconnected) {
        this.connection = connection;
        this.dispatch = dispatch;
        this.connected = connected;
        this.unconnected = unconnected;
    }

    /**
     * An adapter with a connection.
     *
     * @param clock what the names of indexes are made from
     */
    public static RunTimeAdapterValue of(Connection connection, Clock clock) {
        requireNonNull(connection, "connection is null");
        Members<Adapter> own =
                switch (connection.adapter()) {
                    case DuckDbAdapter duckDb -> DuckDbMembers.build(duckDb, connection.console());
                    case PostgresAdapter postgres -> PostgresMembers.build(postgres);
                };
        Members<Connection> ownConnected =
                switch (connection.adapter()) {
                    case DuckDbAdapter _ -> DuckDbConnectionMembers.build();
                    case PostgresAdapter _ -> PostgresConnectionMembers.build();
                };
        return new RunTimeAdapterValue(
                connection,
                Optional.empty(),
                List.of(ownConnected, ConnectionMembers.build(), StrategyMembers.build()),
                List.of(own, AdapterMembers.build(clock)));
    }

    /** The same adapter with a way to find macros: what each node's templates see. */
    public RunTimeAdapterValue withDispatch(CallableValue chosen) {
        return new RunTimeAdapterValue(connection, Optional.of(chosen), connected, unconnected);
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (name.equals("dispatch")) {
            return dispatch.map(Value.class::cast);
        }
        return connected.stream()
                .flatMap(members -> members.find(connection, name).stream())
                .findFirst()
                .or(() -> unconnected.stream()
                        .flatMap(members -> members.find(connection.adapter(), name).stream())
                        .findFirst());
    }

    @Override
    public String typeName() {
        return "RuntimeDatabaseWrapper";
    }
}
