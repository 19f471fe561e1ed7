{{ config(schema='scratch') }}
select * from {{ ref('stg_orders') }}
