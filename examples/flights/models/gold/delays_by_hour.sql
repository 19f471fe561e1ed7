select
    departure_hour,
    cast(count(*) as int) as flights,
    cast(100.0 * count(*) filter (where is_late) / count(*) as decimal(5, 1)) as late_percent,
    cast(avg(delay_minutes) as decimal(7, 1)) as mean_delay_minutes,
    cast(quantile_cont(delay_minutes, 0.9) as decimal(7, 1)) as worst_tenth_minutes
from {{ ref('flight_facts') }}
group by departure_hour
order by departure_hour
