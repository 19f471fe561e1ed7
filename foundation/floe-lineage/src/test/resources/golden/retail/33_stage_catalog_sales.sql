with source as (
    select * from catalog_sales
),
renamed as (
    select
        cs_sold_date_sk as sold_date_sk,
        cs_item_sk as item_sk,
        cs_bill_customer_sk as bill_customer_sk,
        cs_call_center_sk as call_center_sk,
        cs_order_number as order_number,
        cs_quantity as quantity,
        cs_sales_price as sales_price,
        cs_ext_sales_price as ext_sales_price,
        cs_net_profit as net_profit,
        row_number() over (partition by cs_order_number order by cs_item_sk) as line
    from source
)
select * from renamed
