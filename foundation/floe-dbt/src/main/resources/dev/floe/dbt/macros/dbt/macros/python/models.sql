{# What a model written in Python finds beside its own code. The names that users see are dbt's. #}

{% macro resolve_model_name(input_model_name) -%}
    {{ return(adapter.dispatch('resolve_model_name', 'dbt')(input_model_name)) }}
{%- endmacro %}

{% macro default__resolve_model_name(input_model_name) -%}
    {{ input_model_name | string }}
{%- endmacro %}

{% macro build_ref_function(model) %}
    {%- set relations = {} -%}
    {%- for reference in model.refs -%}
        {%- set names = [reference.get('package'), reference.name] | reject('none') | list -%}
        {%- set version = reference.get('version') -%}
        {%- set key = names | join('.') ~ ('.v' ~ version if version is not none else '') -%}
        {%- do relations.update({key: resolve_model_name(ref(*names, v=version))}) -%}
    {%- endfor %}
def ref(*args, v=None, version=None, dbt_load_df_function=None):
    relations = {{ tojson(relations) }}
    number = v or version
    name = ".".join(args) + (f".v{number}" if number else "")
    return dbt_load_df_function(relations[name])
{% endmacro %}

{% macro build_source_function(model) %}
    {%- set relations = {} -%}
    {%- for names in model.sources -%}
        {%- do relations.update({names | join('.'): resolve_model_name(source(*names))}) -%}
    {%- endfor %}
def source(*args, dbt_load_df_function):
    relations = {{ tojson(relations) }}
    return dbt_load_df_function(relations[".".join(args)])
{% endmacro %}

{# The settings that the model's code asks for, with the defaults that it names there. #}
{% macro build_config_dict(model) %}
    {%- set settings, meta = {}, {} -%}
    {%- set used = model.config -%}
    {%- for key, default in zip(used.get('config_keys_used') or [], used.get('config_keys_defaults') or []) -%}
        {%- do settings.update({key: used.get(key, default)}) -%}
    {%- endfor -%}
    {%- for key, default in zip(used.get('meta_keys_used') or [], used.get('meta_keys_defaults') or []) -%}
        {%- do meta.update({key: (used.get('meta') or {}).get(key, default)}) -%}
    {%- endfor -%}
config_dict = {{ settings }}
meta_dict = {{ meta }}
{% endmacro %}

{% macro py_script_postfix(model) %}
{{ build_ref_function(model) }}
{{ build_source_function(model) }}
{{ build_config_dict(model) }}


class config:
    def __init__(self, *args, **kwargs):
        """Settings are read before the model runs, so setting them here has no effect."""

    get = staticmethod(config_dict.get)
    meta_get = staticmethod(meta_dict.get)


class this:
    database = "{{ this.database }}"
    schema = "{{ this.schema }}"
    identifier = "{{ this.identifier }}"

    def __repr__(self):
        return {{ tojson(resolve_model_name(this)) }}


class dbtObj:
    config = config
    this = this()
    is_incremental = {{ is_incremental() }}

    def __init__(self, load_df_function):
        self.load_df_function = load_df_function

    def ref(self, *names, **version):
        return ref(*names, **version, dbt_load_df_function=self.load_df_function)

    def source(self, *names):
        return source(*names, dbt_load_df_function=self.load_df_function)

{{ py_script_comment() }}
{% endmacro %}

{# For adapters that have something to say at the end of the script. #}
{% macro py_script_comment() %}
{% endmacro %}
