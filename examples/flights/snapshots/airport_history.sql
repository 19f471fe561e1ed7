{% snapshot airport_history %}
{{
    config(
        unique_key='airport',
        strategy='check',
        check_cols=['airport_name', 'city', 'state'],
    )
}}
select airport, airport_name, city, state from {{ ref('airport_places') }}
{% endsnapshot %}
