{%- set seen = [
  diff_of_two_dicts({'select': ['a', 'b'], 'x': ['1']}, {'SELECT': ['A'], 'x': ['1']}),
  diff_of_two_dicts({'select': ['a', 'B'], 'Y': ['1']}, {'select': ['A', 'c'], 'z': ['1']}),
  diff_of_two_dicts({}, {'select': ['A']}),
  sql_now, compiled_code, defer_relation, env.name, _sql_results|length, pre_hooks, sql,
  validation.any('a', 'b')('b'), try_or_compiler_error('no', tojson, {'a': 1}),
  store_raw_result('x', message='1'), exceptions.warn_snapshot_timestamp_data_types('a', 'b'),
  column is defined, load_agate_table is defined,
] -%}
{{ config(meta={'seen': seen}) }}
select 1
