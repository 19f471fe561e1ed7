select id from {{ ref('tool_report') }}, {{ ref('revenue') }}
