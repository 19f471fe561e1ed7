select s_store_name, sum(ss_net_profit) as profit
from store_sales, store, (
    select substr(ca_zip, 1, 5) as zip from customer_address where ca_state = 'TN'
    intersect
    select substr(ca_zip, 1, 5) from customer_address join customer on ca_address_sk = c_current_addr_sk
    where c_preferred_cust_flag = 'Y'
) as v
where ss_store_sk = s_store_sk and substr(s_state, 1, 2) = substr(v.zip, 1, 2)
group by s_store_name
