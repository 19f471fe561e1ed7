package dev.floe.dbt.adapter;

import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that the tables of DuckDB had before a run built the first of a schema. DuckDB lists the constraints of all tables at
 * once, so it is asked once for each schema; keys that a run adds are declared by the model that it builds.
 */
final class KeyConstraints {
    private static final Map<String, String> KEYS =
            Map.of("PRIMARY KEY", "primary_key", "UNIQUE", "unique", "FOREIGN KEY", "foreign_key");

    private final Map<String, Set<String>> catalogs = new ConcurrentHashMap<>();
    private final Map<Schema, Map<String, Set<String>>> tables = new ConcurrentHashMap<>();

    /** A schema as DuckDB compares names. */
    private record Schema(String database, String name) {}

    /** Whether a database has tables of DuckDB's own, of which alone it knows the foreign keys. */
    boolean isOwnCatalog(Connection connection, String database) {
        return catalogs.computeIfAbsent("type", _ -> texts(connection, """
                        select lower(database_name) from duckdb_databases() where lower(type) in ('duckdb', 'motherduck')
                        """)).contains(lower(database));
    }

    /** Which kinds of keys a table had, in the words of dbt. */
    Set<String> of(Connection connection, Relation relation) {
        Schema schema = new Schema(
                lower(relation.path().database().orElse("")),
                lower(relation.path().schema().orElse("")));
        if (!isOwnCatalog(connection, schema.database())) {
            return Set.of();
        }
        return tables.computeIfAbsent(schema, _ -> listed(connection, schema))
                .getOrDefault(lower(relation.path().identifier().orElse("")), Set.of());
    }

    private static Map<String, Set<String>> listed(Connection connection, Schema schema) {
        String query = """
                select lower(table_name), constraint_type from duckdb_constraints()
                where lower(database_name) = %s
                    and lower(schema_name) = %s
                    and constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
                """.formatted(literal(schema.database()), literal(schema.name()));
        Map<String, Set<String>> found = new ConcurrentHashMap<>();
        for (List<Value> row : connection.query(query).table().rows()) {
            found.computeIfAbsent(row.getFirst().toText(), _ -> new TreeSet<>())
                    .add(KEYS.get(row.getLast().toText()));
        }
        return found;
    }

    private static Set<String> texts(Connection connection, String query) {
        Set<String> texts = new TreeSet<>();
        connection
                .query(query)
                .table()
                .rows()
                .forEach(row -> texts.add(row.getFirst().toText()));
        return texts;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
