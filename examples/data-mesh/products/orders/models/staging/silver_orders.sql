with versions as (
    select
        order_id,
        customer_id,
        ordered_at,
        status,
        row_number() over (partition by order_id order by updated_at desc) as age
    from {{ source('shop', 'orders') }}
)

select
    order_id,
    customer_id,
    ordered_at,
    lower(status) as status
from versions
where age = 1
