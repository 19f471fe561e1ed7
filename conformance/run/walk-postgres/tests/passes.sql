select * from {{ ref('base_table') }} where id is null
