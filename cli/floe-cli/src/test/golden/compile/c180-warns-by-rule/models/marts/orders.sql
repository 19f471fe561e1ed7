select order_dat from {{ ref('stg_orders') }}
