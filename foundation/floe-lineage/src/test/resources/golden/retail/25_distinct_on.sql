select distinct on (ws_bill_customer_sk) ws_bill_customer_sk as customer, ws_order_number as last_order, d_date as ordered_on, ws_net_paid as paid
from web_sales join date_dim on ws_sold_date_sk = d_date_sk
order by ws_bill_customer_sk, d_date desc
