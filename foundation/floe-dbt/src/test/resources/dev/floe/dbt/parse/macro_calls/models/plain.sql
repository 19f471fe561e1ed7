select * from {{ source('raw', 'orders') }} join {{ source('raw', 'orders') }} using (id)
