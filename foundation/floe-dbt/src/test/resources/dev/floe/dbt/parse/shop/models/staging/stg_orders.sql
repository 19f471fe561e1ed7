{{ config(tags='one', meta={'from': 'file', 'n': 1}, pre_hook=["select 1"]) }}
{%- set columns = ['id', 'amount'] -%}
select {% for c in columns %}{{ c }}{{ ", " if not loop.last }}{% endfor %}, {{ amount('amount', scale=3) }} as amount
from {{ source('raw', 'orders') }} where day > '{{ var("start") }}' -- {{ this }} {{ target.type }}
