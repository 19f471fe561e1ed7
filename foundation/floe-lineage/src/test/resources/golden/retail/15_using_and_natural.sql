with s as (select ss_item_sk as item, ss_customer_sk as customer, ss_quantity as sold from store_sales),
r as (select sr_item_sk as item, sr_customer_sk as customer, sr_return_quantity as returned from store_returns),
w as (select ws_item_sk as item, ws_quantity as web_sold from web_sales)
select item, customer, sold, returned, sold - coalesce(returned, 0) as kept, web_sold
from s left join r using (item, customer) full join w using (item)
