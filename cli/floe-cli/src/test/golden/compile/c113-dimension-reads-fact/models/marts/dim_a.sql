select * from {{ ref('fct_b') }}
