with cross_items as (
    select i_item_sk as item_sk from item, (
        select i_brand as brand, i_class as class from store_sales join item on ss_item_sk = i_item_sk
        intersect
        select i_brand, i_class from catalog_sales join item on cs_item_sk = i_item_sk
    ) as x
    where i_brand = brand and i_class = class
)
select i_brand, i_class, i_category, sum(ss_quantity * ss_list_price) as sales, count(*) as number_sales
from store_sales join item on ss_item_sk = i_item_sk
where ss_item_sk in (select item_sk from cross_items)
group by i_brand, i_class, i_category
having sum(ss_quantity * ss_list_price) > (select avg(cs_quantity * cs_sales_price) from catalog_sales)
