{{ config(compute='duckdb') }}
select * from {{ ref('silver_orders') }}
