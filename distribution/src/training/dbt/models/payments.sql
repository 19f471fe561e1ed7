{{ config(alias='payments') }}
{% set methods = ['card', 'transfer'] %}
select id, {% for method in methods %}{{ cents_to_amount('amount') }} as {{ method }}_amount{% if not loop.last %}, {% endif %}{% endfor %}
from {{ ref('raw_payments') }} where id in (select id from {{ source('shop', 'orders') }})
