select o.id from {{ ref('stg_orders') }} o, {{ ref('stg_payments') }}
