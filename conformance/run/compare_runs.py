"""Lets dbt and floe run the same commands on a project, each in an empty database, and compares what they leave.

    compare_runs.py PROJECT (--postgres URL | --duckdb) --out DIR [--step STEP ...] [--profile NAME] [--threads N]
                    [--schema NAME] [--floe PROGRAM] [--random PATTERN]

PROJECT is copied for each of the two, and so is nothing written into it. A STEP is a command with its options, such as
"build --full-refresh", or "sql " and a statement that changes the database between two commands. Without any, the file
steps.txt of the project names them, a line each; without that the steps are: build, build, build --full-refresh.

After each step are compared: the exit code, status and failures of each node, and of each relation in the database its kind,
its columns with their types, its rows, comments, indexes and grants. A time of this run counts as equal to another one, and
so does the id of a snapshot's row that is made from one. Where a project draws random numbers, no two runs agree: of what
--random names, by a regular expression in the unique id or in the relation's name, rows are counted, and no status counts.

--postgres takes the URL of a server on which databases may be made and dropped, --duckdb needs nothing. Run it with the
python of a virtual environment that has dbt, whose dbt is taken. Prints a table; DIR/differences.txt has what differs, and
DIR/dbt and DIR/floe the logs and files of both. Exits with 1 if anything differs.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time

from databases import DuckDb, Postgres

DEFAULT_STEPS = ["build", "build", "build --full-refresh"]


class Program:
    """dbt or floe, with a copy of the project and a database of its own."""

    def __init__(self, name, command, arguments, database):
        self.name = name
        self.command = command
        self.folder = arguments.out / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.project = self.folder / "package" / arguments.project.name
        # A project may name packages beside it by relative paths.
        ignored = shutil.ignore_patterns(".git", "target", "logs", "*.duckdb")
        shutil.copytree(arguments.around or arguments.project, self.folder / "package" if arguments.around else self.project,
                        symlinks=True, ignore=ignored, dirs_exist_ok=True)
        if arguments.around:
            self.project = self.folder / "package" / arguments.project.relative_to(arguments.around)
        self.database = database
        database.recreate(self.folder)
        profile = {arguments.profile: {"target": "conformance", "outputs": {
            "conformance": dict(database.target(), schema=arguments.schema, threads=arguments.threads)}}}
        (self.folder / "profiles.yml").write_text(json.dumps(profile, indent=2))

    def run(self, number, step):
        """What a step comes to, and what is in the database afterwards."""
        if step.startswith("sql "):
            self.database.execute(step[4:])
            return {"code": 0, "seconds": 0.0, "nodes": {}, "relations": self.database.relations()}
        target = self.folder / "target"
        results = target / "run_results.json"
        results.unlink(missing_ok=True)
        began = time.monotonic()
        with open(self.folder / f"{number}-{step.split()[0]}.log", "w") as log:
            code = subprocess.call(
                self.command + shlex.split(step) + ["--project-dir", str(self.project), "--profiles-dir", str(self.folder),
                                                    "--target-path", str(target)],
                stdout=log, stderr=subprocess.STDOUT, cwd=self.project)
        seconds = time.monotonic() - began
        nodes = {}
        if results.exists():
            for result in json.loads(results.read_text())["results"]:
                nodes[result["unique_id"]] = {
                    "status": result["status"],
                    "failures": result["failures"],
                    "answer": result["adapter_response"] if result["status"] in ("success", "pass") else None,
                    "relation": result["relation_name"],
                }
        return {"code": code, "seconds": seconds, "nodes": nodes, "relations": self.database.relations()}


def differing(one, other):
    """The keys under which two dicts differ."""
    return sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))


def describe(one, other, limit=6):
    """Lines that show how two relations differ."""
    if one is None or other is None:
        return ["    only " + ("floe" if one is None else "dbt") + " has it"]
    lines = []
    for key in differing(one, other):
        if key != "rows":
            lines.append(f"    {key}: dbt {one[key]!r}, floe {other[key]!r}")
            continue
        mine, yours = list(one["rows"]), list(other["rows"])
        for row in list(mine):
            if row in yours:
                mine.remove(row)
                yours.remove(row)
        lines += [f"    only dbt:  {row}" for row in mine[:limit]] + [f"    only floe: {row}" for row in yours[:limit]]
        lines.append(f"    rows: {len(mine)} of {len(one['rows'])} only dbt, {len(yours)} of {len(other['rows'])} only floe")
    return lines


def compare(step, dbt, floe, differences, told, random):
    """The cells of a line of the table; what differs is added to the differences."""
    def status(id, node):
        return ("random", 0) if random and random.search(id) else (node["status"], node["failures"])

    statuses = {id: status(id, node) for id, node in dbt["nodes"].items()}
    others = {id: status(id, node) for id, node in floe["nodes"].items()}
    wrong = differing(statuses, others)
    for id in wrong:
        differences.append(f"{step}: {id}: dbt {statuses.get(id)}, floe {others.get(id)}")
    answers = [id for id in dbt["nodes"].keys() & floe["nodes"].keys()
               if id not in wrong and statuses[id] != ("random", 0) and dbt["nodes"][id]["answer"] != floe["nodes"][id]["answer"]]
    for id in sorted(answers):
        differences.append(f"{step}: {id} (answer): dbt {dbt['nodes'][id]['answer']}, floe {floe['nodes'][id]['answer']}")
    for name in [name for name in dbt["relations"].keys() & floe["relations"].keys() if random and random.search(name)]:
        for relation in (dbt["relations"][name], floe["relations"][name]):
            relation["rows"] = [["random"]] * len(relation["rows"])
    relations = differing(dbt["relations"], floe["relations"])
    for name in relations:
        lines = describe(dbt["relations"].get(name), floe["relations"].get(name))
        # What an earlier step has left is said once.
        if told.get(name) != lines:
            differences += [f"{step}: {name}"] + lines
        told[name] = lines
    if dbt["code"] != floe["code"]:
        differences.append(f"{step}: exit code: dbt {dbt['code']}, floe {floe['code']}")
    passed = sum(node["status"] in ("success", "pass") for node in dbt["nodes"].values())
    rows = sum(len(relation["rows"]) for relation in dbt["relations"].values())
    return [step if len(step) <= 40 else step[:37] + "...", f"{dbt['code']} {floe['code']}", len(dbt["nodes"]), passed,
            len(wrong), len(answers), len(dbt["relations"]), rows, len(relations), f"{dbt['seconds']:.1f}", f"{floe['seconds']:.1f}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("--around", type=pathlib.Path, help="the folder to copy, if packages lie beside the project")
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--postgres", metavar="URL")
    kind.add_argument("--duckdb", action="store_true")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--step", action="append", dest="steps")
    parser.add_argument("--profile")
    parser.add_argument("--schema", default="analytics")
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--random", type=re.compile, metavar="PATTERN")
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--floe", default=str(root / "floe"))
    arguments = parser.parse_args()
    arguments.project = arguments.project.resolve()
    arguments.around = arguments.around and arguments.around.resolve()
    arguments.out = arguments.out.resolve()
    if not arguments.profile:
        for line in (arguments.project / "dbt_project.yml").read_text().splitlines():
            if line.startswith("profile:"):
                arguments.profile = line.split(":", 1)[1].strip().strip("'\"")
    named = arguments.project / "steps.txt"
    if not arguments.steps:
        arguments.steps = [line for line in named.read_text().splitlines() if line and not line.startswith("#")] \
            if named.exists() else DEFAULT_STEPS
    os.environ.update(DBT_SEND_ANONYMOUS_USAGE_STATS="false", DBT_USE_COLORS="false")
    began = datetime.datetime.now(datetime.timezone.utc)
    dbt_program = str(pathlib.Path(sys.executable).parent / "dbt")
    answers = []
    for name, command in (("dbt", [dbt_program]), ("floe", [arguments.floe, "dbt"])):
        database = Postgres(arguments.postgres, began) if arguments.postgres else DuckDb(began)
        program = Program(name, command, arguments, database)
        answers.append([program.run(number, step) for number, step in enumerate(arguments.steps, 1)])
        database.close()
    differences, told = [], {}
    print("| step | exit | nodes | pass | statuses | answers | relations | rows | differ | dbt s | floe s |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for step, dbt, floe in zip(arguments.steps, *answers):
        print("| " + " | ".join(str(cell) for cell in compare(step, dbt, floe, differences, told, arguments.random)) + " |")
    (arguments.out / "differences.txt").write_text("".join(line + "\n" for line in differences))
    print(f"\n{len(differences)} lines in {arguments.out / 'differences.txt'}: statuses, answers and relations that differ")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
