select * from {{ ref('stg_orders') }} as o
join raw.customers as c on c.id = o.order_id
