"""The comparison can fail, the generator repeats itself, and what is made smaller still differs.

    python3 -m unittest discover conformance/generated
"""

import copy
import re
import unittest

from differences import compare
from generate import generate
from project import Project
from shrink import Shrinking

STEPS = [{"sql": "create table t as select 1"}, {"command": ["build"]}, {"command": ["ls"]}]
ANSWERS = [
    {"sql": "done"},
    {"code": 0, "log": "", "relations": {"main.m": {"kind": "VIEW", "columns": [["x", "INTEGER"]], "rows": [["1"], ["1"]]}},
     "nodes": {"model.shop.m": {"status": "success", "failures": None, "message": "OK", "relation": "m", "compiled": "select 1 as x"},
               "test.shop.t": {"status": "pass", "failures": 0, "message": "", "relation": None, "compiled": "select 2"}}},
    {"code": 0, "log": "", "nodes": {}, "listed": ["shop.m", "shop.t"]},
]


class TestDifferences(unittest.TestCase):
    def kinds(self, change, wanted=()):
        other = copy.deepcopy(ANSWERS)
        change(other)
        return [found.kind for found in compare(STEPS, ANSWERS, other, wanted)]

    def test_says_nothing_where_nothing_differs(self):
        self.assertEqual(self.kinds(lambda answers: None), [])

    def test_finds_another_status(self):
        self.assertEqual(self.kinds(lambda answers: answers[1]["nodes"]["test.shop.t"].update(status="fail")),
                         ["build: status of test pass / fail"])

    def test_finds_other_failures_messages_and_sql(self):
        for key, value in (("failures", 1), ("message", "Got"), ("compiled", "select 3")):
            self.assertEqual(self.kinds(lambda answers: answers[1]["nodes"]["test.shop.t"].update({key: value})),
                             [f"build: {key} of test"])

    def test_finds_a_node_that_did_not_run(self):
        self.assertEqual(self.kinds(lambda answers: answers[1]["nodes"].pop("model.shop.m")), ["build: model only in dbt"])

    def test_finds_one_row_less_of_two_alike(self):
        self.assertEqual(self.kinds(lambda answers: answers[1]["relations"]["main.m"]["rows"].pop()),
                         ["build: rows of a relation"])

    def test_finds_another_type_and_another_kind(self):
        self.assertEqual(self.kinds(lambda answers: answers[1]["relations"]["main.m"].update(columns=[["x", "BIGINT"]], kind="BASE TABLE")),
                         ["build: columns and kind of a relation"])

    def test_finds_a_relation_that_is_not_there(self):
        self.assertEqual(self.kinds(lambda answers: answers[1]["relations"].clear()), ["build: relation only in dbt"])

    def test_finds_other_lines_and_another_exit_code(self):
        self.assertEqual(self.kinds(lambda answers: answers[2].update(listed=["shop.m"], code=2)),
                         ["ls: exit code 0 / 2", "ls: listed"])

    def test_passes_over_what_is_wanted_and_goes_on(self):
        def change(answers):
            answers[1]["nodes"]["test.shop.t"].update(message="Got")
            answers[2].update(code=1)

        self.assertEqual(self.kinds(change, [re.compile("message of test")]), ["ls: exit code 0 / 1"])


class TestGenerator(unittest.TestCase):
    def test_same_number_makes_the_same_project(self):
        for seed in range(1, 60):
            self.assertEqual(generate(seed).digest(), generate(seed).digest())
        self.assertNotEqual(generate(1).digest(), generate(2).digest())


class TestShrinking(unittest.TestCase):
    def test_leaves_what_makes_the_difference(self):
        project = Project({"dbt_project.yml": {"name": "shop", "vars": {"a": 1, "b": [1, 2]}}, "profiles.yml": {},
                           "models/a.sql": "one\ntwo\nthree\n", "models/b.sql": "four"},
                          [{"command": ["seed"]}, {"command": ["build", "--select", "a", "--full-refresh"]}])

        def differs(smaller):
            return "two" in smaller.files.get("models/a.sql", "") \
                and 2 in smaller.files["dbt_project.yml"].get("vars", {}).get("b", []) \
                and any("--full-refresh" in step["command"] for step in smaller.steps)

        smallest = Shrinking(project, differs).smallest()
        self.assertEqual(smallest.steps, [{"command": ["build", "--full-refresh"]}])
        self.assertEqual(smallest.files, {"dbt_project.yml": {"vars": {"b": [2]}}, "profiles.yml": {}, "models/a.sql": "two\n"})


if __name__ == "__main__":
    unittest.main()
