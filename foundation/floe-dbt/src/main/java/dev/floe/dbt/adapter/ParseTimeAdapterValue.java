package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.Value;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The adapter as templates see it while a project is parsed: there is no connection, so what would need one gives a
 * stand-in.
 */
public final class ParseTimeAdapterValue implements HostValue {
    private final Adapter adapter;
    private final CallableValue dispatch;
    private final Members<Adapter> members;
    private final Members<Adapter> ownMembers;
    private final Members<Adapter> standIns;

    /**
     * An adapter without a connection.
     *
     * @param adapter the kind of database
     * @param dispatch finds the macro that serves for this kind of database
     * @param console where tables print themselves, and warnings go
     * @param clock what the names of indexes are made from
     */
    public ParseTimeAdapterValue(Adapter adapter, CallableValue dispatch, Consumer<String> console, Clock clock) {
        this.adapter = requireNonNull(adapter, "adapter is null");
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.members = AdapterMembers.build(clock);
        this.ownMembers = switch (adapter) {
            case DuckDbAdapter duckDb -> DuckDbMembers.build(duckDb, console);
            case PostgresAdapter postgres -> PostgresMembers.build(postgres);
        };
        this.standIns = StandIns.build(console);
    }

    private ParseTimeAdapterValue(ParseTimeAdapterValue other, CallableValue dispatch) {
        this.adapter = other.adapter;
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.members = other.members;
        this.ownMembers = other.ownMembers;
        this.standIns = other.standIns;
    }

    /** The same adapter with another way to find macros: what each node's templates see. */
    public ParseTimeAdapterValue withDispatch(CallableValue other) {
        return new ParseTimeAdapterValue(this, other);
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (name.equals("dispatch")) {
            return Optional.of(dispatch);
        }
        return standIns.find(adapter, name)
                .or(() -> ownMembers.find(adapter, name))
                .or(() -> members.find(adapter, name));
    }

    /** The names that templates find, without those that every adapter has outside of its own methods. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(standIns.names());
        names.addAll(ownMembers.names());
        names.addAll(members.names());
        return names;
    }

    @Override
    public String typeName() {
        return "ParseDatabaseWrapper";
    }

    @Override
    public String toString() {
        return repr();
    }
}
