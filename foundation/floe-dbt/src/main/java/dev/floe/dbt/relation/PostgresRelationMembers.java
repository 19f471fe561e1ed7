package dev.floe.dbt.relation;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.IntValue;

/** What templates find on a relation of PostgreSQL only. */
final class PostgresRelationMembers {
    static final Members<Relation> ALL = Members.<Relation>builder()
            .method(
                    "relation_max_name_length()",
                    (relation, _, _) ->
                            IntValue.of(relation.dialect().longestIdentifier().orElseThrow()))
            .method(
                    "get_materialized_view_config_change_collection(relation_results, relation_config)",
                    (_, evaluation, arguments) -> IndexChanges.of(
                            evaluation, arguments.value("relation_results"), arguments.value("relation_config")))
            .build();

    private PostgresRelationMembers() {}
}
