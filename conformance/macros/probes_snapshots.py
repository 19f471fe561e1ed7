"""Probes of snapshots: strategies, keys, the staging query and the merge."""

from probe import Columns, Found, probes

NAMES = {"snapshot_table_column_names": {
    "dbt_valid_to": "vt", "dbt_valid_from": "vf", "dbt_scd_id": "sid", "dbt_updated_at": "ua", "dbt_is_deleted": "isd"}}
CURRENT = {"dbt_valid_to_current": "'9999-12-31'"}

SNAPSHOTS = probes(
    """
    create_columns(relation(), [col('a', 'int'), col('b', 'text')])
    post_snapshot(relation('s'))
    default__post_snapshot(relation('s'))
    get_true_sql()
    get_snapshot_table_column_names()
    get_updated_at_column_data_type('select 1')
    unique_key_fields('id')
    unique_key_fields(['a', 'b'])
    unique_key_join_on('id', 'x', 'y')
    unique_key_join_on(['a', 'b'], 'x', 'y')
    unique_key_is_null('id', 'x')
    unique_key_is_null(['a', 'b'], 'x')
    unique_key_is_not_null('id', 'x')
    unique_key_is_not_null(['a', 'b'], 'x')
    strategy_dispatch('check').macro.name
    strategy_dispatch('dbt.timestamp').macro.name
    strategy_dispatch('nope')
    strategy_dispatch('dbt.nope')
    strategy_dispatch('a.b.c')
    snapshot_hash_arguments(['a'])
    snapshot_hash_arguments(['a', 'b'])
    """
)
SNAPSHOTS += probes("strategy_dispatch('mine')\nstrategy_dispatch('p.mine')", context={"snapshot_mine_strategy": 1})
SNAPSHOTS += probes("strategy_dispatch('p.mine')", context={"p": {"snapshot_mine_strategy": 1}})
for name in ("dbt_updated_at", "dbt_snapshot_time"):
    SNAPSHOTS += probes(
        "get_updated_at_column_data_type('select 1')\ncheck_time_data_types('select 1')",
        adapter={"get_column_schema_from_query": Columns(name)})
for config in ({}, NAMES, CURRENT, NAMES | CURRENT):
    SNAPSHOTS += probes(
        """
        snapshot_merge_sql(relation('t'), relation('s'), ['a', 'b'])
        default__snapshot_merge_sql(relation('t'), relation('s'), ['a', 'b'])
        get_dbt_valid_to_current({'updated_at': 'upd'}, {'dbt_valid_to': 'vt'})
        """,
        config=config)
    for key in ("'id'", "['a', 'b']"):
        for hard_deletes in ("ignore", "invalidate", "new_record"):
            strategy = (
                f"{{'updated_at': 'upd', 'scd_id': 'md5(x)', 'unique_key': {key}, 'row_changed': '(changed)',"
                f" 'hard_deletes': '{hard_deletes}'}}"
            )
            SNAPSHOTS += probes(
                f"snapshot_staging_table({strategy}, 'select 1', relation('snap'))\n"
                f"build_snapshot_table({strategy}, 'select 1')",
                config=config,
                results=[("information_schema|describe", ["column_name", "data_type", "a", "b", "c"],
                          [("id", "int", None, None, None), ("x", "int", None, None, None)]),
                         ("__dbt_sbq", ["id", "x", "fresh"], [(1, 2, 3)])])
SNAPSHOTS += probes(
    "{% set made = build_snapshot_staging_table({'updated_at': 'u', 'scd_id': 's', 'unique_key': 'id', "
    "'row_changed': '(c)', 'hard_deletes': 'ignore'}, 'select 1', relation('snap')) %}{{ made.identifier[:9] }}")
for key in ("id", ["a", "b"]):
    for config in ({}, {"hard_deletes": "new_record"}, {"invalidate_hard_deletes": True}, NAMES):
        SNAPSHOTS += probes(
            "snapshot_timestamp_strategy(model, 'S', 'C', config, true)",
            config=config | {"unique_key": key, "updated_at": "upd"})
        for updated_at in ({}, {"updated_at": "upd"}):
            SNAPSHOTS += probes(
                "snapshot_check_strategy(model, 'S', 'C', config, false)",
                config=config | updated_at | {"unique_key": key, "check_cols": ["x", "y"]})
for check_cols in ("all", ["x", "y"], ["x", "new"], [], None):
    for adapter_type in ("duckdb", "postgres"):
        SNAPSHOTS += probes(
            "snapshot_check_strategy(model, 'S', 'C', config, true)", (adapter_type,),
            config={"unique_key": "id", "check_cols": check_cols},
            model={"compiled_code": "select 1 as x", "alias": "other"},
            adapter={"get_relation": Found(adapter_type, "table"), "get_columns_in_relation": Columns("x", "y", "z")},
            results=[("select x, y from", ["x", "y"], [(1, 2)]), ("select x, new", ["x", "new"], [(1, 2)]),
                     ("__dbt_sbq", ["x", "z"], [(1, 2)])])
