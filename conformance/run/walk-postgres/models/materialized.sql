{{ config(materialized='materialized_view', indexes=[{'columns': var('indexed')}]) }} select id, name, qty from {{ source('raw', 'events') }}
