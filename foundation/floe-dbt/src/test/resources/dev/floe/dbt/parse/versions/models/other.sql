select * from {{ ref('orders') }} union all select * from {{ ref('orders', v=1) }} -- {{ ref('shop', 'orders', version=3) }}
