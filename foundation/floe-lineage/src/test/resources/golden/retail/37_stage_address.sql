with source as (
    select * from customer_address
),
renamed as (
    select
        ca_address_sk as address_sk,
        ca_city as city,
        ca_county as county,
        ca_state as state,
        ca_zip as zip,
        ca_country as country,
        upper(ca_state) as state_code
    from source
)
select * from renamed
