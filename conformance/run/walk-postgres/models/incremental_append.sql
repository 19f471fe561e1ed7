{{ config(materialized='incremental', incremental_strategy='append') }} select id, name, {{ 1 if is_incremental() else 0 }} as later from {{ source('raw', 'events') }}
