with source as (
    select * from web_sales
),
renamed as (
    select
        ws_sold_date_sk as sold_date_sk,
        ws_ship_date_sk as ship_date_sk,
        ws_item_sk as item_sk,
        ws_bill_customer_sk as bill_customer_sk,
        ws_web_site_sk as web_site_sk,
        ws_order_number as order_number,
        ws_quantity as quantity,
        ws_sales_price as sales_price,
        ws_ext_sales_price as ext_sales_price,
        ws_ext_ship_cost as ext_ship_cost,
        ws_net_paid as net_paid,
        ws_net_profit as net_profit,
        ws_warehouse_sk as warehouse_sk,
        ws_net_paid / nullif(ws_quantity, 0) as paid_each,
        ws_ship_date_sk - ws_sold_date_sk as days_to_ship
    from source
)
select * from renamed
