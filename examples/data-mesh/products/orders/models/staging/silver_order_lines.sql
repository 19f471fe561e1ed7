select
    order_line_id,
    order_id,
    article_id,
    quantity,
    cast(unit_price as decimal(18, 2)) as unit_price
from {{ source('shop', 'order_lines') }}
where quantity > 0
