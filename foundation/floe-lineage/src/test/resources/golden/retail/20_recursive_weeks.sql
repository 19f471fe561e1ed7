with recursive weeks(week, sold, level) as (
    select d_week_seq, ss_quantity, 0 from date_dim join store_sales on ss_sold_date_sk = d_date_sk
    union all
    select week + 1, sold, level + 1 from weeks where level < 3
)
select week, max(sold) as best, max(level) as depth from weeks group by week
