{% set rows = run_query("select 1") %}
select order_id, {{ rows.columns[0].values()[0] }} as one from {{ ref('stg_orders') }}
