{{ config(materialized='incremental', unique_key='id', incremental_strategy='insert_overwrite') }} select id from {{ source('raw', 'events') }}
