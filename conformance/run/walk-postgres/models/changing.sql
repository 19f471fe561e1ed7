{{ config(materialized=var('kind')) }} select id, name from {{ source('raw', 'events') }}
