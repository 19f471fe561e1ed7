{% snapshot orders_history %}
{{ config(strategy='check', unique_key='id', check_cols=['id'], tags=['nightly']) }}
select * from {{ ref('orders') }}
{% endsnapshot %}
