package dev.floe.dbt.materialize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.compile.InvocationFacts;
import dev.floe.dbt.compile.InvocationFacts.Refresh;
import dev.floe.dbt.compile.InvocationFacts.Rows;
import dev.floe.dbt.compile.InvocationFacts.StoredFailures;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.compile.RunFiles;
import dev.floe.dbt.compile.TemplateListener;
import dev.floe.dbt.parse.DbtProject;
import dev.floe.dbt.parse.ParsedProject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of DuckDB at which foreign keys point, and those that have them. */
final class TestForeignKeys {
    private static final String CUSTOMERS = "model.shop.customers";
    private static final String ORDERS = "model.shop.orders";
    private static final String ITEMS = "model.shop.items";
    private static final List<String> ALL = List.of(CUSTOMERS, ORDERS, ITEMS);

    @TempDir
    private Path directory;

    private final Connection database = open();
    private final DuckDbSession session = new DuckDbSession(database);
    private DbtProject project = new DbtProject(Path.of("."));

    private static Connection open() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @BeforeEach
    void startAProject() {
        project = new DbtProject(directory)
                .with("models/customers.sql", "{{ config(materialized='table') }} select 1 as id")
                .with("models/orders.sql", "{{ config(materialized='table') }} select 10 as id, 1 as customer_id")
                .with("models/items.sql", "{{ config(materialized='table') }} select 10 as order_id")
                .with("models/m.yml", """
                        models:
                          - name: customers
                            config: {contract: {enforced: true}}
                            columns: [{name: id, data_type: int, constraints: [{type: primary_key}]}]
                          - name: orders
                            config: {contract: {enforced: true}}
                            columns:
                              - {name: id, data_type: int, constraints: [{type: primary_key}]}
                              - name: customer_id
                                data_type: int
                                constraints: [{type: foreign_key, to: ref('customers'), to_columns: [id]}]
                          - name: items
                            config: {contract: {enforced: true}}
                            columns:
                              - name: order_id
                                data_type: int
                                constraints: [{type: foreign_key, to: ref('orders'), to_columns: [id]}]
                        """);
        session.execute("attach ':memory:' as shop");
        session.execute("use shop");
    }

    @AfterEach
    void closeTheDatabase() {
        session.close();
    }

    private List<NodeResult> run(List<String> ids, Refresh refresh) {
        BoundSessions sessions = new BoundSessions();
        NodeRunner runner = runner(ids, refresh, sessions);
        session.statements().clear();
        return ids.stream().map(id -> runner.run(id, session)).toList();
    }

    private NodeRunner runner(List<String> ids, Refresh refresh, BoundSessions sessions) {
        ParsedProject parsed = project.parseProject();
        InvocationFacts facts =
                new InvocationFacts("build", "an-id", refresh, StoredFailures.DROPPED, Rows.ALL, Optional.empty(), ids);
        ProjectCompiler compiler = ProjectCompiler.of(parsed, facts, sessions, new Silence(), RunFiles.none());
        NodeRunner runner = new NodeRunner(parsed, compiler, sessions);
        runner.createSchemas(ids, session);
        return runner;
    }

    private void runsWell(List<String> ids) {
        assertThat(run(ids, Refresh.INCREMENTAL))
                .allSatisfy(result -> assertThat(result.problems()).isEmpty());
    }

    private String rows(String query) {
        return session.query(query).rows().toString();
    }

    private String foreignKeys() {
        return rows(
                "select table_name, referenced_table from duckdb_constraints() where constraint_type = 'FOREIGN KEY' order by all");
    }

    private String tables() {
        return rows("select table_name from duckdb_tables() order by all");
    }

    /** Hears nothing. */
    private static final class Silence implements TemplateListener {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void print(String message) {}

        @Override
        public void warn(String message) {}
    }

    @Test
    void tablesOfForeignKeysAreBuiltAgain() {
        runsWell(ALL);
        runsWell(ALL);
        project.with("models/customers.sql", "{{ config(materialized='table') }} select 1 as id union all select 2");
        runsWell(ALL);
        assertThat(rows("select count(*) from shop.main.customers")).isEqualTo("[[2]]");
        assertThat(foreignKeys()).isEqualTo("[['items', 'orders'], ['orders', 'customers']]");
        assertThat(tables()).isEqualTo("[['customers'], ['items'], ['orders']]");
    }

    @Test
    void tableThatIsBuiltInPlaceLeavesNoNameBehind() {
        runsWell(ALL);
        runsWell(List.of(ITEMS));
        List.of("items", "orders", "customers").forEach(name -> session.execute("drop table shop.main." + name));
        assertThat(tables()).isEqualTo("[]");
    }

