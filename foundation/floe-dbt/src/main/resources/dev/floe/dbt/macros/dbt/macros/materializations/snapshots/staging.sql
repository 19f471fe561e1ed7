{# The rows that a snapshot inserts, ends and marks as deleted, in one query. #}

{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
    {{ adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation) }}
{%- endmacro %}

{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
    {%- set names = config.get('snapshot_table_column_names') or get_snapshot_table_column_names() -%}
    {%- set key = strategy.unique_key -%}
    {%- set keeps_deletions = strategy.hard_deletes == 'new_record' -%}
    {%- set sees_deletions = strategy.hard_deletes in ('invalidate', 'new_record') -%}
    {%- set deleted = 'snapshotted_data.' ~ names.dbt_is_deleted -%}
    {%- if keeps_deletions -%}
        {%- set deletion_id = snapshot_hash_arguments([names.dbt_scd_id, snapshot_get_time()]) -%}
    {%- endif %}
    with snapshot_query as (
        {{ source_sql }}
    ),

    snapshotted_data as (
        select *, {{ unique_key_fields(key) }}
        from {{ target_relation }}
        where
            {%- set current = config.get('dbt_valid_to_current') %}
            {%- if current %}
            ({{ equals(names.dbt_valid_to, current) }} or {{ names.dbt_valid_to }} is null)
            {%- else %}
            {{ names.dbt_valid_to }} is null
            {%- endif %}
    ),

    insertions_source_data as (
        select *, {{ unique_key_fields(key) }},
            {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
            {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
            {{ get_dbt_valid_to_current(strategy, names) }},
            {{ strategy.scd_id }} as {{ names.dbt_scd_id }}
        from snapshot_query
    ),

    updates_source_data as (
        select *, {{ unique_key_fields(key) }},
            {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
            {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
            {{ strategy.updated_at }} as {{ names.dbt_valid_to }}
        from snapshot_query
    ),
    {%- if sees_deletions %}

    deletes_source_data as (
        select *, {{ unique_key_fields(key) }}
        from snapshot_query
    ),
    {%- endif %}

    insertions as (
        select
            'insert' as dbt_change_type,
            source_data.*
            {%- if keeps_deletions %}, 'False' as {{ names.dbt_is_deleted }}{% endif %}
        from insertions_source_data as source_data
        left outer join snapshotted_data
            on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
        where {{ unique_key_is_null(key, 'snapshotted_data') }}
            or (
                {{ unique_key_is_not_null(key, 'snapshotted_data') }} and (
                    {{ strategy.row_changed }} {{ 'or ' ~ deleted ~ " = 'True'" if keeps_deletions }}
                )
            )
    ),

    updates as (
        select
            'update' as dbt_change_type,
            source_data.*,
            snapshotted_data.{{ names.dbt_scd_id }}
            {%- if keeps_deletions %}, {{ deleted }}{% endif %}
        from updates_source_data as source_data
        join snapshotted_data
            on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
        where (
            {{ strategy.row_changed }} {{ 'or ' ~ deleted ~ " = 'True'" if keeps_deletions }}
        )
    )
    {%- if sees_deletions %},

    deletes as (
        select
            'delete' as dbt_change_type,
            source_data.*,
            {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
            {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
            {{ snapshot_get_time() }} as {{ names.dbt_valid_to }},
            snapshotted_data.{{ names.dbt_scd_id }}
            {%- if keeps_deletions %}, {{ deleted }}{% endif %}
        from snapshotted_data
        left join deletes_source_data as source_data
            on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
        where {{ unique_key_is_null(key, 'source_data') }}
            {%- if keeps_deletions %}
            and not (
                {{ deleted }} = 'True' and snapshotted_data.{{ names.dbt_valid_to }} {{
                    '= ' ~ current if current else 'is null' }}
            )
            {%- endif %}
    )
    {%- endif %}
    {%- if keeps_deletions %},

    deletion_records as (
        {%- set kept = get_list_of_column_names(get_columns_in_relation(target_relation)) %}
        {%- set wanted = get_columns_in_query(source_sql) %}
        select
            'insert' as dbt_change_type,
            {%- for name in wanted %}
            {{ 'snapshotted_data' if name in kept else 'source_data' }}.{{ adapter.quote(name) }},
            {%- endfor %}
            {%- if key | is_list %}
            {%- for part in key %}
            snapshotted_data.{{ part }} as dbt_unique_key_{{ loop.index }},
            {%- endfor %}
            {%- else %}
            snapshotted_data.dbt_unique_key as dbt_unique_key,
            {%- endif %}
            {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
            {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
            snapshotted_data.{{ names.dbt_valid_to }} as {{ names.dbt_valid_to }},
            {{ deletion_id }} as {{ names.dbt_scd_id }},
            'True' as {{ names.dbt_is_deleted }}
        from snapshotted_data
        left join deletes_source_data as source_data
            on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
        where {{ unique_key_is_null(key, 'source_data') }}
            and not (
                {{ deleted }} = 'True' and snapshotted_data.{{ names.dbt_valid_to }} {{
                    '= ' ~ current if current else 'is null' }}
            )
    )
    {%- endif %}

    select * from insertions
    union all
    select * from updates
    {%- if sees_deletions %}
    union all
    select * from deletes
    {%- endif %}
    {%- if keeps_deletions %}
    union all
    select * from deletion_records
    {%- endif %}
{%- endmacro %}
