with source as (
    select * from store_returns
),
renamed as (
    select
        sr_returned_date_sk as returned_date_sk,
        sr_item_sk as item_sk,
        sr_customer_sk as customer_sk,
        sr_ticket_number as ticket_number,
        sr_return_quantity as return_quantity,
        sr_return_amt as return_amt,
        sr_net_loss as net_loss,
        sr_reason_sk as reason_sk,
        coalesce(sr_return_amt, 0) - coalesce(sr_net_loss, 0) as balance
    from source
)
select * from renamed
