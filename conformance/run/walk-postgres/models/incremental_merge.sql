{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge') }} select id, name, qty from {{ source('raw', 'events') }}
