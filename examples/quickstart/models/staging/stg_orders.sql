select
    order_id,
    customer_id,
    cast(ordered_on as date) as ordered_on,
    cast(amount_cents as decimal(18, 2)) / 100 as amount,
    lower(status) as status
from {{ ref('raw_orders') }}
