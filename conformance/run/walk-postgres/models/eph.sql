{{ config(materialized='ephemeral') }} select id, name from {{ ref('base_table') }} where id > 1
