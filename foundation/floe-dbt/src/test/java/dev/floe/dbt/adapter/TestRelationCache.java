package dev.floe.dbt.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationBuilder;
import dev.floe.dbt.relation.RelationDialect;
import dev.floe.dbt.relation.RelationPath;
import dev.floe.dbt.relation.RelationType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestRelationCache {
    private final RelationCache cache = new RelationCache();

    private static Relation relation(String schema, String name, RelationType type) {
        return RelationBuilder.of(RelationDialect.POSTGRES)
                .path(new RelationPath(Optional.of("db"), Optional.of(schema), Optional.of(name)))
                .type(Optional.of(type))
                .build();
    }

    private List<String> names(String schema, Relation... listed) {
        return cache.list(Optional.of("db"), Optional.of(schema), () -> List.of(listed)).stream()
                .map(relation -> relation.path().identifier().orElseThrow())
                .toList();
    }

    @Test
    void whatReadsADroppedRelationGoesWithItInEverySchema() {
        Relation table = relation("one", "base", RelationType.TABLE);
        Relation view = relation("one", "reads", RelationType.VIEW);
        Relation further = relation("two", "reads_more", RelationType.VIEW);
        names("one", table, view, relation("one", "other", RelationType.TABLE));
        names("two", further);
        cache.link(table, view);
        cache.link(view, further);

        cache.drop(relation("ONE", "Base", RelationType.TABLE));

        assertThat(names("one")).containsExactly("other");
        assertThat(names("two")).isEmpty();
    }

    @Test
    void aViewStaysWithTheTableThatItReadsWhateverItsName() {
        Relation table = relation("one", "base", RelationType.TABLE);
        Relation backup = relation("one", "base__dbt_backup", RelationType.TABLE);
        Relation fresh = relation("one", "base__dbt_tmp", RelationType.TABLE);
        Relation view = relation("one", "reads", RelationType.VIEW);
        names("one", table, view);
        cache.link(table, view);

        cache.rename(table, backup);
        cache.rename(fresh, table);
        assertThat(names("one")).containsExactly("reads", "base__dbt_backup", "base");
        cache.drop(backup);

        assertThat(names("one")).containsExactly("base");
        cache.drop(table);
        assertThat(names("one")).isEmpty();
    }
}
