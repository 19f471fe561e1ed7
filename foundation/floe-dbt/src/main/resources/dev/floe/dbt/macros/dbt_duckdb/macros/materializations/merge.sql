{# DuckDB's MERGE, with clauses that a model may write down one by one. #}

{% macro duckdb__get_incremental_merge_sql(args_dict) %}
    {{ return(duckdb__get_merge_sql(
        args_dict['target_relation'], args_dict['temp_relation'], args_dict['unique_key'], args_dict['dest_columns'],
        normalize_incremental_predicates(args_dict['incremental_predicates']))) }}
{% endmacro %}

{% macro duckdb__merge_join_clause(unique_key, merge_on_using_columns, incremental_predicates) -%}
    {%- set conditions = [] -%}
    {%- if not merge_on_using_columns -%}
        {%- for key in ([unique_key] if unique_key is string else unique_key or []) -%}
            {%- do conditions.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) -%}
        {%- endfor -%}
        {%- if not conditions -%}
            {%- do conditions.append('FALSE') -%}
        {%- endif -%}
    {%- endif -%}
    {%- set conditions = conditions + incremental_predicates -%}
    {%- if merge_on_using_columns %}
    USING ({{ merge_on_using_columns | join(', ') }})
    {%- endif %}
    {%- if conditions %}
    ON ({{ conditions | join(') AND (') }})
    {%- endif %}
{%- endmacro %}

{% macro merge_clause_defaults(
    merge_update_condition, merge_insert_condition,
    merge_update_columns=[], merge_exclude_columns=[], merge_update_set_expressions={}
) %}
    {{ return({
        'when_matched_update_by_name': {'action': 'update', 'condition': merge_update_condition, 'mode': 'by_name'},
        'when_not_matched_insert_by_name': {'action': 'insert', 'condition': merge_insert_condition, 'mode': 'by_name'},
        'when_matched_update_explicit': {
            'action': 'update',
            'condition': merge_update_condition,
            'mode': 'explicit',
            'update': {
                'include': merge_update_columns,
                'exclude': merge_exclude_columns,
                'set_expressions': merge_update_set_expressions,
            },
        },
    }) }}
{% endmacro %}

{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
    {%- set predicates = normalize_incremental_predicates(incremental_predicates) -%}
    {%- do validate_merge_config(config, target) -%}
    {%- set header = config.get('sql_header', none) -%}
    {%- set using_columns = config.get('merge_on_using_columns', []) -%}
    {%- set returning = config.get('merge_returning_columns', []) -%}
    {%- set clauses = config.get('merge_clauses', {}) -%}
    {%- set included = config.get('merge_update_columns', []) -%}
    {%- set excluded = config.get('merge_exclude_columns', []) -%}
    {%- set expressions = config.get('merge_update_set_expressions', {}) -%}
    {%- set defaults = merge_clause_defaults(
        config.get('merge_update_condition'), config.get('merge_insert_condition'), included, excluded, expressions) -%}
    {%- set usual = 'when_matched_update_explicit' if included or excluded or expressions
        else 'when_matched_update_by_name' -%}
    {%- set matched = clauses.get('when_matched', [defaults[usual]]) -%}
    {%- set not_matched = clauses.get('when_not_matched', [defaults['when_not_matched_insert_by_name']]) -%}
    {%- set modes = {'by_name': 'BY NAME', 'by_position': 'BY POSITION'} %}
    {{ header if header is not none }}

    MERGE INTO {{ target }} AS DBT_INTERNAL_DEST
    USING {{ source }} AS DBT_INTERNAL_SOURCE
    {{ duckdb__merge_join_clause(unique_key, using_columns, incremental_predicates or []) }}
    {%- for clause in matched %}
    WHEN MATCHED {{ 'AND ' ~ clause.get('condition') if clause.get('condition') }} THEN
        {%- if clause.get('action') == 'update' %}
            {%- if clause.get('mode') in modes %}
        UPDATE {{ modes[clause.get('mode')] }}
            {%- elif clause.get('mode') == 'star' %}
        UPDATE SET *
            {%- elif clause.get('mode') == 'explicit' %}
                {%- set update = clause.get('update', {}) %}
                {%- set set_expressions = update.get('set_expressions', {}) %}
                {%- set settings = [] %}
                {%- for column, expression in set_expressions.items() %}
                    {%- do settings.append(column ~ ' = ' ~ expression) %}
                {%- endfor %}
                {%- set columns = get_merge_update_columns(
                    update.get('include', []), update.get('exclude', []), dest_columns) %}
                {%- for column in columns if column | replace('"', '') not in set_expressions %}
                    {%- do settings.append(column ~ ' = DBT_INTERNAL_SOURCE.' ~ column) %}
                {%- endfor %}
        UPDATE SET {{ settings | join(', ') }}
            {%- endif %}
        {%- elif clause.get('action') == 'delete' %}
        DELETE
        {%- elif clause.get('action') == 'do_nothing' %}
        DO NOTHING
        {%- elif clause.get('action') == 'error' %}
        ERROR {{ "'" ~ clause.get('error_message') | replace("'", "''") ~ "'" if clause.get('error_message') }}
        {%- endif %}
    {%- endfor %}
    {%- for clause in not_matched %}
    WHEN NOT MATCHED {{ 'AND ' ~ clause.get('condition') if clause.get('condition') }} THEN
        {%- if clause.get('action') == 'insert' %}
            {%- if clause.get('mode') in modes %}
        INSERT {{ modes[clause.get('mode')] }}
            {%- elif clause.get('mode') == 'star' %}
        INSERT *
            {%- elif clause.get('mode') == 'explicit' %}
                {%- set insert = clause.get('insert', {}) %}
        INSERT ({{ insert.get('columns', []) | join(', ') }}) VALUES ({{ insert.get('values', []) | join(', ') }})
            {%- endif %}
        {%- elif clause.get('action') == 'update' %}
        UPDATE SET
        {%- elif clause.get('action') == 'delete' %}
        DELETE
        {%- elif clause.get('action') == 'do_nothing' %}
        DO NOTHING
        {%- elif clause.get('action') == 'error' %}
        ERROR {{ "'" ~ clause.get('error_message') | replace("'", "''") ~ "'" if clause.get('error_message') }}
        {%- endif %}
    {%- endfor %}
    {{ 'RETURNING ' ~ returning | join(', ') if returning }}
{%- endmacro %}
