select id from {{ ref('stg_tools') }}, {{ source('tools', 'raw_tools') }}