    @Test
    void rowsThatPointAtATableStayWhereTheirOwnBuildFails() {
        runsWell(ALL);
        project.with("models/orders.sql", "{{ config(materialized='table') }} select 11 as id, 7 as customer_id");
        assertThat(run(List.of(CUSTOMERS, ORDERS), Refresh.INCREMENTAL)
                        .getFirst()
                        .message()
                        .orElse(""))
                .contains("Table '\"shop\".\"main\".\"customers\"' cannot be replaced")
                .contains("items (model items is not selected in this run)");
        assertThat(foreignKeys()).contains("['items', 'orders']");
        List<NodeResult> all = run(ALL, Refresh.INCREMENTAL);
        assertThat(all.get(0).problems()).isEmpty();
        assertThat(all.get(1).message().orElse("")).contains("Violates foreign key constraint");
        assertThat(rows("select * from shop.main.orders")).isEqualTo("[[10, 1]]");
        assertThat(rows("select * from shop.main.items")).isEqualTo("[[10]]");
    }

    @Test
    void tableThatTheRunDoesNotBuildAgainIsNotDropped() {
        runsWell(ALL);
        session.execute("drop table shop.main.items");
        session.execute("create table shop.main.strange (id int references shop.main.orders (id))");
        assertThat(run(ALL, Refresh.INCREMENTAL).getFirst().message().orElse(""))
                .contains("strange (no model of this project builds it)");
        session.execute("drop table shop.main.strange");
        project.with(
                "models/orders.sql",
                "{{ config(materialized='incremental', on_schema_change='fail') }} select 10 as id, 1 as customer_id");
        assertThat(run(ALL, Refresh.INCREMENTAL).getFirst().message().orElse(""))
                .contains("orders (model orders is materialized as incremental and would lose its data");
        assertThat(run(ALL, Refresh.FULL))
                .allSatisfy(result -> assertThat(result.problems()).isEmpty());
        assertThat(foreignKeys()).isEqualTo("[['items', 'orders'], ['orders', 'customers']]");
    }

    @Test
    void foreignKeyThatIsNoLongerDeclaredGoes() {
        runsWell(ALL);
        project.with("models/m.yml", "models: [{name: customers}]");
        runsWell(List.of(ITEMS, ORDERS, CUSTOMERS));
        assertThat(foreignKeys()).isEqualTo("[]");
    }

    @Test
    void tablesOfForeignKeysTakeTurns() throws Exception {
        List<String> ids = new ArrayList<>(List.of(CUSTOMERS));
        for (int i = 1; i <= 8; i++) {
            project.with("models/o" + i + ".sql", "{{ config(materialized='table') }} select 1 as customer_id");
            project.with("models/o" + i + ".yml", """
                    models:
                      - name: o%s
                        config: {contract: {enforced: true}}
                        columns:
                          - name: customer_id
                            data_type: int
                            constraints: [{type: foreign_key, to: ref('customers'), to_columns: [id]}]
                    """.formatted(i));
            ids.add("model.shop.o" + i);
        }
        BoundSessions sessions = new BoundSessions();
        NodeRunner runner = runner(ids, Refresh.INCREMENTAL, sessions);
        assertThat(runner.run(CUSTOMERS, session).problems()).isEmpty();
        List<Callable<NodeResult>> work = new ArrayList<>();
        for (String id : ids.subList(1, ids.size())) {
            work.add(() -> {
                try (DuckDbSession own = new DuckDbSession(
                        database.unwrap(DuckDBConnection.class).duplicate())) {
                    own.execute("use shop");
                    return runner.run(id, own);
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<NodeResult> result : threads.invokeAll(work)) {
                assertThat(result.get().problems()).isEmpty();
            }
        }
        assertThat(rows("select count(*) from duckdb_constraints() where constraint_type = 'FOREIGN KEY'"))
                .isEqualTo("[[8]]");
    }

    @Test
    void tableWithoutKeysIsAskedForNone() {
        project.with("models/plain.sql", "{{ config(materialized='table') }} select 1 as id");
        project.with("models/other.sql", "{{ config(materialized='table') }} select 1 as id");
        List<String> plain = List.of("model.shop.plain", "model.shop.other");
        runsWell(plain);
        assertThat(session.statements()).noneMatch(sql -> sql.contains("duckdb_constraints"));
        runsWell(plain);
        assertThat(session.statements())
                .filteredOn(sql -> sql.contains("duckdb_constraints"))
                .hasSize(1);
    }
}
