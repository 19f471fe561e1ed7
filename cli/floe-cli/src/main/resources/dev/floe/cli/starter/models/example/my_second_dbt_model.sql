-- ref() names another model; that is how floe knows the order in which to build them.

select id, drink
from {{ ref('my_first_dbt_model') }}
where id = 1
