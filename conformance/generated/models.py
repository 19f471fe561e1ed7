"""Models and snapshots of a generated project."""

from draft import NAME, Node

FOLDERS = [("staging",), ("marts",), ("marts", "core"), ()]
CASTS = {"int": "cast({0} as integer)", "text": "cast({0} as varchar)", "num": "cast({0} as varchar)", "date": "cast({0} as varchar)",
         "time": "cast({0} as varchar)", "bool": "cast({0} as varchar)", "other": "cast({0} as varchar)"}


def model(draft):
    parents = draft.some(draft.readable(), 1, 3)
    kind = draft.random.choices(["view", "table", "ephemeral", "incremental"], [4, 4, 2, 4])[0]
    name = draft.named(draft.one(["stg_", "int_", "fct_", "dim_"]))
    folders = draft.one(FOLDERS)
    node = Node(name, "model", [], "/".join(("models",) + folders), f"ref('{name}')", kind)
    if kind == "incremental":
        sql, node.columns = incremental(draft, parents[0], node)
        config = node.config
    else:
        sql, node.columns = draft.one(BODIES)(draft, parents)
        config = {"materialized": kind}
    config.update(decoration(draft, node))
    in_model, in_yaml, in_tree = spread(draft, config)
    node.in_yaml = in_yaml
    if not config.get("enabled", True):
        # A model that reads one that is disabled ends every command.
        node.reference = ""
    if in_tree:
        tree = draft.tree("models", folders + ((name,) if draft.chance(0.5) or not folders else ()))
        tree.update({"+" + key: value for key, value in in_tree.items()})
    text = header(draft, in_model) + sql
    draft.files[f"{node.folder}/{name}.sql"] = text
    entry = {"name": name}
    if in_yaml:
        entry["config"] = in_yaml
    if draft.chance(0.3):
        entry["description"] = draft.one(["A model", "It's \"quoted\"", "Grüße; {{ doc('words') }}", "two\nlines"])
        if "doc(" in entry["description"]:
            draft.files["models/docs.md"] = "{% docs words %}Words about it: 'a' and \"b\"{% enddocs %}\n"
    node.entry = entry
    node.text = text
    draft.nodes.append(node)
    return node


def header(draft, config):
    """The call of config() for these values, which may be none."""
    if not config:
        return ""
    if draft.chance(0.15):
        return "{{ config(" + repr(config) + ") }}\n"
    arguments = ", ".join(f"{key}={value!r}" for key, value in config.items())
    return "{{ config(" + arguments.replace("'", draft.one(["'", '"'])) + ") }}\n" if '"' not in arguments \
        else "{{ config(" + arguments + ") }}\n"


def spread(draft, config):
    """The same configuration in up to three places; what one place says another may contradict."""
    places = ({}, {}, {})
    for key, value in config.items():
        place = draft.random.choices([0, 1, 2], [6, 2, 2])[0]
        if key in ("pre_hook", "post_hook", "sql_header"):
            place = 0
        if key in ("alias", "enabled") and place == 2:
            # For a folder they would hold for each model of it.
            place = 1
        places[place][key] = value
    if draft.chance(0.1) and "materialized" in config:
        weaker = draft.one([1, 2])
        stronger = min(place for place in (0, 1, 2) if "materialized" in places[place])
        if weaker > stronger:
            places[weaker]["materialized"] = draft.one(["view", "table", "ephemeral"])
    return places


