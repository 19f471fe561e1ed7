select
    iata as airport,
    name as airport_name,
    city,
    state,
    cast(latitude as decimal(9, 6)) as latitude,
    cast(longitude as decimal(9, 6)) as longitude
from {{ ref('airports') }}
