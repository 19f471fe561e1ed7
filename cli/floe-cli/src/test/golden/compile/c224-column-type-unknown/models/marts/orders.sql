select
    cast(1 as integer) as order_id,
    count(*) as status
from {{ ref('stg_orders') }}
