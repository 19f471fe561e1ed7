select i_item_id, avg(ss_quantity) as agg1, avg(ss_list_price) as agg2, avg(ss_coupon_amt) as agg3, avg(ss_sales_price) as agg4,
    any_value(i_product_name) as product, any_value(p_promo_name) as promotion
from store_sales
join item on ss_item_sk = i_item_sk
left join promotion on ss_promo_sk = p_promo_sk
where p_channel_email = 'N' or p_channel_tv = 'N'
group by i_item_id