def decoration(draft, node):
    config = {}
    if draft.chance(0.12):
        config["alias"] = node.name + draft.one(["_alias", "_x", "_UPPER"])
    if draft.chance(0.15):
        config["schema"] = draft.one(["extra", "reports"])
    if draft.chance(0.05) and node.materialized != "ephemeral":
        config["database"] = "other"
    if draft.chance(0.25):
        config["tags"] = draft.one(["nightly", ["core", "odd"], ["nightly"]])
        node.tags = [config["tags"]] if isinstance(config["tags"], str) else config["tags"]
    if draft.chance(0.1):
        config["meta"] = {"owner": draft.one(["a", "b"]), "level": 1}
    if draft.chance(0.06) and node.materialized in ("table", "incremental"):
        config["post_hook"] = draft.one([
            "insert into {{ this }} select * from {{ this }} limit 1",
            ["update {{ this }} set id = id", "delete from {{ this }} where id is null"],
            "{{ note('after ' ~ this.name) }}"])
        draft.macros.add("note")
    if draft.chance(0.06) and node.materialized != "ephemeral":
        config["pre_hook"] = draft.one(["select 1", "{{ note('before ' ~ this.identifier) }}", "select * from nowhere"])
        draft.macros.add("note")
    if draft.chance(0.04):
        config["enabled"] = False
    if draft.chance(0.05):
        config["persist_docs"] = {"relation": True, "columns": draft.chance(0.5)}
    if draft.chance(0.03):
        config["full_refresh"] = draft.chance(0.5)
    return config


def reference(draft, node):
    """The call that reads a node, in one of its forms."""
    if node.kind == "source" or not node.reference.endswith(f"'{node.name}')"):
        return "{{ " + node.reference + " }}"
    return draft.one([
        "{{ ref('%s') }}", '{{ref("%s")}}', "{{ ref('" + NAME + "', '%s') }}", "{{- ' ' ~ ref('%s') -}}", "{{ ref('%s') | string }}",
        "{{ ref('%s').include(database=false) }}" if node.materialized != "ephemeral" else "{{ ref('%s') }}",
    ] + ["{{ ref('%s') }}"] * 10) % node.name


def chosen(draft, node, most=4):
    """Some columns of a node, with id and grp first if it has them."""
    first = [column for column in node.columns if column[0] in ("id", "grp")]
    rest = [column for column in node.columns if column not in first and column[0].islower()]
    return first + draft.some(rest, 0, most)


def star(draft, parents):
    if draft.chance(0.04):
        return f"select * from {reference(draft, parents[0])} where nowhere = 1", parents[0].columns
    return f"select * from {reference(draft, parents[0])}{filtered(draft)}", parents[0].columns


def filtered(draft):
    return draft.one([
        "", "", " where id is not null", " where grp < {{ var('threshold', 3) }}", " where id >= {{ env_var('GENERATED_LEAST', '0') }}",
        "{% if target.name == 'dev' %} where grp <> 2{% endif %}", "",
        " where grp in ({{ var('groups', [1, 2, 3]) | join(', ') }})", "{# nothing to see #}", " {% raw %}{% endraw %}",
    ])


def columns(draft, parents):
    found = chosen(draft, parents[0])
    if not found:
        return star(draft, parents)
    listed = ", ".join(name for name, _ in found)
    if draft.chance(0.3):
        listed = "\n    {%- for c in " + repr([name for name, _ in found]) + " %}\n    {{ c }}{{ ',' if not loop.last }}{% endfor %}\n"
    return f"select {listed} from {reference(draft, parents[0])}{filtered(draft)}", found


def cast(draft, parents):
    found = chosen(draft, parents[0])
    if not found:
        return star(draft, parents)
    made = [(f"c_{name}" if name not in ("id", "grp") else name, "int" if kind == "int" else "text") for name, kind in found]
    listed = ",\n    ".join(
        f"{CASTS[kind].format(name)} as {other}" for (name, kind), (other, _) in zip(found, made))
    return f"with source as (\n    select * from {reference(draft, parents[0])}\n)\nselect\n    {listed}\nfrom source{filtered(draft)}", made


def grouped(draft, parents):
    if not parents[0].columns_of("int"):
        return star(draft, parents)
    key = draft.one(parents[0].columns_of("int"))
    aggregates = "".join(
        f", {call} as {name}" for call, name in draft.some(
            [("count(*)", "n"), (f"max({key})", "most"), (f"sum({key})", "total"), (f"avg({key})", "mean")], 0, 3))
    names = [part.split(" as ")[1] for part in aggregates.split(", ") if part]
    return f"select {key} as id{aggregates} from {reference(draft, parents[0])} group by 1", \
        [("id", "int")] + [(name, "int") for name in names]


