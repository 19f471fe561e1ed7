select
    ordered_on,
    revenue
from {{ source('sales', 'gold_revenue_by_day') }}
where revenue > 10000
