{{ config(materialized='table') }}
{% set sql %}
select 1::smallint as a_small, 2147483648::bigint as a_big, 1.50::numeric(10,2) as a_numeric, 0.1::real as a_real, 0.1::float8 as a_double,
    1e20::float8 as a_large, 3::numeric as a_whole_numeric, true as a_truth, 'text' as a_text, '1' as a_digit, 'x'::char(3) as a_char,
    date '2024-02-29' as a_date, timestamp '2024-02-29 12:34:56.5' as a_timestamp, timestamptz '2024-02-29 12:34:56+00' as a_zoned,
    time '12:34:56' as a_time, time '12:34:56.5' as a_fine_time, interval '1 month 2 days 3 seconds' as an_interval, interval '-90 minutes' as a_negative,
    interval '36 hours 0.5 seconds' as hours, '{"b": [1, null, "é"], "a": 1.0}'::json as a_json, '{"b": [1, null, "é"], "a": 1.0}'::jsonb as a_jsonb,
    '"x"'::json as json_text, '12'::jsonb as json_number, 'f47ac10b-58cc-4372-a567-0e02b2c3d479'::uuid as a_uuid,
    array[1, 2, null] as an_array, array['a', 'b"c'] as texts, array[1.5, 2] as numerics, array[date '2024-02-29'] as dates, array[true] as truths,
    array[[1, 2], [3, 4]] as nested, '{}'::int[] as no_elements, null as a_null, null::int as a_null_int, '10.0.0.1'::inet as an_address,
    array['f47ac10b-58cc-4372-a567-0e02b2c3d479'::uuid] as uuids, int4range(1, 5) as a_range, row(1, 'x') as a_row, numrange(null, 2.5) as a_half_range,
    array[timestamp '2024-02-29 12:34:56'] as timestamps, array[interval '1 day'] as intervals, array[0.1::float8, 1e20] as doubles,
    '12.50'::money as an_amount, '101'::bit(3) as bits, 'infinity'::date as forever
{% endset %}
{{ as_rows(seen(sql)) }}
