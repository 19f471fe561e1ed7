{{ config(materialized='table') }} select id, name from {{ ref('base_table') }}
