"""What the steps of a generated project come to, in a form in which two programs can be compared."""

import datetime
import json
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "run"))

from databases import TIME, DuckDb, Rows  # noqa: E402

# White space says nothing in SQL, and none has to stand beside signs.
SPACE = re.compile(r"\s+")
BETWEEN = re.compile(r"\s*([(),;])\s*")
FIXTURE = re.compile(r"-- Fixture for \S+")
BEGAN = datetime.datetime.now(datetime.timezone.utc)


def take(project, program, folder):
    """The answers of a program to all steps of a project, which is written into the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    project.write(folder)
    database = DuckDb(BEGAN, ("other",))
    database.path = folder / "generated.duckdb"
    answers = []
    for number, step in enumerate(project.steps, 1):
        if "sql" in step:
            answers.append({"sql": executed(database, step["sql"])})
        elif "write" in step:
            project.write(folder, step["write"])
            answers.append({})
        elif "keep" in step:
            keep(folder, folder / step["keep"])
            answers.append({})
        else:
            answers.append(command(program, folder, database, step["command"], is_kept(project.steps[number:])))
    return answers


def is_kept(steps):
    """Whether the artifacts are kept before another command writes them."""
    for step in steps:
        if "keep" in step or "command" in step:
            return "keep" in step
    return False


def executed(database, sql):
    try:
        database.execute(sql)
        return "done"
    except database.driver.Error as failure:
        return type(failure).__name__


def keep(folder, state):
    state.mkdir(exist_ok=True)
    for name in ("manifest.json", "run_results.json", "sources.json"):
        if (folder / "target" / name).exists():
            shutil.copy(folder / "target" / name, state / name)


def read(path):
    return path.read_bytes() if path.exists() else b""


def command(program, folder, database, words, keeps):
    results, sources = folder / "target" / "run_results.json", folder / "target" / "sources.json"
    before = read(results), read(sources)
    answer = program.run(folder, words, keeps)
    found = {"code": answer.code, "nodes": {}, "log": answer.log[-6000:]}
    if words[0] == "ls":
        found["listed"] = sorted(listed(line) for line in answer.output.splitlines())
        return found
    if read(results) != before[0]:
        for result in json.loads(results.read_text())["results"]:
            found["nodes"][result["unique_id"]] = node(result, Rows(BEGAN))
    if read(sources) != before[1]:
        for result in json.loads(sources.read_text())["results"]:
            found["nodes"][result["unique_id"]] = {"status": result["status"], "failures": None}
    if "--fail-fast" in words:
        # What is left of dbt's threads may still write.
        return found
    found["relations"] = json.loads(json.dumps(database.relations()))
    return found


def listed(line):
    """A line of ls; the order of a JSON object's keys is nobody's promise, and that of sources is chance in dbt."""
    if not line.startswith("{"):
        return line
    node = json.loads(line)
    for names in (node.get("depends_on") or {}).values():
        names.sort()
    return json.dumps(node, sort_keys=True)


def node(result, rows):
    found = {"status": result["status"], "failures": result["failures"], "relation": result["relation_name"]}
    if result["status"] not in ("error", "runtime error"):
        found["message"] = TIME.sub(rows.time, result["message"] or "")
    if result["compiled_code"] is not None:
        # dbt says in a comment which fixture comes.
        code = FIXTURE.sub("", TIME.sub(rows.time, result["compiled_code"]))
        found["compiled"] = SPACE.sub(" ", BETWEEN.sub(r"\1", code)).strip()
    return found
