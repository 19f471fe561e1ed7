select
    flights.departed_at,
    cast(flights.departed_at as date) as flight_date,
    cast(extract('hour' from flights.departed_at) as int) as departure_hour,
    flights.origin,
    flights.destination,
    flights.origin || '-' || flights.destination as route,
    cast(flights.distance as int) as distance_miles,
    cast(flights.delay as int) as delay_minutes,
    -- The Bureau counts a flight as late from a quarter of an hour on.
    flights.delay >= 15 as is_late
from {{ ref('flights') }} as flights
-- A flight cannot arrive hours before it was due: such rows are slips of the clock.
where flights.delay > -180
