{{ config(materialized='table', schema='other', alias='Mixed Case') }} select 1 as "Id", 'x' as "select"
