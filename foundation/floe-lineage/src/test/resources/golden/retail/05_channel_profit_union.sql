with ssr as (
    select s_store_id as place, sum(ss_ext_sales_price) as sales, sum(ss_net_profit) as profit, 0 as losses
    from store_sales join store on ss_store_sk = s_store_sk group by s_store_id
),
srr as (
    select s_store_id as place, 0 as sales, 0 as profit, sum(sr_net_loss) as losses
    from store_returns
    join store_sales on sr_ticket_number = ss_ticket_number
    join store on ss_store_sk = s_store_sk
    group by 1
),
both_sides as (select * from ssr union all select * from srr)
select place, sum(sales) as sales, sum(profit) as profit, sum(losses) as losses, sum(profit) - sum(losses) as net
from both_sides
group by rollup (place)
