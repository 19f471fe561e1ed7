package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL's log says of a statement of a node: where it comes from, as dbt-core 1.11.16 writes it. */
final class TestPostgresComments {
    @TempDir
    private Path directory;

    @Test
    void goWithEachStatement() throws IOException, InterruptedException, SQLException {
        write("models/said.sql", "{{ config(materialized='table') }} select current_query() as statement");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            write("profiles.yml", """
                    shop:
                      target: test
                      outputs:
                        test: {type: postgres, host: localhost, port: %d, user: postgres, pass: postgres, dbname: postgres,
                          schema: public, threads: 1}
                    """.formatted(server.getPort()));
            project("");
            assertThat(statement(connection))
                    .startsWith("/* {\"app\": \"dbt\", \"dbt_version\": \"1.11.16\", \"profile_name\": \"shop\","
                            + " \"target_name\": \"test\", \"node_id\": \"model.shop.said\"} */\n");
            project("query-comment: {comment: 'made by {{ node.name }}', append: true}\n");
            assertThat(statement(connection)).endsWith("\n/* made by said */");
            project("query-comment: ''\n");
            assertThat(statement(connection)).doesNotContain("/*");
            project("query-comment: 'so it ends */'\n");
            assertThat(run().output())
                    .contains(
                            "error[FLOE-B206]: 'query-comment' gives '*/', which would end the comment: so it ends */");
        }
    }

    private void project(String more) throws IOException {
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n" + more);
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private AssembledFloe.Ended run() throws IOException, InterruptedException {
        return AssembledFloe.find()
                .run("dbt", "run", "--project-dir", directory.toString(), "--profiles-dir", directory.toString());
    }

    private String statement(Connection connection) throws IOException, InterruptedException, SQLException {
        AssembledFloe.Ended run = run();
        assertThat(run.exitCode()).as(run.output()).isZero();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select statement from said")) {
            rows.next();
            return rows.getString(1).strip();
        }
    }
}
