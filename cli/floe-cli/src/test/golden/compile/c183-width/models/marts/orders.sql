select order_id from {{ ref('stg_orders') }}
union all
select 2, 3
