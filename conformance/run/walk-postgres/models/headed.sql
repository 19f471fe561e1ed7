{{ config(materialized='table', sql_header="set local timezone = 'Asia/Tokyo';") }} select '2024-01-01 00:00:00+00'::timestamptz::text as tokyo
