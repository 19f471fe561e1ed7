with renamed as (

    select order_id, tokenize(contact) as token,
        contact as customer
    from {{ ref('stg_orders') }}

)

select * from renamed
