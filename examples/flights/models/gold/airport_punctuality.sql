with departures as (
    select
        origin as airport,
        count(*) as flights,
        count(*) filter (where is_late) as late_flights,
        avg(delay_minutes) as mean_delay
    from {{ ref('flight_facts') }}
    group by origin
)

select
    departures.airport,
    places.airport_name,
    places.city,
    places.state,
    cast(departures.flights as int) as flights,
    cast(100.0 * departures.late_flights / departures.flights as decimal(5, 1)) as late_percent,
    cast(departures.mean_delay as decimal(7, 1)) as mean_delay_minutes
from departures
inner join {{ ref('airport_places') }} as places on places.airport = departures.airport
order by departures.flights desc
