select d.d_year, i.i_brand as brand, sum(ss_ext_sales_price) as revenue, count(distinct ss_customer_sk) as customers,
    min(d.d_date) as first_day, max(d.d_date) as last_day
from date_dim as d, store_sales, item as i
where d.d_date_sk = ss_sold_date_sk and ss_item_sk = i.i_item_sk and i.i_manufact_id = 128 and d.d_moy = 11
group by d.d_year, i.i_brand
order by d.d_year, revenue desc, brand
limit 100
