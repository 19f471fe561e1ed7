select c_customer_id as id, c_email_address as email from customer
union all by name
select ca_city as city, ca_zip as id from customer_address
