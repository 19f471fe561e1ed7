select store, "1" as q1, "2" as q2, "3" as q3, "4" as q4
from (
    select s_store_name as store, d_qoy as quarter, ss_net_profit as profit
    from store_sales join date_dim on ss_sold_date_sk = d_date_sk join store on ss_store_sk = s_store_sk
) pivot (sum(profit) for quarter in (1, 2, 3, 4))
