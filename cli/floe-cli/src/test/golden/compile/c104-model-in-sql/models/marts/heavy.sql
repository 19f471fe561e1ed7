{{ config(materialized='table', compute='spark') }}
select 1
