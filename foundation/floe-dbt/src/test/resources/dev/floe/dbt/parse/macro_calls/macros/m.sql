{% macro default__limited() %}limit 2{% endmacro %}
{% macro deep(n) %}{% if n > 0 %}{{ shop.deep(n - 1) }}{% endif %}{% endmacro %}
{% macro plain(n) %}{% if n > 0 %}{{ plain(n - 1) }}{% endif %}{% endmacro %}
{% macro ref(name) %}{% do return(builtins.ref(name)) %}{% endmacro %}
{% test odd(model) %}{{ tools.test_odd(model) }}{% endtest %}

{#- A comment that takes
    the blanks behind it -#}
{%- macro commented() -%}
  1
{%- endmacro -%}

{# Another one #}
{%- macro also_commented() %}2{% endmacro %}
