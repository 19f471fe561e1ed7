with source as (
    select * from item
),
renamed as (
    select
        i_item_sk as item_sk,
        i_item_id as item_id,
        i_product_name as product_name,
        i_item_desc as item_desc,
        i_brand as brand,
        i_class as class,
        i_category as category,
        i_manufact_id as manufact_id,
        i_current_price as current_price,
        i_color as color,
        i_size as size,
        case when i_current_price > 100 then 'high' when i_current_price > 10 then 'middle' else 'low' end as price_band
    from source
)
select * from renamed
