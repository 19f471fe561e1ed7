-- A model is a query: floe dbt run makes a table or a view of it.

{{ config(materialized='table') }}

select 1 as id, 'espresso' as drink
union all
select 2 as id, 'flat white' as drink
