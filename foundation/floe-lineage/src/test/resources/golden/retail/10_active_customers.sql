select c_customer_id, c_birth_country, ca_county, row_number() over (partition by ca_county order by c_birth_year) as rank_in_county
from customer as c, customer_address as ca
where c.c_current_addr_sk = ca.ca_address_sk
    and exists (select * from store_sales, date_dim where c.c_customer_sk = ss_customer_sk and ss_sold_date_sk = d_date_sk and d_year = 2002)
    and (exists (select 1 from web_sales where c.c_customer_sk = ws_bill_customer_sk)
        or exists (select 1 from catalog_sales where c.c_customer_sk = cs_bill_customer_sk))
qualify rank_in_county <= 3
