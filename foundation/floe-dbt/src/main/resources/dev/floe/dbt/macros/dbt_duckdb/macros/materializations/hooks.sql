{# Hooks in DuckDB: no transaction is open outside the one of the node, so none is ended. #}

{% macro run_hooks(hooks, inside_transaction=True) %}
    {%- for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) -%}
        {%- set sql = render(hook.get('sql')) | trim -%}
        {%- if sql -%}
            {%- call statement(auto_begin=inside_transaction) -%}
                {{ sql }}
            {%- endcall -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}
