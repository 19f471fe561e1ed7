select id, count(*) over () as n from {{ ref('view_of_table') }}
