{# A table from what a Python model returns. #}

{# A table that is laid out by columns is made empty first. Arrow data sets need their module to be loaded. #}
{% macro py_write_table(temporary, relation, compiled_code, partitioned_by=none, sorted_by=none) -%}
{{ compiled_code }}


def materialize(df, con):
    try:
        import pyarrow
    except ImportError:
        pyarrow = None
    if pyarrow is not None and isinstance(df, pyarrow.Table):
        import pyarrow.dataset
    view = "__dbt_python_model_df_{{ relation.identifier }}"
    con.register(view, df)
    {%- if partitioned_by or sorted_by %}
    con.execute('create table {{ relation }} as select * from ' + view + ' limit 0')
    {%- if partitioned_by %}
    con.execute('alter table {{ relation }} set partitioned by ({{ partitioned_by }})')
    {%- endif %}
    {%- if sorted_by %}
    con.execute('alter table {{ relation }} set sorted by ({{ sorted_by }})')
    {%- endif %}
    con.execute('insert into {{ relation }} select * from ' + view)
    {%- else %}
    con.execute('create table {{ relation }} as select * from ' + view)
    {%- endif %}
    con.unregister(view)
{%- endmacro %}
