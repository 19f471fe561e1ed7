{# Checks of the settings of a merge. All mistakes of a model are told at once. #}

{% macro validate_merge_config(config, target_relation=none) %}
    {%- set errors = [] -%}
    {%- set basic = {
        'merge_update_condition': config.get('merge_update_condition'),
        'merge_insert_condition': config.get('merge_insert_condition'),
        'merge_on_using_columns': config.get('merge_on_using_columns'),
        'merge_update_columns': config.get('merge_update_columns'),
        'merge_update_set_expressions': config.get('merge_update_set_expressions'),
        'merge_exclude_columns': config.get('merge_exclude_columns'),
        'merge_returning_columns': config.get('merge_returning_columns'),
    } -%}
    {%- do validate_string_field(basic['merge_update_condition'], 'merge_update_condition', errors) -%}
    {%- do validate_string_field(basic['merge_insert_condition'], 'merge_insert_condition', errors) -%}
    {%- for name in basic if name.endswith('_columns') -%}
        {%- do validate_string_list_field(basic[name], name, errors) -%}
    {%- endfor -%}
    {%- do validate_dict_field(basic['merge_update_set_expressions'], 'merge_update_set_expressions', errors) -%}
    {%- set replaced = {} -%}
    {%- for name, value in basic.items() if name not in ('merge_on_using_columns', 'merge_returning_columns') -%}
        {%- do replaced.update({name: value}) -%}
    {%- endfor -%}
    {%- do validate_merge_clauses(config, replaced, errors) -%}
    {%- if not errors -%}
        {%- do validate_ducklake_restrictions(config, target_relation, errors) -%}
    {%- endif -%}
    {%- if errors -%}
        {%- do exceptions.raise_compiler_error('The settings of the merge do not fit:\n  ' ~ errors | join('\n  ')) -%}
    {%- endif -%}
{% endmacro %}

{# Clauses take the place of the basic settings, which would go unnoticed beside them. #}
{% macro validate_merge_clauses(config, base_configuration_fields, errors) %}
    {%- set clauses = config.get('merge_clauses') -%}
    {%- if clauses is not none and clauses is not mapping -%}
        {%- do errors.append("'merge_clauses' is a map, but got '" ~ clauses ~ "'") -%}
    {%- elif clauses is not none -%}
        {%- if 'when_matched' not in clauses and 'when_not_matched' not in clauses -%}
            {%- do errors.append("'merge_clauses' has 'when_matched' or 'when_not_matched'") -%}
        {%- endif -%}
        {%- for type in ('when_matched', 'when_not_matched') if type in clauses -%}
            {%- do validate_merge_clause_list(clauses, type, errors) -%}
        {%- endfor -%}
        {%- set unused = [] -%}
        {%- for name, value in base_configuration_fields.items() if value and config.get(name) -%}
            {%- do unused.append(name) -%}
        {%- endfor -%}
        {%- if unused -%}
            {%- do errors.append("'merge_clauses' takes the place of '" ~ unused | join("', '") ~ "'") -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}

{% macro validate_merge_clause_list(merge_clauses, clause_type, errors) %}
    {%- set clauses = merge_clauses.get(clause_type) -%}
    {%- if not clauses | is_list -%}
        {%- do errors.append("'merge_clauses." ~ clause_type ~ "' is a list") -%}
    {%- elif not clauses -%}
        {%- do errors.append("'merge_clauses." ~ clause_type ~ "' is a list of at least one clause") -%}
    {%- else -%}
        {%- for clause in clauses if clause is not mapping -%}
            {%- do errors.append("'merge_clauses." ~ clause_type ~ "' lists maps, but got '" ~ clause ~ "'") -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}

{% macro validate_ducklake_restrictions(config, target_relation, errors) %}
    {%- if target_relation is none or not adapter.is_ducklake(target_relation) -%}
        {{ return(none) }}
    {%- endif -%}
    {%- if config.get('merge_returning_columns') -%}
        {%- do errors.append("DuckLake returns no rows of a merge, so 'merge_returning_columns' cannot be set") -%}
    {%- endif -%}
    {%- set changing = [] -%}
    {%- for clause in (config.get('merge_clauses') or {}).get('when_matched', [])
            if clause is mapping and clause.get('action') in ('update', 'delete') -%}
        {%- do changing.append(clause) -%}
    {%- endfor -%}
    {%- if changing | length > 1 -%}
        {%- do errors.append('DuckLake takes one clause that updates or deletes, but got ' ~ changing | length) -%}
    {%- endif -%}
{% endmacro %}

{% macro validate_string_field(field_value, field_name, errors) %}
    {%- if field_value is not none and field_value is not string -%}
        {%- do errors.append("'" ~ field_name ~ "' is a text, but got '" ~ field_value ~ "'") -%}
    {%- endif -%}
{% endmacro %}

{% macro validate_string_list_field(field_value, field_name, errors) %}
    {%- if field_value is none -%}
    {%- elif field_value is string or field_value is mapping or field_value is not iterable -%}
        {%- do errors.append("'" ~ field_name ~ "' is a list, but got '" ~ field_value ~ "'") -%}
    {%- else -%}
        {%- for value in field_value if value is not string -%}
            {%- do errors.append("'" ~ field_name ~ "' lists texts, but got '" ~ value ~ "'") -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}

{% macro validate_dict_field(field_value, field_name, errors) %}
    {%- if field_value is not none and field_value is not mapping -%}
        {%- do errors.append("'" ~ field_name ~ "' is a map, but got '" ~ field_value ~ "'") -%}
    {%- endif -%}
{% endmacro %}
