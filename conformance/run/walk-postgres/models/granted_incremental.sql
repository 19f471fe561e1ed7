{{ config(materialized='incremental', grants={'select': ['walk_reader']}) }} select id from {{ ref('base_table') }}
