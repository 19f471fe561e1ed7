-- a heavy one
{{ config(
    materialized='table',
    compute=var('engine')
) }}
select 1
