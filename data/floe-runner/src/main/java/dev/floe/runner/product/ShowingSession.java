package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.AdapterSession;
import dev.floe.dbt.column.Column;
import dev.floe.dbt.table.AgateTable;
import java.util.List;

/** A session in which the inputs of a step are there as soon as its templates ask for anything. */
final class ShowingSession implements AdapterSession {
    private final AdapterSession session;
    private final LazyInputs inputs;

    ShowingSession(AdapterSession session, LazyInputs inputs) {
        this.session = requireNonNull(session, "session is null");
        this.inputs = requireNonNull(inputs, "inputs is null");
    }

    @Override
    public String execute(String sql) {
        inputs.show();
        return session.execute(sql);
    }

    @Override
    public AgateTable query(String sql) {
        inputs.show();
        return session.query(sql);
    }

    @Override
    public List<Column> columnsOfQuery(String sql) {
        inputs.show();
        return session.columnsOfQuery(sql);
    }

    /** What is shown must outlast the transaction. */
    @Override
    public void begin() {
        inputs.show();
        session.begin();
    }

    @Override
    public void commit() {
        session.commit();
    }

    @Override
    public void rollback() {
        session.rollback();
    }

    @Override
    public void close() {
        session.close();
    }
}
