select d_date_sk as date_sk, d_date as day, extract(year from d_date) as year, date_trunc('month', d_date) as month_start,
    strftime(d_date, '%Y-%m') as month_text, d_date + interval 1 day as tomorrow, date_diff('day', d_date, current_date) as age,
    d_year * 100 + d_moy as year_month, d_day_name in ('Saturday', 'Sunday') as is_weekend, d_qoy as quarter,
    lag(d_date) over (order by d_date) as yesterday, concat(d_year, '-', d_dom) as odd, try_cast(d_day_name as integer) as nothing
from date_dim
where d_date between date '1998-01-01' and date '2003-12-31'
