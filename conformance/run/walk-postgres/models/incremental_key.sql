{{ config(materialized='incremental', unique_key='id') }} select id, name, qty from {{ source('raw', 'events') }} {% if is_incremental() %} where updated_at >= '2024-02-01' {% endif %}
