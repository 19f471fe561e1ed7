select * from {{ ref('salaries') }}
