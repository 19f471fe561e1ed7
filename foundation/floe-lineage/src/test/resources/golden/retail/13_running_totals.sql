with daily as (
    select d_date as day, s_store_id as store_id, sum(ss_net_paid) as paid
    from store_sales join date_dim on ss_sold_date_sk = d_date_sk join store on ss_store_sk = s_store_sk
    group by 1, 2
)
select day, store_id, paid,
    sum(paid) over w as running,
    avg(paid) over (partition by store_id order by day rows between 6 preceding and current row) as week_average,
    lag(paid) over w as day_before,
    first_value(paid) over w as first_paid,
    paid - lag(paid) over w as difference,
    rank() over (order by paid desc) as place
from daily
window w as (partition by store_id order by day)
