select * from (
    select 'store' as channel, ss_sold_date_sk as date_sk, ss_item_sk as item_sk, ss_customer_sk as customer_sk, ss_ticket_number as order_number,
        ss_quantity as quantity, ss_sales_price as price, ss_ext_sales_price as amount, ss_net_profit as profit from store_sales
    union all
    select 'web', ws_sold_date_sk, ws_item_sk, ws_bill_customer_sk, ws_order_number, ws_quantity, ws_sales_price, ws_ext_sales_price, ws_net_profit
    from web_sales
    union all
    select 'catalog', cs_sold_date_sk, cs_item_sk, cs_bill_customer_sk, cs_order_number, cs_quantity, cs_sales_price, cs_ext_sales_price, cs_net_profit
    from catalog_sales
) as facts
join date_dim on d_date_sk = date_sk
join item on i_item_sk = item_sk
