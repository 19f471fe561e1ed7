select
    case when (select count(*) from store_sales where ss_quantity between 1 and 20) > 74129
        then (select avg(ss_list_price) from store_sales where ss_quantity between 1 and 20)
        else (select avg(ss_net_paid) from store_sales where ss_quantity between 1 and 20) end as bucket1,
    case when (select count(*) from web_sales where ws_quantity between 21 and 40) > 122840
        then (select avg(ws_ext_sales_price) from web_sales)
        else (select avg(ws_net_paid) from web_sales) end as bucket2
from reason
where r_reason_sk = 1
