select
    cast(1 as integer) as order_id,
    our_macro(1) as status
from {{ ref('stg_orders') }}
