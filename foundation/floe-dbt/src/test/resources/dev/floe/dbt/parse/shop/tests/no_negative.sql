select * from {{ ref('orders') }} where {{ dbt.length("'x'") }} < 0
