select p.id, sum(p.amount) as total from {{ ref('payments') }} p join {{ ref('countries') }} c on true
join {{ source('raw', 'orders') }} o using (id) group by 1
