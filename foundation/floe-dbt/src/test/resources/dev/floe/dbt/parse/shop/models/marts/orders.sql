{{ config(alias='Orders', unique_key=['id'], grants={'select': ['a']}) }}
select * from {{ ref('stg_orders') }} join {{ ref('shop', 'stg_payments') }} using (id) join {{ ref('tools', 'calendar') }} on true
{{ '%s-%03d' % ('x', 7) }} {{ (1, 'a', none, true, 1.0) }}
