select id as order_id, email as contact
from (select 1 as id, 2 as email)
