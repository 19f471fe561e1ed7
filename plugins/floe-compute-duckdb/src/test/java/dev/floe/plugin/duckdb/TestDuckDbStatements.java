package dev.floe.plugin.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestDuckDbStatements {
    @Test
    void takesATextApartAtItsSemicolons() {
        assertThat(DuckDbStatements.of("select 1;\n select 2 ;")).containsExactly("select 1", "select 2");
    }

    @Test
    void leavesSemicolonsInTextsAndNames() {
        String sql = "select ';', 'it''s;', \"a;\"\"b\", e'\\';', $$;'$$, $tag$;$$;$tag$";
        assertThat(DuckDbStatements.of(sql + ";" + sql)).containsExactly(sql, sql);
    }

    @Test
    void leavesSemicolonsInComments() {
        assertThat(DuckDbStatements.of("select 1 -- one; it's\n; select /* ; ' */ 2"))
                .containsExactly("select 1 -- one; it's", "select /* ; ' */ 2");
    }

    @Test
    void leavesSemicolonsInCommentsOfComments() {
        assertThat(DuckDbStatements.of("select /* a /* ; */ ; */ 1; select 2"))
                .containsExactly("select /* a /* ; */ ; */ 1", "select 2");
        assertThat(DuckDbStatements.of("select 1 /* ; ")).containsExactly("select 1 /* ;");
    }

    @Test
    void passesOverWhatIsNoStatement() {
        assertThat(DuckDbStatements.of("")).isEmpty();
        assertThat(DuckDbStatements.of(" ;; -- nothing\n; /* nothing */")).isEmpty();
        assertThat(DuckDbStatements.of("select 1;\n-- done")).containsExactly("select 1");
    }

    @Test
    void leavesTextWithoutItsEndToDuckDb() {
        assertThat(DuckDbStatements.of("select 'one")).containsExactly("select 'one");
    }
}
