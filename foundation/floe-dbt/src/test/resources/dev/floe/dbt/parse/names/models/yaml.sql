{%- set many = [
  {'b': [1, 2.5, 1e30, none, true, 'x: y', "it's", 'multi\nline', 'trailing ', ' leading', '', '1', 'yes', 'No', '~', '=', '<<', {'k': 'v', 'l': [1, [2, [3]]]}], 'a': {}, 'c': []},
  {'dates': ['2024-01-02', '2024-01-02 03:04:05', '2024-01-02T03:04:05Z', '12:30', '12:30.5', '0x1f', '017', '1_000', '.5', '1e5', '1.0e+5', '.inf', '.nan', '-', '- a', '? a', '! a', '&a', '*a', '%a', '@a', '`a', '#a', 'a #b', 'a:', 'a: b', '{a}', '[a]', 'a,b', ',', '|', '>', '"quoted"', "'single'", '{{ jinja }}', "{{ 'it' }}"]},
  {'unicode': 'ünï€', 'tab': 'a\tb', 'control': 'bell' ~ '\\x07', 'quote': 'both " and \'', 'back\\slash': '\\', 2: 'number', none: 'none', true: 1, 2.5: 'f', 'trail:': 1},
  {'long': 'a very long text that goes on and on so that the folding of the emitter begins somewhere after eighty columns, and then goes on', 'quoted long': 'a: very long text that goes on and on so that the folding of the emitter begins somewhere after eighty columns', 'longunicode': 'é very long text that goes on and on so that the folding of the emitter begins somewhere after eighty columns'},
  {'lines': ['one\ntwo', 'one\n\ntwo\n', '\n', '\n\nlast', 'one\n  two\n', 'a\r\nb']},
  {'tuple': (1, 2), 'empty': (), 'date': modules.datetime.date(2024, 1, 2), 'time': modules.datetime.datetime(2024, 1, 2, 3, 4, 5, 60)},
  [[], [[]], {}, [{}], [{'a': 1, 'b': [{'c': 2}]}]],
] -%}
{%- set seen = [] -%}
{%- for each in many -%}{%- do seen.append(toyaml(each)) -%}{%- endfor -%}
{%- set shared = {'x': [1]} -%}
{%- do seen.append(toyaml([shared, shared, {'again': shared['x']}])) -%}
{%- do seen.append(toyaml({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=true)) -%}
{%- do seen.append(toyaml({'b': 1, 2: 1, 'a': 3}, sort_keys=true)) -%}
{%- for each in ['x', '1', '', 1, 2.0, none, true, [], {}, 'a: b', 'two\nlines', 'ü', set([1])] -%}{%- do seen.append(toyaml(each)) -%}{%- endfor -%}
{%- do seen.append(toyaml(this, 'not YAML')) -%}
{{ config(meta={'seen': seen}) }}
select 1
