with sold as (
    select ss_ticket_number, ss_item_sk, ss_customer_sk, ss_store_sk, sum(ss_quantity) as quantity, sum(ss_net_paid) as paid,
        min(d_date) as sold_on
    from store_sales
    left join date_dim on ss_sold_date_sk = d_date_sk
    group by all
),
back as (
    select sr_ticket_number as ticket, sr_item_sk as item, sum(sr_return_quantity) as quantity, sum(sr_return_amt) as amount,
        list(distinct r_reason_desc) as reasons, max(d.d_date) as returned_on
    from store_returns
    left join reason on sr_reason_sk = r_reason_sk
    left join date_dim as d on d.d_date_sk = sr_returned_date_sk
    group by sr_ticket_number, sr_item_sk
)
select
    sold.ss_ticket_number as ticket,
    item.i_item_id as item_id,
    item.i_product_name as product,
    item.i_category as category,
    item.i_brand || ' / ' || item.i_class as brand_and_class,
    customer.c_customer_id as customer_id,
    left(customer.c_last_name, 1) || '.' as initial,
    md5(customer.c_email_address) as email_hash,
    store.s_store_name as store,
    store.s_city as city,
    sold.quantity as quantity_sold,
    back.quantity as quantity_returned,
    back.quantity / sold.quantity as share_returned,
    sold.paid,
    back.amount as refunded,
    sold.paid - coalesce(back.amount, 0) as kept,
    back.reasons,
    sold.sold_on,
    back.returned_on,
    back.returned_on - sold.sold_on as days,
    case when back.ticket is null then 'kept' when back.quantity < sold.quantity then 'partly' else 'returned' end as outcome,
    count(*) over (partition by customer.c_customer_sk) as lines_of_customer,
    sum(sold.paid) over (partition by store.s_store_sk order by sold.sold_on) as paid_in_store_so_far
from sold
join item on item.i_item_sk = sold.ss_item_sk
join customer on customer.c_customer_sk = sold.ss_customer_sk
join store on store.s_store_sk = sold.ss_store_sk
left join back on back.ticket = sold.ss_ticket_number and back.item = sold.ss_item_sk
where item.i_category is not null
