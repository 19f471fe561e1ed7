select i_item_id, i_item_desc, i_category, i_class, i_current_price,
    sum(ws_ext_sales_price) as itemrevenue,
    sum(ws_ext_sales_price) * 100 / sum(sum(ws_ext_sales_price)) over (partition by i_class) as revenueratio
from web_sales, item, date_dim
where ws_item_sk = i_item_sk and i_category in ('Sports', 'Books') and ws_sold_date_sk = d_date_sk
group by i_item_id, i_item_desc, i_category, i_class, i_current_price
