{{ config(severity='warn', tags=['slow']) }} select * from {{ ref('revenue') }} r, {{ ref('customers') }} c where r.id <> c.id
