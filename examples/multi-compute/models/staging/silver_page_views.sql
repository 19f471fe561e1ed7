with numbered as (
    select
        event_id,
        visitor_id,
        url,
        served_at,
        row_number() over (partition by event_id order by served_at) as delivery
    from {{ source('bronze', 'bronze_page_views') }}
    where event_id is not null
)

select
    event_id,
    visitor_id,
    split_part(url, '?', 1) as page,
    served_at,
    cast(served_at as date) as served_on
from numbered
where delivery = 1
