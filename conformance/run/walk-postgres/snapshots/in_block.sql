{% snapshot in_block %}
{{ config(target_schema='history', strategy='timestamp', unique_key="id || '-' || name", updated_at='updated_at', invalidate_hard_deletes=true) }}
select * from {{ source('raw', 'events') }}
{% endsnapshot %}
