{{ config(materialized='table') }}
-- depends_on: {{ ref('base_table') }} {{ ref('changing') }} {{ ref('other_schema') }}
{% set texts = [] %}
{% if execute %}
{% set relation = adapter.get_relation(this.database, this.schema, 'base_table') %}
{% do texts.append(relation ~ ' is a ' ~ relation.type) %}
{% do texts.append(adapter.get_relation(this.database, this.schema, 'no_such_table')) %}
{% set events = adapter.get_relation(this.database, 'raw', 'events') %}
{% do texts.append(events ~ ' ' ~ events.is_table) %}
{% for column in adapter.get_columns_in_relation(relation) + adapter.get_columns_in_relation(events) + adapter.get_columns_in_relation(ref('other_schema')) %}
{% do texts.append(column.name ~ ' ' ~ column.data_type ~ ' ' ~ column.dtype ~ ' ' ~ column.char_size ~ ' ' ~ column.numeric_precision ~ ' ' ~ column.is_numeric() ~ ' ' ~ column.quoted) %}
{% endfor %}
{% for column in get_column_schema_from_query("select 1 as i, 1::bigint as b, 'x'::text as t, 'x'::varchar(3) as v, 1.5 as n, 1.5::float8 as f, true as o, current_date as d, now() as z, now()::timestamp as s, '{}'::json as j, array[1] as a, '00:00'::time as c") %}
{% do texts.append(column.name ~ ' ' ~ column.data_type) %}
{% endfor %}
{% do texts.append(adapter.check_schema_exists(this.database, this.schema) ~ adapter.check_schema_exists(this.database, 'nowhere')) %}
{% do texts.append(adapter.get_missing_columns(relation, events) | map(attribute='name') | join(',')) %}
{% do texts.append(adapter.quote('a b') ~ ' ' ~ target.type ~ ' ' ~ target.dbname ~ ' ' ~ target.schema) %}
{% endif %}
{{ as_rows(texts) }}
