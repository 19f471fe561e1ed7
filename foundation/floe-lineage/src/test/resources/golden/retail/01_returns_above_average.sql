with totals as (
    select sr_customer_sk as customer, s_store_sk as store, sum(sr_return_amt) as returned, count(*) as returns
    from store_returns
    join store_sales on sr_ticket_number = ss_ticket_number and sr_item_sk = ss_item_sk
    join store on ss_store_sk = s_store_sk
    where sr_returned_date_sk in (select d_date_sk from date_dim where d_year = 2000)
    group by sr_customer_sk, s_store_sk
)
select c_customer_id, c_first_name || ' ' || c_last_name as full_name, t.store, t.returned, t.returns
from totals as t
join customer on c_customer_sk = t.customer
where t.returned > (select avg(i.returned) * 1.2 from totals as i where i.store = t.store)
order by c_customer_id
limit 100
