with year_total as (
    select c_customer_id as customer_id, c_first_name as first_name, c_last_name as last_name, c_email_address as email,
        d_year as year, sum(ss_list_price * ss_quantity - ss_coupon_amt) as total, 's' as sale_type
    from customer, store_sales, date_dim
    where c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk
    group by c_customer_id, c_first_name, c_last_name, c_email_address, d_year
    union all
    select c_customer_id, c_first_name, c_last_name, c_email_address, d_year, sum(ws_net_paid), 'w'
    from customer, web_sales, date_dim
    where c_customer_sk = ws_bill_customer_sk and ws_sold_date_sk = d_date_sk
    group by all
)
select t1.customer_id, t1.first_name, t1.last_name, t1.email, t1.total as this_year, t0.total as last_year,
    case when t0.total > 0 then t1.total / t0.total end as growth
from year_total as t1
join year_total as t0 on t1.customer_id = t0.customer_id and t1.year = t0.year + 1
where t1.sale_type = 's' and t0.sale_type = 's'
