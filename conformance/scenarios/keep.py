"""Keeps some of the recorded scenarios in the repository, for the default tests.

    keep.py RECORDED RESULTS OUT [--most 60] [--largest 24000] [--commands 6]

RESULTS is results.json, which play.py has written. Kept are scenarios all of whose tests are equal in floe, the smallest of each category, and as many of each as there is room
for. What does not matter for playing is left out, and names that the suite makes up for a run are shortened.
"""

import argparse
import collections
import json
import pathlib
import re

SCHEMA = re.compile(r"test\d{17,}")
# What would be different on another day, or elsewhere than in the folder of the play.
UNFIT = re.compile(r'"too_large"|"attach"|attach:|"/tmp/|20(2[6-9])-\d\d-\d\d(?![ T]\d)')


def slim(scenario):
    written = set()
    tests = []
    for test in scenario["tests"]:
        steps = []
        for step in test["steps"]:
            if "files" in step:
                written.update(step["files"])
                step = {"files": step["files"], "removed": [path for path in step["removed"] if path in written]}
            elif "environment" in step:
                step = {"environment": {name: value for name, value in step["environment"].items() if name != "DBT_LOG_PATH"}}
            steps.append({name: value for name, value in step.items() if value or name in ("code", "artifacts")})
        tests.append(dict(test, steps=steps))
    users = {f"DBT_TEST_USER_{number}": f"dbt_test_user_{number}" for number in (1, 2, 3)}
    if "DBT_TEST_USER" in json.dumps(tests):
        tests[0]["steps"].insert(0, {"environment": users})
    return {"id": scenario["id"], "category": scenario["category"], "tests": tests}


def text(scenario):
    """JSON with a line for each step."""
    def line(value):
        return json.dumps(value, ensure_ascii=False)

    made = f'{{"id": {line(scenario["id"])}, "category": {line(scenario["category"])}, "tests": [\n'
    made += ",\n".join(
        "{" + ", ".join(f'"{name}": {line(value)}' for name, value in test.items() if name != "steps") + ', "steps": [\n'
        + ",\n".join(line(step) for step in test["steps"]) + "]}" for test in scenario["tests"])
    return SCHEMA.sub("test", made + "]}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recorded", type=pathlib.Path)
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--largest", type=int, default=24_000)
    parser.add_argument("--commands", type=int, default=6)
    arguments = parser.parse_args()
    kinds = collections.defaultdict(set)
    for test in json.loads(arguments.results.read_text()):
        kinds[test["file"]].add(test["kind"])
    categories = collections.defaultdict(list)
    for name in sorted(name for name, found in kinds.items() if found == {"equal"}):
        scenario = json.loads((arguments.recorded / name).read_text())
        made = text(slim(scenario))
        commands = sum("command" in step for test in scenario["tests"] for step in test["steps"])
        if commands <= arguments.commands and len(made) <= arguments.largest and not UNFIT.search(made):
            categories[scenario["category"]].append((len(made), name, made))
    for entries in categories.values():
        entries.sort()
    kept = []
    while len(kept) < arguments.most and any(categories.values()):
        for category in sorted(categories):
            # The largest that still fits says most, so that the smallest and the largest take turns.
            if categories[category] and len(kept) < arguments.most:
                kept.append(categories[category].pop(0 if len(categories[category]) % 2 else -1))
    arguments.out.mkdir(parents=True, exist_ok=True)
    for old in arguments.out.glob("*.json"):
        old.unlink()
    for _, name, made in kept:
        (arguments.out / name.removeprefix("tests-functional-")).write_text(made)
    print(f"{len(kept)} of {len(kinds)} files, {sum(size for size, _, _ in kept)} characters")


if __name__ == "__main__":
    main()
