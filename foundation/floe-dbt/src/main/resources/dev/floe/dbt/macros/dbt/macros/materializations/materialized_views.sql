{# The steps of building a materialized view. #}

{# Clears away what a run that broke off may have left. #}
{% macro materialized_view_setup(backup_relation, intermediate_relation, pre_hooks) %}
    {%- set old_backup = load_cached_relation(backup_relation) -%}
    {%- set old_intermediate = load_cached_relation(intermediate_relation) -%}
    {{ drop_relation_if_exists(old_backup) }}
    {{ drop_relation_if_exists(old_intermediate) }}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
{% endmacro %}

{% macro materialized_view_teardown(backup_relation, intermediate_relation, post_hooks) %}
    {{ drop_relation_if_exists(backup_relation) }}
    {{ drop_relation_if_exists(intermediate_relation) }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
{% endmacro %}

{# Nothing to run, an empty text, where the view exists with other settings that are to be left as they are. #}
{% macro materialized_view_get_build_sql(existing_relation, target_relation, backup_relation, intermediate_relation) %}
    {%- set full_refresh = should_full_refresh() -%}
    {%- if existing_relation is none -%}
        {{ return(get_create_materialized_view_as_sql(target_relation, sql)) }}
    {%- elif full_refresh or not existing_relation.is_materialized_view -%}
        {{ return(get_replace_sql(existing_relation, target_relation, sql)) }}
    {%- endif -%}
    {%- set on_change = config.get('on_configuration_change') -%}
    {%- set changes = get_materialized_view_configuration_changes(existing_relation, config) -%}
    {%- if changes is none -%}
        {{ return(refresh_materialized_view(target_relation)) }}
    {%- elif on_change == 'apply' -%}
        {{ return(get_alter_materialized_view_as_sql(
            target_relation, changes, sql, existing_relation, backup_relation, intermediate_relation)) }}
    {%- elif on_change == 'continue' -%}
        {%- do exceptions.warn(
            "The settings of '" ~ target_relation.render() ~ "' have changed and are left as they were") -%}
        {{ return('') }}
    {%- elif on_change == 'fail' -%}
        {{ exceptions.raise_fail_fast_error(
            "The settings of '" ~ target_relation.render() ~ "' have changed, which is to fail the model") }}
    {%- endif -%}
    {{ exceptions.raise_compiler_error(
        "'on_configuration_change' is 'apply', 'continue' or 'fail', but got '" ~ on_change ~ "'") }}
{% endmacro %}

{% macro materialized_view_execute_no_op(target_relation) %}
    {%- do store_raw_result(
        name='main', message='skip ' ~ target_relation, code='skip', rows_affected='-1') -%}
{% endmacro %}

{% macro materialized_view_execute_build_sql(build_sql, existing_relation, target_relation, post_hooks) %}
    {%- set grants = config.get('grants') -%}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- call statement(name='main') -%}
        {{ build_sql }}
    {%- endcall -%}
    {%- set revoke = should_revoke(existing_relation, full_refresh_mode=True) -%}
    {%- do apply_grants(target_relation, grants, should_revoke=revoke) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
{% endmacro %}
