{{ config(materialized='incremental', incremental_strategy='own') }} select id from {{ source('raw', 'events') }}
