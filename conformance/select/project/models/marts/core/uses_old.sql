select * from {{ ref('dim_customers', v=1) }}, {{ ref('plan', v='alpha') }}
