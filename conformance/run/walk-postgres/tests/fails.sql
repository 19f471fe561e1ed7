select * from {{ ref('base_table') }} where id > 2
