select
    order_id,
    o.order_dat
from {{ ref('stg_orders') }} as o
