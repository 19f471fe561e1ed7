select sum(cast(order_id as DATE)) as total from {{ ref('stg_orders') }}
