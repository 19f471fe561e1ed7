select
    customer_id,
    trim(customer_name) as customer_name,
    upper(country_code) as country_code
from {{ ref('raw_customers') }}
