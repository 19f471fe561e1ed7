select * from {{ ref('other_schema') }}
