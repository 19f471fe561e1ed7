{{ config(materialized='table') }}
{{ as_rows(seen("select i as number, i::text as digits, nullif(i, 2) as maybe, i::float8 / 2 as half, i > 1 as truth, now()::date - now()::date as zero from generate_series(1, 3) i")) }}
