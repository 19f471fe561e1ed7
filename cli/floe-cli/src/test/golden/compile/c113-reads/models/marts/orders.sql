with a as (
    select 1 as b
)
select * from {{ ref('stg_orders') }} join a on true
