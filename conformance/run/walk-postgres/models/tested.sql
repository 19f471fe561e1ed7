{{ config(materialized='table') }} select id, name from {{ ref('base_table') }} union all select 9, null
