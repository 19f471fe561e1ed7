package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe lineage} on a dbt project whose source nobody has described. */
final class TestLineageCommand {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeProject() throws IOException {
        write(
                "dbt_project.yml",
                "name: shop\nversion: 1.0.0\nprofile: shop\nflags: {send_anonymous_usage_stats: false}\n");
        write("profiles.yml", "shop: {target: dev, outputs: {dev: {type: duckdb, path: 'shop.duckdb'}}}\n");
        write("models/sources.yml", "sources: [{name: raw, tables: [{name: people}]}]\n");
        write("models/stg_people.sql", """
                with source as (select * from {{ source('raw', 'people') }})
                select id as person_id, lower(email) as email, city from source where not deleted
                """);
        write("seeds/cities.csv", "name,country\nBasel,CH\n");
        write("models/people.sql", """
                select p.person_id, md5(p.email) as email_hash, c.country
                from {{ ref('stg_people') }} as p
                join {{ ref('cities') }} as c on c.name = p.city
                """);
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("lineage"));
        all.addAll(List.of(arguments));
        return CapturedRun.of(directory, all);
    }

    private static String squeezed(CapturedRun run) {
        return run.output().replaceAll(" {2,}(?=\\S)", "  ");
    }

    @Test
    void showsWhatAColumnComesFromAndGoesInto() {
        assertThat(squeezed(run("stg_people.email"))).isEqualTo("""
                stg_people.email  VARCHAR
                comes from
                  raw.people.email  transformation
                its rows are decided by
                  raw.people.deleted  filter
                goes into
                  people.email_hash  masked
                """);
        assertThat(squeezed(run("raw.people.city", "--direction", "downstream")))
                .isEqualTo("""
                raw.people.city
                goes into
                  stg_people.city  identity
                """);
    }

    @Test
    void showsATable() {
        assertThat(squeezed(run("people", "--direction", "upstream"))).isEqualTo("""
                people
                  person_id  <- stg_people.person_id (identity)
                  email_hash VARCHAR  <- stg_people.email (masked)
                  country  <- cities.country (identity)
                its rows are decided by
                  stg_people.city  join
                  cities.name  join
                """);
    }

    @Test
    void drawsDiagramsAndPages() {
        assertThat(run("people.country", "--format", "mermaid").output()).isEqualTo("""
                flowchart LR
                  subgraph t0["cities"]
                    c0["country"]
                  end
                  subgraph t1["people"]
                    c1["country"]
                  end
                  c0 -->|identity| c1
                """);
        assertThat(run("--format", "html").output())
                .startsWith("<!doctype html>")
                .contains("Lineage of all columns", ">email_hash</text>", "<title>masked</title>")
                .doesNotContain("http://", "https://", "src=");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(run("people.emial_hash").errors()).isEqualTo("""
                        error[FLOE-C186]: Table 'people' has no column 'emial_hash'
                          help: did you mean 'email_hash'?
                        """);
        assertThat(run("peple").errors()).contains("'peple' is no table of this project", "did you mean 'people'?");
    }

    @Test
    void findsAColumnThatNoModelHasAtItsPlaceInTheFile() throws IOException {
        write("models/wrong.sql", """
                {% set wanted = 'emial' %}
                select
                    person_id,
                    p.emial
                from {{ ref('stg_people') }} as p
                """);
        CapturedRun run = run("people");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).isEqualTo("""
                error[FLOE-C180]: There is no column 'p.emial'
                  --> models/wrong.sql:4:5
                   |
                 4 |     p.emial
                   |     ^^^^^^^
                  help: did you mean 'email'?

                1 error
                """);
    }

    @Test
    void knowsNothingOfAModelWhoseTemplateAsksTheDatabase() throws IOException {
        write(
                "models/asks.sql",
                "{% set rows = run_query('select 1') %}{{ rows.columns[0].values()[0] }} select 1 as one");
        assertThat(run("asks").output()).contains("unknown: its template cannot be rendered without a database");
    }

    @Test
    void stopsAClassifiedColumnBeforeALayerThatMayNotHaveIt() throws IOException {
        write("manifest.yaml", """
                name: acme
                version: "1.0.0"
                plugins: {compute: {approved: [duckdb], default: duckdb}}
                data_architecture: {pattern: medallion, layers: {silver: {}, gold: {}}}
                governance: {classification: {levels: [{name: pii, masking: required, allowed_layers: [silver]}]}}
                """);
        write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms:
                  - {type: dbt, path: models/staging/, layer: silver}
                  - {type: dbt, path: models/marts/, layer: gold}
                """);
        Files.createDirectories(directory.resolve("models/staging"));
        Files.createDirectories(directory.resolve("models/marts"));
        Files.move(directory.resolve("models/stg_people.sql"), directory.resolve("models/staging/stg_people.sql"));
        Files.move(directory.resolve("models/people.sql"), directory.resolve("models/marts/people.sql"));
        write("models/sources.yml", """
                sources:
                  - name: raw
                    tables:
                      - {name: people, columns: [{name: email, config: {meta: {classification: pii}}}]}
                """);
        assertThat(run("people.email_hash").exitCode()).isZero();
        write("models/marts/contacts.sql", "select email as contact from {{ ref('stg_people') }}\n");
        CapturedRun run = run("people.email_hash");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "error[FLOE-C185]: Column 'contacts.contact' holds values of classification 'pii', which layer 'gold'"
                                + " may not have unmasked: raw.people.email -> stg_people.email -> contacts.contact",
                        "models/marts/contacts.sql",
                        "'raw.people.email' is classified here");
    }
}
