select
    concat(page, ' ', cast(served_on as varchar)) as page_day,
    page,
    served_on,
    count(*) as views,
    count(distinct visitor_id) as visitors
from {{ ref('silver_page_views') }}
group by page, served_on
