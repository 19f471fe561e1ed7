{{ config(materialized='table') }} select 1/(id - id) as broken from {{ ref('base_table') }}
