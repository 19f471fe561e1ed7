{# Privileges on relations: which there are, which there should be, and the statements in between. #}

{% macro copy_grants() %}{{ return(adapter.dispatch('copy_grants', 'dbt')()) }}{% endmacro %}

{% macro default__copy_grants() %}
    {{ return(True) }}
{% endmacro %}

{% macro support_multiple_grantees_per_dcl_statement() -%}
    {{ return(adapter.dispatch('support_multiple_grantees_per_dcl_statement', 'dbt')()) }}
{%- endmacro %}

{% macro default__support_multiple_grantees_per_dcl_statement() %}
    {{ return(True) }}
{% endmacro %}

{# A new relation has nothing to revoke, unless the database copies privileges on to a relation that is replaced. #}
{% macro should_revoke(existing_relation, full_refresh_mode=True) %}
    {%- if not existing_relation -%}
        {{ return(False) }}
    {%- endif -%}
    {{ return(copy_grants() if full_refresh_mode else True) }}
{% endmacro %}

{% macro get_show_grant_sql(relation) -%}
    {{ return(adapter.dispatch('get_show_grant_sql', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_show_grant_sql(relation) -%}
    show grants on {{ relation.render() }}
{%- endmacro %}

{% macro get_grant_sql(relation, privilege, grantees) -%}
    {{ return(adapter.dispatch('get_grant_sql', 'dbt')(relation, privilege, grantees)) }}
{%- endmacro %}

{% macro default__get_grant_sql(relation, privilege, grantees) -%}
    grant {{ privilege }} on {{ relation.render() }} to {{ grantees | join(', ') }}
{%- endmacro %}

{% macro get_revoke_sql(relation, privilege, grantees) -%}
    {{ return(adapter.dispatch('get_revoke_sql', 'dbt')(relation, privilege, grantees)) }}
{%- endmacro %}

{% macro default__get_revoke_sql(relation, privilege, grantees) -%}
    {%- set quoted = [] -%}
    {%- for grantee in grantees -%}
        {%- do quoted.append(adapter.quote(grantee)) -%}
    {%- endfor -%}
    revoke {{ privilege }} on {{ relation.render() }} from {{ quoted | join(', ') }}
{%- endmacro %}

{% macro get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
    {{ return(adapter.dispatch('get_dcl_statement_list', 'dbt')(relation, grant_config, get_dcl_macro)) }}
{%- endmacro %}

{% macro default__get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
    {%- set statements = [] -%}
    {%- for privilege, grantees in grant_config.items() -%}
        {%- set together = support_multiple_grantees_per_dcl_statement() -%}
        {%- for group in ([grantees] if together else grantees) if group -%}
            {%- do statements.append(get_dcl_macro(relation, privilege, group if together else [group])) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(statements) }}
{%- endmacro %}

{% macro call_dcl_statements(dcl_statement_list) -%}
    {{ return(adapter.dispatch('call_dcl_statements', 'dbt')(dcl_statement_list)) }}
{%- endmacro %}

{% macro default__call_dcl_statements(dcl_statement_list) %}
    {%- call statement('grants') -%}
        {%- for dcl_statement in dcl_statement_list %}
            {{ dcl_statement }};
        {%- endfor %}
    {%- endcall -%}
{% endmacro %}

{% macro apply_grants(relation, grant_config, should_revoke) -%}
    {{ return(adapter.dispatch('apply_grants', 'dbt')(relation, grant_config, should_revoke)) }}
{%- endmacro %}

{% macro default__apply_grants(relation, grant_config, should_revoke=True) %}
    {%- if grant_config -%}
        {%- set excess, lacking = {}, grant_config -%}
        {%- if should_revoke -%}
            {%- set granted = adapter.standardize_grants_dict(run_query(get_show_grant_sql(relation))) -%}
            {%- set excess = diff_of_two_dicts(granted, grant_config) -%}
            {%- set lacking = diff_of_two_dicts(grant_config, granted) -%}
        {%- endif -%}
        {%- if excess or lacking -%}
            {%- set revokes = get_dcl_statement_list(relation, excess, get_revoke_sql) -%}
            {%- set grants = get_dcl_statement_list(relation, lacking, get_grant_sql) -%}
            {%- set statements = revokes + grants -%}
            {%- if statements -%}
                {{ call_dcl_statements(statements) }}
            {%- endif -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}
