{{ config(materialized='table', tags=['in_file']) }} select 1 as day
