{{ config(compute='spark') }}

-- A window over every view of every visitor: this one model stays on the cluster.
with spaced as (
    select
        event_id,
        visitor_id,
        served_at,
        lag(served_at) over (partition by visitor_id order by served_at, event_id) as previous_at
    from {{ ref('silver_page_views') }}
),

numbered as (
    select
        visitor_id,
        served_at,
        sum(case when previous_at >= served_at - interval '30' minute then 0 else 1 end) over (
            partition by visitor_id
            order by served_at, event_id
            rows between unbounded preceding and current row
        ) as visit
    from spaced
)

select
    concat(visitor_id, '-', visit) as visit_id,
    visitor_id,
    min(served_at) as began_at,
    max(served_at) as ended_at,
    count(*) as views
from numbered
group by visitor_id, visit
