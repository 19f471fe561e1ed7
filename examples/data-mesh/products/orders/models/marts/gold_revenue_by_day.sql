select
    cast(orders.ordered_at as date) as ordered_on,
    count(distinct orders.order_id) as order_count,
    sum(lines.quantity * lines.unit_price) as revenue
from {{ ref('silver_orders') }} as orders
inner join {{ ref('silver_order_lines') }} as lines
    on lines.order_id = orders.order_id
where orders.status <> 'cancelled'
group by cast(orders.ordered_at as date)
