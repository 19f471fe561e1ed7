"""python3 -m unittest discover conformance/manifest"""

import copy
import unittest

from compare_manifests import compare_manifests
from differences import Differences

MODEL = {
    "resource_type": "model",
    "created_at": 1.5,
    "config": {"enabled": True, "meta": {"owner": "a"}},
    "depends_on": {"macros": ["macro.dbt.a", "macro.dbt.b"], "nodes": ["model.p.b", "source.p.s.y", "source.p.s.x"]},
    "sources": [["s", "y"], ["s", "x"]],
    "columns": {"a": {"name": "a"}, "b": {"name": "b"}},
    "refs": [{"name": "b", "package": None, "version": None}],
}
MANIFEST = {
    "metadata": {"generated_at": "today", "project_name": "p"},
    "nodes": {"model.p.a": MODEL},
    "macros": {
        "macro.dbt.a": {"name": "a", "macro_sql": "theirs"},
        "macro.dbt.materialization_view_default": {"name": "materialization_view_default"},
        "macro.p.own": {"name": "own", "macro_sql": "text"},
    },
    "parent_map": {"model.p.a": ["model.p.b", "source.p.s.y", "source.p.s.x"]},
    "selectors": {},
}


def fields(change, allowed=()):
    """What differs after the change is made to floe's manifest, as pairs of unique_id and field."""
    floe = copy.deepcopy(MANIFEST)
    change(floe)
    differences = Differences(allowed)
    compare_manifests(differences, MANIFEST, floe)
    return [(difference.where, difference.field) for difference in differences.found]


def in_model(key, value):
    return lambda manifest: manifest["nodes"]["model.p.a"].update({key: value})


class TestCompareManifests(unittest.TestCase):
    def test_equal_manifests_do_not_differ(self):
        self.assertEqual(fields(lambda manifest: None), [])

    def test_names_the_field_below_the_field(self):
        changed = fields(in_model("config", {"enabled": True, "meta": {"owner": "b"}}))
        self.assertEqual(changed, [("model.p.a", "config.meta.owner")])

    def test_true_is_not_one(self):
        changed = fields(in_model("config", {"enabled": 1, "meta": {"owner": "a"}}))
        self.assertEqual(changed, [("model.p.a", "config.enabled")])

    def test_null_is_not_absent(self):
        self.assertEqual(fields(in_model("group", None)), [("model.p.a", "group")])

    def test_passes_over_the_time_of_the_run(self):
        self.assertEqual(fields(in_model("created_at", 2)), [])
        self.assertEqual(fields(lambda manifest: manifest["metadata"].update(generated_at="later")), [])

    def test_passes_over_the_order_of_sources_but_not_of_macros(self):
        self.assertEqual(fields(in_model("sources", [["s", "x"], ["s", "y"]])), [])
        depends_on = {"macros": ["macro.dbt.b", "macro.dbt.a"], "nodes": ["model.p.b", "source.p.s.x", "source.p.s.y"]}
        self.assertEqual(fields(in_model("depends_on", depends_on)), [("model.p.a", "depends_on.macros (order)")])

    def test_the_order_of_columns_counts(self):
        changed = fields(in_model("columns", {"b": {"name": "b"}, "a": {"name": "a"}}))
        self.assertEqual(changed, [("model.p.a", "columns (order)")])

    def test_internal_macros_are_compared_by_name(self):
        self.assertEqual(fields(lambda manifest: manifest["macros"]["macro.dbt.a"].update(macro_sql="ours")), [])
        self.assertEqual(
            fields(lambda manifest: manifest["macros"]["macro.p.own"].update(macro_sql="other")),
            [("macro.p.own", "macro_sql")],
        )
        self.assertEqual(
            fields(lambda manifest: manifest["macros"].pop("macro.dbt.a")), [("macro.dbt.a", "<missing entry>")]
        )

    def test_internal_materializations_need_not_be_there(self):
        self.assertEqual(
            fields(lambda manifest: manifest["macros"].pop("macro.dbt.materialization_view_default")), []
        )

    def test_allows_what_a_rule_names(self):
        rule = ("model.p.*", "config.meta.*", "because")
        change = in_model("config", {"enabled": True, "meta": {"owner": "b"}})
        self.assertEqual(fields(change, [rule]), [])


if __name__ == "__main__":
    unittest.main()
