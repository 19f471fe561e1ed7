with base as (select * exclude (ss_promo_sk, ss_ticket_number) from store_sales),
priced as (select * replace (round(ss_sales_price, 2) as ss_sales_price), ss_sales_price * ss_quantity as total from base)
select p.* exclude (ss_wholesale_cost), i.i_brand, i.i_category as category
from priced as p join item as i on p.ss_item_sk = i.i_item_sk