def joined(draft, parents):
    both = [parent for parent in parents if ("id", "int") in parent.columns]
    if len(both) < 2:
        return columns(draft, parents)
    kind = draft.one(["join", "left join", "full join"])
    return (f"select a.id, a.{draft.one(both[0].columns_of('int'))} as grp, b.id as other_id\nfrom {reference(draft, both[0])} a\n"
            f"{kind} {reference(draft, both[1])} as b on a.id = b.id"), [("id", "int"), ("grp", "int"), ("other_id", "int")]


def united(draft, parents):
    both = [parent for parent in parents if ("id", "int") in parent.columns]
    if not both:
        return star(draft, parents)
    loop = all(parent.reference == f"ref('{parent.name}')" for parent in both)
    if loop and draft.chance(0.6):
        # What a loop reads dbt finds when it renders the model.
        return ("{% set parts = " + repr([parent.name for parent in both]) + " %}\n{% for part in parts %}\n"
                "select id, '{{ part }}' as origin, {{ loop.index }} as part from {{ ref(part) }}\n"
                "{% if not loop.last %}union all{% endif %}\n{%- endfor %}\n"), [("id", "int"), ("origin", "text"), ("part", "int")]
    union = draft.one(["union all", "union"])
    return f"\n{union}\n".join(f"select id from {reference(draft, parent)}" for parent in both), [("id", "int")]


def asked(draft, parents):
    """A model that asks the database while it is compiled, which can read what is in it already."""
    parent = parents[0]
    if parent.materialized == "ephemeral" or not parent.columns_of("int"):
        return columns(draft, parents)
    column = draft.one(parent.columns_of("int"))
    reading = "{{ " + parent.reference + " }}"
    return (f"{{% set query %}}select max({column}) as most, count(*) as n from {reading}{{% endset %}}\n"
            "{% if execute %}\n  {% set found = run_query(query) %}\n  {% set most = found.columns[0].values()[0] %}\n"
            "{% else %}\n  {% set most = 0 %}\n{% endif %}\n"
            f"select {column} as id, {{{{ most or 0 }}}} as most from {reading}"), [("id", "int"), ("most", "int")]


def macro_made(draft, parents):
    """A model whose SQL macros make."""
    parent = parents[0]
    if not parent.columns_of("int"):
        return star(draft, parents)
    column = draft.one(parent.columns_of("int"))
    macro = draft.one(["doubled", "labelled", "dispatched", "listed", "counted"])
    draft.macros.add(macro)
    return (f"select {column} as id, {{{{ {macro}('{column}') }}}} as made from {reference(draft, parent)}"), \
        [("id", "int"), ("made", "int" if macro in ("doubled", "counted") else "text")]


def told(draft, parents):
    """What the context says."""
    facts = draft.some([
        "'{{ this }}'", "'{{ this.schema }}'", "'{{ target.schema }}'", "'{{ model.name }}'", "'{{ model.unique_id }}'",
        "'{{ project_name }}'", "'{{ config.get('materialized') }}'", "'{{ config.get('nothing', 'gone') }}'", "'{{ target.type }}'",
        "'{{ model.config.tags | sort | join('-') }}'", "{{ model.depends_on.nodes | length }}", "'{{ var('label', 'none') }}'",
        "'{{ fromjson('{\"a\": [1, 2]}').a }}'", "'{{ tojson({'b': 1, 'a': none}, sort_keys=true) }}'", "{{ 7 // 2 }}", "{{ 7 / 2 }}",
        "'{{ \"%05.2f\" | format(3.14159) }}'", "'{{ ['b', 'a', 'c'] | sort | first }}'", "'{{ modules.re.sub('[0-9]+', '#', 'a1b22') }}'",
        "'{{ (1, 2) }}'", "'{{ {\"k\": none} }}'".replace("'k'", "k"), "'{{ \"aXb\".lower().split(\"x\") | join(\"+\") }}'",
        "'{{ flags.FULL_REFRESH }}'", "'{{ is_incremental() }}'", "'{{ local_md5('x') }}'", "'{{ set([1, 1]) | length }}'",
        "{{ range(3) | sum }}", "'{{ adapter.type() }}'", "'{{ ref(\"" + parents[0].name + "\").identifier }}'"
        if parents[0].kind != "source" else "1", "'{{ 'a' if true }}'", "'{{ undefined_name }}'", "'{{ none }}'",
        "'{{ graph.nodes | length > 0 }}'", "'{{ \"x\" is string }}'", "'{{ 10 | string | length }}'",
    ], 1, 4)
    listed = "".join(f",\n    {fact} as fact_{number}" for number, fact in enumerate(facts))
    key = draft.one(parents[0].columns_of("int") or ["1"])
    return f"select {key} as id{listed}\nfrom {reference(draft, parents[0])}", \
        [("id", "int")] + [(f"fact_{number}", "text") for number in range(len(facts))]


