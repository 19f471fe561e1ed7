{# Statements that a project wants to run before and after a node. #}

{# Hooks outside the transaction of the node begin with the end of whatever transaction is open. #}
{% macro run_hooks(hooks, inside_transaction=True) %}
    {%- for hook in hooks | selectattr('transaction', 'equalto', inside_transaction) -%}
        {%- if loop.first and not inside_transaction -%}
            {%- call statement(auto_begin=inside_transaction) -%}
                commit;
            {%- endcall -%}
        {%- endif -%}
        {%- set sql = render(hook.get('sql')) | trim -%}
        {%- if sql -%}
            {%- call statement(auto_begin=inside_transaction) -%}
                {{ sql }}
            {%- endcall -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}

{% macro make_hook_config(sql, inside_transaction) %}
    {{ tojson({'sql': sql, 'transaction': inside_transaction}) }}
{% endmacro %}

{% macro before_begin(sql) %}
    {{ make_hook_config(sql, inside_transaction=False) }}
{% endmacro %}

{% macro in_transaction(sql) %}
    {{ make_hook_config(sql, inside_transaction=True) }}
{% endmacro %}

{% macro after_commit(sql) %}
    {{ make_hook_config(sql, inside_transaction=False) }}
{% endmacro %}
