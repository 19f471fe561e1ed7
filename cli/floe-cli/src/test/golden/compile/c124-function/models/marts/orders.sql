select *, Random() as r from {{ ref('stg_orders') }}
