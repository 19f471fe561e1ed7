select c.c_customer_id, c.c_last_name, top.item, top.paid, top.sold_on
from customer as c
left join lateral (
    select i_product_name as item, ss_net_paid as paid, d_date as sold_on
    from store_sales join item on ss_item_sk = i_item_sk join date_dim on ss_sold_date_sk = d_date_sk
    where ss_customer_sk = c.c_customer_sk
    order by ss_net_paid desc
    limit 3
) as top on true
