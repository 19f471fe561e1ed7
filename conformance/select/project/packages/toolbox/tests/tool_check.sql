select * from {{ ref('tool_report') }} where false
