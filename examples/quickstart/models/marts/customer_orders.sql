select
    customers.customer_id,
    customers.customer_name,
    customers.country_code,
    count(orders.order_id) as completed_orders,
    coalesce(sum(orders.amount), 0) as completed_amount,
    max(orders.ordered_on) as last_completed_on
from {{ ref('stg_customers') }} as customers
left join {{ ref('stg_orders') }} as orders
    on orders.customer_id = customers.customer_id
    and orders.status = 'completed'
group by
    customers.customer_id,
    customers.customer_name,
    customers.country_code
