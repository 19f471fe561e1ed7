select
    c.*,
    a.ca_city, a.ca_state, a.ca_zip as zip,
    lower(c.c_email_address) as email,
    md5(c.c_email_address) as email_hash,
    2026 - c.c_birth_year as age,
    case when c.c_preferred_cust_flag = 'Y' then 'preferred' else 'other' end as segment,
    coalesce(a.ca_country, c.c_birth_country) as country
from customer as c
left join customer_address as a on c.c_current_addr_sk = a.ca_address_sk
