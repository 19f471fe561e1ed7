{{ config(materialized='incremental') }}

select
    date as departed_at,
    delay,
    distance,
    origin,
    destination
from {{ source('bts', 'flights') }}
{% if is_incremental() %}
-- A later file has later flights.
where date > (select max(departed_at) from {{ this }})
{% endif %}