def failing(draft, parents):
    """What cannot be run."""
    if not draft.chance(0.35):
        return columns(draft, parents)
    return draft.one([
        f"select nowhere from {reference(draft, parents[0])}",
        f"select cast('x' as integer) as id from {reference(draft, parents[0])}",
        f"selec * from {reference(draft, parents[0])}",
        "{% if execute %}{{ exceptions.raise_compiler_error('not today') }}{% endif %}select 1 as id -- "
        + reference(draft, parents[0]),
        f"{{% if execute %}}{{% do run_query('selec') %}}{{% endif %}}select 1 as id from {reference(draft, parents[0])}",
        f"select error('stop') as id from {reference(draft, parents[0])}",
    ]), [("id", "int")]


BODIES = [star, columns, columns, cast, cast, grouped, joined, joined, united, united, asked, macro_made, macro_made, told, told,
          failing]


def incremental(draft, parent, node):
    found = chosen(draft, parent, 2) or parent.columns
    has_key = ("id", "int") in found
    config = {"materialized": "incremental"}
    strategy = draft.one([None, "append", "delete+insert", "merge", "merge"])
    if draft.chance(0.03):
        strategy = draft.one(["insert_overwrite", "unheard_of"])
    if strategy:
        config["incremental_strategy"] = strategy
    if has_key and draft.chance(0.75):
        config["unique_key"] = draft.one(["id", ["id"], ["id", "grp"] if ("grp", "int") in found else "id"])
    change = draft.one([None, "ignore", "append_new_columns", "sync_all_columns", "fail"])
    if change:
        config["on_schema_change"] = change
    if strategy == "merge" and draft.chance(0.25):
        config.update(draft.one([
            {"merge_update_columns": [found[-1][0]]}, {"merge_exclude_columns": [found[-1][0]]}]))
    if "unique_key" in config and strategy in ("merge", "delete+insert") and draft.chance(0.15):
        config["incremental_predicates"] = [draft.one(["id > 1", "1 = 1"])] if strategy == "delete+insert" \
            else ["DBT_INTERNAL_DEST.id > 1"]
    node.config = config
    listed = ", ".join('"' + name + '"' if not name.islower() else name for name, _ in found)
    wide = draft.one([
        "", ", 1 as added", "{% if var('wide', false) %}, 'new' as added{% endif %}",
        "{% if not is_incremental() %}, 1 as dropped{% endif %}", "{% if is_incremental() %}, 2.5 as added{% endif %}",
        "{% if is_incremental() %}, 'late' as kind{% else %}, 1 as kind{% endif %}",
    ] + [""] * 5)
    sql = f"select {listed}{wide}\nfrom {reference(draft, parent)}\n"
    if has_key and draft.chance(0.6):
        sql += draft.one([
            "{% if is_incremental() %}\nwhere id > (select coalesce(max(id), 0) from {{ this }})\n{% endif %}\n",
            "{% if is_incremental() %} where id >= (select max(id) - 1 from {{ this }}) {% endif %}",
            "{% if is_incremental() and not flags.FULL_REFRESH %}\nwhere id not in (select id from {{ this }} where id is not null)\n"
            "{% endif %}",
            "where id is not null"])
    return sql, found


