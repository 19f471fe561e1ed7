{{ config(materialized='incremental', unique_key=['id', 'name'], incremental_strategy='delete+insert') }} select id, name, qty from {{ source('raw', 'events') }}
