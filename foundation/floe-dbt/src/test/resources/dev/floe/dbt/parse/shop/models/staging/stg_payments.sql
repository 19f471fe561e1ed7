{% call(name) calls_back(['a', 'b']) %}{{ name }},{% endcall %}
select * from {{ ref('raw_payments') }} {% if execute %}{{ nope.no }}{% endif %} {{ undefined_thing.attribute['x']() }}
