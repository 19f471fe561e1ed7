package dev.floe.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/**
 * A database on a server.
 *
 * @param source of connections to it
 */
record PostgresScenarioDatabase(DataSource source) implements ScenarioDatabase {
    private static final String RELATIONS = """
            select n.nspname, c.relname, json_build_object(
                'kind', c.relkind::text || c.relpersistence::text,
                'comment', obj_description(c.oid),
                'grants', array(
                    select case g.grantee when 0 then 'public' else g.grantee::regrole::text end || ' '
                        || g.privilege_type
                    from aclexplode(c.relacl) g where g.grantee <> c.relowner order by 1),
                'columns', (
                    select coalesce(
                        json_agg(
                            json_build_array(
                                attname, format_type(atttypid, atttypmod), attnotnull,
                                col_description(attrelid, attnum))
                            order by attnum),
                        '[]')
                    from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped),
                'indexes', array(
                    select regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON')
                    from pg_index where indrelid = c.oid order by 1),
                'constraints', array(
                    select contype::text || ' ' || pg_get_constraintdef(oid)
                    from pg_constraint where conrelid = c.oid and contype <> 'n' order by 1))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema)'""";

    @Override
    public void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public Map<String, JsonNode> relations() throws SQLException {
        Map<String, JsonNode> relations = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            for (List<String> found : ScenarioRows.query(connection, RELATIONS)) {
                ObjectNode relation = new ObjectMapper().readValue(found.getLast(), ObjectNode.class);
                String cells = StreamSupport.stream(relation.path("columns").spliterator(), false)
                        .map(column -> ScenarioRows.quoted(column.path(0).asText()) + "::text")
                        .collect(Collectors.joining(", "));
                relation.set(
                        "rows",
                        ScenarioRows.json(ScenarioRows.query(
                                connection,
                                "select " + cells + " from " + ScenarioRows.quoted(found.get(0)) + "."
                                        + ScenarioRows.quoted(found.get(1)))));
                relations.put(found.get(0) + "." + found.get(1), relation);
            }
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("PostgreSQL has written JSON that cannot be read", failure);
        }
        return relations;
    }
}
