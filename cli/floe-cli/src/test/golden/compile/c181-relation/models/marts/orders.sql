select o.order_id, p.amount
from {{ ref('stg_orders') }} as o
