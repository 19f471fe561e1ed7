select
    facts.route,
    origins.city || ' - ' || destinations.city as cities,
    max(facts.distance_miles) as distance_miles,
    cast(count(*) as int) as flights,
    cast(count(*) / count(distinct facts.flight_date) as decimal(7, 1)) as flights_per_day,
    cast(avg(facts.delay_minutes) as decimal(7, 1)) as mean_delay_minutes
from {{ ref('flight_facts') }} as facts
inner join {{ ref('airport_places') }} as origins on origins.airport = facts.origin
inner join {{ ref('airport_places') }} as destinations on destinations.airport = facts.destination
group by facts.route, cities
order by flights desc
limit 500
