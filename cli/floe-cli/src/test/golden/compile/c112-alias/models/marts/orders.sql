{{ config(
    materialized='table',
    alias='Orders2'
) }}
select * from {{ ref('stg_orders') }}
