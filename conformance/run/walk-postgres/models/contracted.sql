select id::integer as id, name::text as name, (qty / 2.0)::numeric(10,2) as amount from {{ ref('base_table') }}
