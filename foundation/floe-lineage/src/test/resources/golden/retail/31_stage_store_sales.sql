with source as (
    select * from store_sales
),
renamed as (
    select
        ss_sold_date_sk as sold_date_sk,
        ss_item_sk as item_sk,
        ss_customer_sk as customer_sk,
        ss_store_sk as store_sk,
        ss_promo_sk as promo_sk,
        ss_ticket_number as ticket_number,
        ss_quantity as quantity,
        ss_list_price as list_price,
        ss_sales_price as sales_price,
        ss_ext_sales_price as ext_sales_price,
        ss_wholesale_cost as wholesale_cost,
        ss_coupon_amt as coupon_amt,
        ss_net_paid as net_paid,
        ss_net_profit as net_profit,
        ss_net_paid - ss_net_profit as cost,
        ss_promo_sk is not null as has_promotion
    from source
)
select * from renamed
