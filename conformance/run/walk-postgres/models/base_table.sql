{{ config(materialized='table', indexes=[{'columns': ['id'], 'unique': true}, {'columns': ['name', 'id'], 'type': 'btree'}, {'columns': ['name'], 'type': 'hash'}]) }}
select id, name, qty, qty::numeric(10, 2) / 3 as third from {{ source('raw', 'events') }}
