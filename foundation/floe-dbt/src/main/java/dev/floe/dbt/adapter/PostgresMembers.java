package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Locale;

/** What templates find on the adapter of PostgreSQL only. */
final class PostgresMembers {
    private PostgresMembers() {}

    static Members<Adapter> build(PostgresAdapter postgres) {
        return Members.<Adapter>builder()
                .method("verify_database(database)", (_, _, arguments) -> verify(postgres, arguments.text("database")))
                .build();
    }

    private static Value verify(PostgresAdapter postgres, String database) {
        String name = database.startsWith("\"") ? database.replaceAll("^\"+|\"+$", "") : database;
        if (!name.toLowerCase(Locale.ROOT).equals(postgres.database().toLowerCase(Locale.ROOT))) {
            throw RawConfiguration.refused(
                    "Database '%s' is out of reach, the connection is to '%s'".formatted(name, postgres.database()));
        }
        return StringValue.EMPTY;
    }
}
