"""Probes of the code around models written in Python: it is run, and what it does is compared rather than its text."""

from probe import probes

REFERENCES = [
    {"name": "a", "package": None, "version": None}, {"name": "b", "package": "p", "version": 2}, {"name": "c"}]
USED = {"config_keys_used": ["k", "l"], "config_keys_defaults": [None, 5], "meta_keys_used": ["mk", "ml"],
        "meta_keys_defaults": [1, "d"], "k": "it's"}

PYTHON = probes(
    """
    resolve_model_name(relation())
    resolve_model_name('a')
    default__resolve_model_name('a')
    py_script_comment()
    dates_in_range('20200101')
    dates_in_range('20200101', '20200103')
    dates_in_range('2020-01-30', '2020-02-01', '%Y-%m-%d', '%d')
    dates_in_range('20200103', '20200101')
    dates_in_range('x')
    partition_range('20200101')
    partition_range('20200101,20200103')
    partition_range('2020-01-01, 2020-01-03', '%Y-%m-%d')
    partition_range('20200101,20200103,20200104')
    partition_range('20200101,')
    """
)
for model in (
    {"language": "python", "refs": REFERENCES, "sources": [["s", "t"], ["s", "u"]], "config": USED},
    {"language": "python", "refs": [], "sources": [], "config": {}},
    {"language": "python", "refs": [{"name": "a", "package": None, "version": "1.0"}], "sources": [],
     "config": USED | {"meta": {"mk": 2}}},
):
    PYTHON += probes(
        """
        python_effect(build_ref_function(model), 'ref')
        python_effect(build_source_function(model), 'source')
        python_effect(build_config_dict(model), 'config')
        python_effect(py_script_postfix(model), 'model')
        """,
        model=model, config=model["config"])
