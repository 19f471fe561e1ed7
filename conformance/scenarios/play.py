"""Plays recorded scenarios through floe, and compares what they leave with what dbt left.

    play.py DIR --out DIR [--postgres URL ...] [--floe HOME] [--processes] [--only TEXT ...] [--allow FILE] [--least PERCENT]

DIR has the scenarios of one database, as recorder.py writes them. --postgres takes the URL of a server in which the database
"dbt" is dropped and made again and again; without any, the scenarios are those of DuckDB. With several servers as many
scenarios are played at once; with DuckDB --workers tells how many.

A test passes when after each of its commands are equal: the exit code, each node's status and failures, the listed names, the
catalog, kind, columns and rows of each relation, and whether the output has what the test looked for. Prints a table by
category; OUT/results.json has each test, OUT/differences.txt what differs. With --least it ends with 1 where fewer of the
compared tests are equal; those whose difference is meant do not count as equal.
"""

import argparse
import base64
import collections
import concurrent.futures
import contextlib
import datetime
import fnmatch
import json
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "run"))

from artifacts import Artifacts  # noqa: E402
from compare_runs import describe, differing  # noqa: E402
from databases import DuckDb, Postgres  # noqa: E402

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
THREAD = re.compile(r"Thread-\d+ \(worker\)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LONGEST = 180


class Program:
    """floe as a process for each command."""

    def __init__(self, home):
        self.command = [str(home / "bin" / "floe")]

    def run(self, arguments, folder, environment):
        done = subprocess.run(self.command + arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=LONGEST)
        return done.returncode, done.stdout, done.stderr

    def close(self):
        pass


class Server:
    """floe in one process for all commands, by Served.java."""

    def __init__(self, home, log):
        log.parent.mkdir(parents=True, exist_ok=True)
        # Files with relative paths, which DuckDB takes from the folder of the process, land here.
        home = home.resolve()
        jdk = pathlib.Path((home / "lib" / "floe.aot.jdk").read_text().strip())
        self.process = subprocess.Popen(
            [str(jdk / "bin" / "java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Xmx1g",
             "-cp", str(home / "lib" / "*"), str(pathlib.Path(__file__).with_name("Served.java")), str(home)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=open(log, "w"), cwd=log.parent,
            text=True, encoding="utf-8")

    def run(self, arguments, folder, environment):
        request = {"arguments": arguments, "folder": str(folder), "environment": environment}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["code"], answer["output"], answer["errors"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Player:
    """One scenario at a time, in a folder and a database of its own."""

    def __init__(self, arguments, folder, url):
        self.floe = Program(arguments.floe) if arguments.processes else Server(arguments.floe, folder / "server.log")
        self.folder = folder
        self.url = url
        self.began = datetime.datetime.now(datetime.timezone.utc)
        if url:
            self.database = Postgres(url, self.began)
            self.database.NAME = "dbt"
        else:
            self.database = DuckDb(self.began)

    def play(self, file):
        """The tests of a scenario, each with the differences that were found."""
        base = self.folder / file.stem
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        text = file.read_text().replace("{base}", str(base))
        if self.url:
            text = text.replace("{port}", str(self.database.url.port))
            self.database.recreate(base)
        scenario = json.loads(text)
        run = Run(self, base, scenario)
        try:
            tests = [run.test(test) for test in scenario["tests"]]
        finally:
            for path in run.outside:
                path.unlink(missing_ok=True)
        return {"id": scenario["id"], "category": scenario["category"], "file": file.name, "tests": tests}


class Run:
    """A scenario that is being played."""

    def __init__(self, player, base, scenario):
        self.player = player
        self.base = base
        self.database = player.database
        self.environment = dict(os.environ, DBT_SEND_ANONYMOUS_USAGE_STATS="false", NO_COLOR="1")
        self.expected = {}
        self.told = {}
        self.outside = set()
        self.number = 0
        if not player.url:
            self.database.path = next((step["database"] for test in scenario["tests"] for step in test["steps"]
                                       if step.get("database")), None)
            if self.database.path and os.path.isabs(self.database.path):
                pathlib.Path(self.database.path).parent.mkdir(parents=True, exist_ok=True)

    def test(self, test):
        differences = []
        commands = 0
        for step in test["steps"]:
            if "files" in step:
                self.write(step)
            elif "environment" in step:
                for name, value in step["environment"].items():
                    if value is None:
                        self.environment.pop(name, None)
                    else:
                        self.environment[name] = str(self.base / "logs") if name == "DBT_LOG_PATH" else value
            elif "sql" in step:
                try:
                    self.execute(step["sql"])
                except Exception as failure:
                    differences.append(f"sql: {' '.join(step['sql'].split())[:80]}: {failure}")
            else:
                commands += 1
                differences += self.command(step)
        return {"name": test["name"], "outcome": test["outcome"], "python": test["python"], "commands": commands,
                "differences": differences}

    def write(self, step):
        for path, content in step["files"].items():
            file = self.base / path
            # A few tests write into the system's folder of temporary files, which their models name.
            if os.path.isabs(path):
                self.outside.add(file)
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                file.write_text(content, encoding="utf-8", newline="")
            elif content is None:
                file.unlink(missing_ok=True)
            elif "base64" in content:
                file.write_bytes(base64.b64decode(content["base64"]))
            elif "copy" in content and (self.base / content["copy"]).exists():
                shutil.copy(self.base / content["copy"], file)
        for path in step.get("removed", []):
            (self.base / path).unlink(missing_ok=True)
        for path in step.get("folders", []):
            (self.base / path).mkdir(parents=True, exist_ok=True)

    def execute(self, sql):
        if self.player.url:
            self.database.execute(sql)
            return
        with self.database.driver.connect(self.database.path) as connection:
            for path, alias in self.attached():
                connection.execute(f"attach if not exists '{path}'" + (f" as {alias}" if alias else ""))
            connection.execute(sql)

    def attached(self):
        """The databases that the profile has beside its own, which SQL between the commands may name."""
        import yaml

        for file in self.base.glob("profile*/profiles.yml"):
            for profile in yaml.safe_load(file.read_text()).values():
                for target in (profile.get("outputs") or {}).values():
                    for entry in target.get("attach") or []:
                        if entry.get("path") and ":memory:" not in entry["path"] and not entry.get("type"):
                            yield entry["path"], entry.get("alias")

    def command(self, step):
        self.number += 1
        words = [str(word) for word in step["command"]]  # a test may pass a number
        named = " ".join(words)
        named = re.sub(r" --(project|profiles)-dir \S+", "", named)
        folder = self.base / step["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        artifacts = Artifacts(self.base)
        try:
            code, out, talk = self.player.floe.run(["dbt"] + words, folder, self.environment)
            out, talk = COLOUR.sub("", out), COLOUR.sub("", talk)
        except subprocess.TimeoutExpired:
            return [f"{named}: no end after {LONGEST} s"]
        (self.base / f"{self.number}.log").write_text(f"{step['command']}\n{out}\n---\n{talk}")
        found = []
        if code != step["code"]:
            why = next((line for line in (talk + out).splitlines() if line.startswith("error")), talk.strip()[:200])
            found.append(f"exit code: dbt {step['code']} {': '.join(step.get('exception', []))[:160]}, floe {code} {why[:200]}")
        found += self.compare_artifacts(step["artifacts"], artifacts.changed())
        if "listed" in step:
            mine, yours = sorted(step["listed"]), sorted(line for line in out.splitlines() if line.strip())
            found += [f"listed: only dbt: {line[:150]}" for line in mine if line not in yours][:4]
            found += [f"listed: only floe: {line[:150]}" for line in yours if line not in mine][:4]
        for looked_for, was_there in step.get("looked_for", []):
            if (looked_for in out or looked_for in talk) != was_there:
                found.append(f"output: {looked_for!r} {'is missing' if was_there else 'is there'}")
        found += self.compare_relations(step)
        return [f"{named}: {line}" for line in found]

    def compare_artifacts(self, expected, actual):
        found = []
        for name in sorted(expected.keys() | actual.keys()):
            dbt, floe = expected.get(name), actual.get(name)
            if dbt is None or floe is None:
                # An empty list of results is written by one and not by the other when nothing ran.
                if dbt or floe:
                    found.append(f"{name}: only {'floe' if dbt is None else 'dbt'} writes it")
                continue
            for id in differing(dbt, floe):
                mine, yours = dbt.get(id), floe.get(id)
                if mine is None or yours is None:
                    found.append(f"{name}: {id}: only {'floe' if mine is None else 'dbt'}: {mine or yours}")
                else:
                    found += [f"{name}: {id}: {key}: dbt {mine.get(key)!r}, floe {yours.get(key)!r}"
                              for key in differing(mine, yours)]
        return found

    def compare_relations(self, step):
        self.expected.update(step.get("relations", {}))
        expected = {name: plain(relation) for name, relation in self.expected.items() if relation is not None}
        if self.player.url is None:
            self.database.path = step.get("database")
            if not self.database.path or not os.path.exists(self.database.path):
                return [f"relations: no database {self.database.path}"] if expected else []
        try:
            actual = {name: plain(relation) for name, relation in self.database.relations().items()}
        except Exception as failure:
            return [f"relations: {failure}"]
        found = []
        for name in differing(expected, actual):
            lines = describe(expected.get(name), actual.get(name), 3)
            # What an earlier step has left is said once.
            if self.told.get(name) != lines:
                found.append(f"relation {name}:" + "".join("\n    " + line.strip()[:300] for line in lines))
            self.told[name] = lines
        return found


def plain(relation):
    """A relation as JSON has it, without what no two runs have in common."""
    relation = json.loads(THREAD.sub("<thread>", UUID.sub("<uuid>", json.dumps(relation, default=str))))
    if "rows" in relation:
        relation["rows"].sort()
    return relation


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", type=pathlib.Path)
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--floe", type=pathlib.Path, default=root / "distribution" / "target" / "floe")
    parser.add_argument("--processes", action="store_true", help="start a process for each command, as a user does")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--postgres", action="append", default=[], metavar="URL")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--allow", type=pathlib.Path, default=pathlib.Path(__file__).with_name("allowed.txt"))
    parser.add_argument("--least", type=float, default=0, metavar="PERCENT")
    arguments = parser.parse_args()
    arguments.out = arguments.out.resolve()
    players = queue.Queue()
    for number, url in enumerate(arguments.postgres or [None] * arguments.workers):
        players.put(Player(arguments, arguments.out / "base" / str(number), url))
    files = [file for file in sorted(arguments.scenarios.glob("*.json"))
             if not arguments.only or any(text in file.name for text in arguments.only)]

    def play(file):
        player = players.get()
        try:
            return player.play(file)
        finally:
            players.put(player)

    began = time.monotonic()
    with contextlib.ExitStack() as stack:
        pool = stack.enter_context(concurrent.futures.ThreadPoolExecutor(players.qsize()))
        results = list(pool.map(play, files))
    while not players.empty():
        players.get().floe.close()
    allowed = Allowed(arguments.allow, "postgres" if arguments.postgres else "duckdb")
    equal = report(results, allowed, arguments.out)
    print(f"\n{len(files)} files in {time.monotonic() - began:.0f} s")
    return 0 if equal >= arguments.least else 1


class Allowed:
    """The tests that are meant to differ, each with its reason."""

    def __init__(self, file, database):
        self.entries = []
        for line in file.read_text().splitlines() if file.exists() else []:
            if line and not line.startswith("#"):
                kind, pattern, reason = line.split(None, 2)
                if kind in (database, "both"):
                    self.entries.append((pattern, reason))

    def reason(self, id):
        return next((reason for pattern, reason in self.entries if fnmatch.fnmatch(id, "*" + pattern)), None)


def report(results, allowed, out):
    columns = ("tests", "not under dbt", "no command", "inside Python", "compared", "equal", "meant", "differ")
    table = collections.defaultdict(lambda: dict.fromkeys(columns, 0))
    lines, summary = [], []
    for result in results:
        for test in result["tests"]:
            id = f"{result['id']}::{test['name']}"
            row = table[result["category"]]
            row["tests"] += 1
            if test["outcome"] != "passed":
                kind = "not under dbt"
            elif not test["commands"]:
                kind = "no command"
            elif test["python"]:
                kind = "inside Python"
            else:
                row["compared"] += 1
                kind = "equal" if not test["differences"] else "meant" if allowed.reason(id) else "differ"
            row[kind] += 1
            summary.append({"id": id, "category": result["category"], "kind": kind, "file": result["file"],
                            "differences": test["differences"]})
            if kind == "differ":
                lines += [id] + ["  " + line for line in test["differences"]] + [""]
    out.mkdir(parents=True, exist_ok=True)
    (out / "results.json").write_text(json.dumps(summary, indent=1))
    (out / "differences.txt").write_text("\n".join(lines) + "\n")
    print("| category | " + " | ".join(columns) + " |")
    print("|---|" + "---:|" * len(columns))
    for category in sorted(table):
        print(f"| {category} | " + " | ".join(str(table[category][column]) for column in columns) + " |")
    sums = {column: sum(row[column] for row in table.values()) for column in columns}
    print("| **all** | " + " | ".join(str(sums[column]) for column in columns) + " |")
    if not sums["compared"]:
        return 0
    equal = 100 * sums["equal"] / sums["compared"]
    print(f"\n{equal:.1f} % of those compared are equal, without those that are meant to differ; what differs: {out / 'differences.txt'}")
    return equal


if __name__ == "__main__":
    sys.exit(main())
