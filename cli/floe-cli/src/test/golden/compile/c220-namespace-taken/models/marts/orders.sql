select
    cast(1 as integer) as order_id,
    cast('open' as varchar) as status
from {{ ref('stg_orders') }}
