with source as (
    select * from customer
),
renamed as (
    select
        c_customer_sk as customer_sk,
        c_customer_id as customer_id,
        c_first_name as first_name,
        c_last_name as last_name,
        c_email_address as email_address,
        c_birth_year as birth_year,
        c_birth_country as birth_country,
        c_current_addr_sk as current_addr_sk,
        c_preferred_cust_flag as preferred_cust_flag,
        trim(c_first_name || ' ' || c_last_name) as full_name,
        sha256(lower(c_email_address)) as email_key,
        c_birth_year // 10 * 10 as decade
    from source
)
select * from renamed
