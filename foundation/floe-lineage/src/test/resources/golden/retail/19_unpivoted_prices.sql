select item, kind, price
from (select i_item_id as item, i_current_price as listed, cast(i_manufact_id as decimal(7, 2)) as wholesale from item)
unpivot (price for kind in (listed, wholesale))
