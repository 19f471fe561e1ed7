select * from {{ ref('orders_snapshot') }} join {{ ref('tree_snapshot') }} using (id)
