select i_category as category, v.label, i_item_id as item
from item join (values ('Books', 'read'), ('Music', 'heard')) as v(name, label) on i_category = v.name
except
select i_category, 'none', i_item_id from item where i_color = 'red'
