{% snapshot block_snapshot %}
{{ config(strategy='check', unique_key='id', check_cols=['id'], target_schema='old') }}
select * from {{ ref('orders') }}
{% endsnapshot %}
