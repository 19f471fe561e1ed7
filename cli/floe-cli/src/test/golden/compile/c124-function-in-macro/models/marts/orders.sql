select {{ dice() }} as r from {{ ref('stg_orders') }}
