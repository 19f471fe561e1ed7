select ss_item_sk as item, ss_list_price - ss_sales_price as discount, discount * ss_quantity as total_discount,
    total_discount > 100 as is_large, case when is_large then ss_net_profit end as large_profit
from store_sales
where discount > 0
