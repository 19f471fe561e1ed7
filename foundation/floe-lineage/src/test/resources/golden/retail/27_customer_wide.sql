with sales as (
    select ss_customer_sk as customer_sk, sum(ss_net_paid) as store_paid, sum(ss_net_profit) as store_profit,
        sum(ss_quantity) as store_items, max(ss_sold_date_sk) as store_last, count(distinct ss_ticket_number) as store_tickets
    from store_sales group by ss_customer_sk
),
web as (
    select ws_bill_customer_sk as customer_sk, sum(ws_net_paid) as web_paid, sum(ws_net_profit) as web_profit,
        sum(ws_quantity) as web_items, max(ws_sold_date_sk) as web_last, sum(ws_ext_ship_cost) as web_shipping
    from web_sales group by 1
),
returned as (
    select sr_customer_sk as customer_sk, sum(sr_return_amt) as returned, sum(sr_net_loss) as loss from store_returns group by sr_customer_sk
)
select c.c_customer_sk as customer_sk, c.c_customer_id as customer_id, c.c_first_name as first_name, c.c_last_name as last_name,
    c.c_email_address as email, a.ca_city as city, a.ca_county as county, a.ca_state as state, a.ca_zip as zip, a.ca_country as country,
    s.store_paid, s.store_profit, s.store_items, sd.d_date as store_last_day, s.store_tickets,
    w.web_paid, w.web_profit, w.web_items, wd.d_date as web_last_day, w.web_shipping,
    r.returned, r.loss,
    coalesce(s.store_paid, 0) + coalesce(w.web_paid, 0) as paid,
    coalesce(s.store_profit, 0) + coalesce(w.web_profit, 0) - coalesce(r.loss, 0) as profit,
    s.store_paid / nullif(s.store_tickets, 0) as paid_per_ticket,
    greatest(sd.d_date, wd.d_date) as last_day,
    ntile(10) over (order by s.store_paid desc) as decile,
    if(w.web_paid > s.store_paid, 'web', 'store') as favourite
from customer as c
left join customer_address as a on a.ca_address_sk = c.c_current_addr_sk
left join sales as s on s.customer_sk = c.c_customer_sk
left join web as w on w.customer_sk = c.c_customer_sk
left join returned as r on r.customer_sk = c.c_customer_sk
left join date_dim as sd on sd.d_date_sk = s.store_last
left join date_dim as wd on wd.d_date_sk = w.web_last
