select id as order_id, lower(email) as contact
from {{ source('shop', 'people') }}
