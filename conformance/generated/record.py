"""Records what dbt answers to generated projects, for TestGeneratedProjects.

    record.py OUT COUNT > cli/floe-cli/src/test/resources/dev/floe/cli/generated-projects.json

Run it with the python of a virtual environment that has dbt. Recorded are the first COUNT projects that the test can
compare, and of them only what it compares.
"""

import importlib.metadata
import itertools
import json
import os
import pathlib
import sys

from compare_generated import Worker
from generate import generate


def kept(answer):
    if "code" not in answer:
        return answer
    found = {"code": answer["code"]}
    if "listed" in answer:
        found["listed"] = answer["listed"]
    if answer["nodes"]:
        found["nodes"] = {id: [node["status"], node["failures"]] for id, node in sorted(answer["nodes"].items())}
    if "relations" in answer:
        found["relations"] = {
            name: {"columns": [" ".join(column) for column in relation["columns"]], "rows": relation["rows"]}
            for name, relation in sorted(answer["relations"].items())}
    return found


def main():
    os.environ["GENERATED_LEAST"] = "1"
    worker = Worker(pathlib.Path(sys.argv[1]).resolve(), None, None)
    recorded = []
    for seed in itertools.count(1):
        project = generate(seed)
        # The test compares lines as they are, and all nodes.
        if any("json" in step.get("command", ()) or "--fail-fast" in step.get("command", ()) for step in project.steps):
            continue
        if len(recorded) == int(sys.argv[2]):
            break
        answers = worker.of_dbt(project)
        recorded.append({
            "seed": seed, "files": {path: project.text(content) for path, content in project.files.items()},
            "steps": [dict(step, answer=kept(answer)) for step, answer in zip(project.steps, answers)]})
    print("[")
    print(",\n".join(json.dumps(entry, ensure_ascii=False) for entry in [{
        "made by": "conformance/generated/record.py, dbt-core " + importlib.metadata.version("dbt-core") + ", dbt-duckdb "
        + importlib.metadata.version("dbt-duckdb")}] + recorded))
    print("]")


if __name__ == "__main__":
    main()
