select c.id, {{ 1 }} as n from {{ ref('stg_customers') }} c, {{ ref('orders') }}, {{ ref('country_codes') }}
