package dev.floe.lineage.oracle;

import java.sql.SQLException;

/** Small tables whose values meet often, with nulls and equal rows among them. */
final class SampleTables {
    private SampleTables() {}

    static void addTo(Engine engine) throws SQLException {
        engine.execute("""
                create table t1 as select i % 23 as id, (i * 7) % 9 as a, case when i % 5 = 0 then null else (i * 3) % 7 end as b,
                ['a', 'ab', 'b', 'ca', null][1 + i % 5] as s, date '2024-01-01' + (i * 3)::int as d from range(40) r(i)
                """);
        engine.execute("""
                create table t2 as select i as id, (i * 5) % 13 as t1_id, (i * i) % 8 as q,
                ['x', 'a', 'za', 'b'][1 + (i * 3) % 4] as k, date '2024-02-01' + i::int as e from range(35) r(i)
                """);
        engine.execute("""
                create table t3 as select i % 17 as id, (i * 11) % 10 as x, case when i % 7 = 0 then null else i % 6 end as y,
                ['a', 'b', 'ab'][1 + i % 3] as s, ['u', 'va', 'w', 'a', 'xa'][1 + (i * 2) % 5] as u,
                date '2023-05-05' - i::int as f from range(30) r(i)
                """);
        engine.seal();
    }
}
