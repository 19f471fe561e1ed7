with packed as (
    select i_item_sk as item_sk, {'brand': i_brand, 'price': i_current_price} as facts, [i_color, i_size] as looks, i_category as category
    from item
)
select item_sk, facts.brand as brand, facts.price * 2 as double_price, looks[1] as color, unnest(looks) as look,
    list_transform(looks, lambda x: upper(x)) as shouted, len(looks) as looks_count, category::varchar as category_text
from packed
