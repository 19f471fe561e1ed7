with wswscs as (
    select d_week_seq, d_day_name, sales_price, channel
    from (
        select ws_sold_date_sk as sold_date_sk, ws_ext_sales_price as sales_price, 'web' as channel from web_sales
        union all
        select cs_sold_date_sk, cs_ext_sales_price, 'catalog' from catalog_sales
    ) as x
    join date_dim on d_date_sk = sold_date_sk
)
select
    d_week_seq as week,
    channel,
    sum(case when d_day_name = 'Sunday' then sales_price end) as sunday,
    sum(case when d_day_name = 'Monday' then sales_price end) as monday,
    sum(case when d_day_name = 'Saturday' then sales_price else 0 end) as saturday,
    sum(sales_price) as week_total
from wswscs
group by all
