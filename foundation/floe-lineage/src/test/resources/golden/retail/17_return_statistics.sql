select i_item_id, s_state,
    count(ss_quantity) as store_sales_count, avg(ss_quantity) as store_sales_ave, stddev_samp(ss_quantity) as store_sales_stdev,
    stddev_samp(ss_quantity) / avg(ss_quantity) as store_sales_cov,
    count(sr_return_quantity) as returns_count, avg(sr_return_quantity) as returns_ave,
    array_agg(sr_return_amt order by sr_returned_date_sk) as amounts,
    sum(sr_return_amt) filter (where r_reason_desc = 'broken') as broken_amount,
    max_by(ss_net_paid, ss_sold_date_sk) as latest_paid
from store_sales
join store_returns on ss_customer_sk = sr_customer_sk and ss_item_sk = sr_item_sk
join item on i_item_sk = ss_item_sk
join store on s_store_sk = ss_store_sk
left join reason on r_reason_sk = sr_reason_sk
group by i_item_id, s_state
