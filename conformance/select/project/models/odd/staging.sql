{{ config(tags=['Upper', 'a-b'], meta={'owner': 'Ann'}, alias='odd_alias') }} select id from {{ ref('dotted.name') }}
