{{ config(materialized='table') }}
{% set texts = [] %}
{% if execute %}
{% call statement('one', fetch_result=true) %} select 1 as a, 2 as a, 'x' as b {% endcall %}
{% set one = load_result('one') %}
{% do texts.append(one['response'] ~ ' ' ~ one['response'].code ~ ' ' ~ one['response'].rows_affected ~ ' ' ~ one['data'] ~ ' ' ~ one['table'].column_names) %}
{% call statement('two') %} create temporary table inside as select i from generate_series(1, 5) i; insert into inside select 7; update inside set i = i + 1 where i > 3 {% endcall %}
{% do texts.append(load_result('two')['response'] ~ '') %}
{% do texts.append(run_query('select count(*), sum(i) from inside').rows[0] | list) %}
{% set answer, table = adapter.execute('select * from inside order by i', fetch=true, limit=2) %}
{% do texts.append(answer ~ ' ' ~ table.rows | length) %}
{% do run_query("create table if not exists audit.by_template as select 1 as i") %}
{% endif %}
{{ as_rows(texts) }}