def snapshot(draft):
    parents = [node for node in draft.readable() if ("id", "int") in node.columns]
    if not parents:
        return None
    parent = draft.one(parents)
    name = draft.named("snap_")
    times = parent.columns_of("time")
    config = {"unique_key": draft.one(["id", "id", "id || '-' || grp" if ("grp", "int") in parent.columns else "id"])}
    if draft.chance(0.15) and ("grp", "int") in parent.columns:
        config["unique_key"] = ["id", "grp"]
    if times and draft.chance(0.5):
        config.update(strategy="timestamp", updated_at=times[0])
    else:
        others = [column for column, _ in parent.columns if column.islower()]
        config.update(strategy="check", check_cols=draft.one(["all", draft.some(others, 1, 2)]))
        if draft.chance(0.03):
            config["check_cols"] = ["nowhere"]
    if draft.chance(0.5):
        config["hard_deletes"] = draft.one(["ignore", "invalidate", "new_record"])
    elif draft.chance(0.2):
        config["invalidate_hard_deletes"] = True
    if draft.chance(0.2):
        config["dbt_valid_to_current"] = "cast('9999-12-31' as timestamp)"
    if draft.chance(0.15):
        config["snapshot_meta_column_names"] = draft.one([
            {"dbt_valid_from": "valid_from", "dbt_valid_to": "valid_to"},
            {"dbt_scd_id": "version_id", "dbt_updated_at": "changed_at", "dbt_is_deleted": "is_gone"}])
    config[draft.one(["target_schema", "schema"])] = "snapshots"
    if draft.chance(0.2):
        config["tags"] = ["history"]
    if draft.chance(0.1):
        config["alias"] = name + "_versions"
    if draft.chance(0.5):
        # One row a key: a snapshot of a key that is there twice is no promise.
        query = f"select * from {{{{ {parent.reference} }}}} where id is not null qualify row_number() over (partition by id" \
            f" order by {', '.join(str(number) for number in range(1, len(parent.columns) + 1))}) = 1"
        if not draft.chance(0.9):
            query = f"select * from {{{{ {parent.reference} }}}}"
        draft.files[f"snapshots/{name}.sql"] = \
            f"{{% snapshot {name} %}}\n" + header(draft, config) + query + "\n{% endsnapshot %}\n"
        entry = {"name": name}
    else:
        entry = {"name": name, "relation": parent.reference, "config": config}
    node = Node(name, "snapshot", [("id", "int")], "snapshots", f"ref('{name}')", "snapshot", tags=config.get("tags", []))
    node.entry = entry
    draft.nodes.append(node)
    return node


MACROS = {
    "note": "{% macro note(text) %}{% if execute %}insert into main.notes values ('{{ text }}'){% else %}select 1{% endif %}"
            "{% endmacro %}\n",
    "doubled": "{%- macro doubled(column, times=2) -%}\n    ({{ column }} * {{ times }})\n{%- endmacro -%}\n",
    "labelled": "{% macro labelled(column) %}{% set words = namespace(all=[]) %}{% for i in range(1, 4) %}"
                "{% set words.all = words.all + ['when ' ~ i ~ \" then 'w\" ~ i * 10 ~ \"'\"] %}{% endfor %}"
                "case {{ column }} {{ words.all | join(' ') }} else 'other' end{% endmacro %}\n",
    "dispatched": "{% macro dispatched(column) %}{{ return(adapter.dispatch('dispatched')(column)) }}{% endmacro %}\n"
                  "{% macro default__dispatched(column) %}'default'{% endmacro %}\n"
                  "{% macro duckdb__dispatched(column) %}'duck-' || {{ column }}{% endmacro %}\n",
    "listed": "{% macro listed(column) %}{%- call wrapped(column) -%}{{ column }} % 2{%- endcall -%}{% endmacro %}\n"
              "{% macro wrapped(name) %}{% set parts = {'a': 1, 'b': 2} %}case when {{ caller() }} = 0 then '{% for k, v in parts.items() %}"
              "{{ k }}{{ v }}{{ '-' if not loop.last }}{% endfor %}' else '{{ name | upper | replace('_', ' ') }}' end{% endmacro %}\n",
    "counted": "{% macro counted(column) %}{% set ns = namespace(total=0) %}{% for n in [3, 4, 5] if n is odd %}"
               "{% set ns.total = ns.total + n * loop.index %}{% endfor %}{{ ns.total }}{% endmacro %}\n",
}
