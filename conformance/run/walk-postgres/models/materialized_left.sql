{{ config(materialized='materialized_view', on_configuration_change='continue', indexes=[{'columns': var('indexed')}]) }} select id, name, qty from {{ source('raw', 'events') }}
