select order_id
from {{ ref('stg_orders') }} as this_year
join {{ ref('stg_orders') }} as last_year on this_year.order_id = last_year.order_id
