{{ config(severity='warn', store_failures=true, schema='failures') }} select id from {{ ref('base_table') }}
