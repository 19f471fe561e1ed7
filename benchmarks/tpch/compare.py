"""Runs floe and plain DuckDB on the 22 queries in turns, and prints a Markdown table of the medians.

    compare.py RUNS FLOE PRODUCT WORK VARIABLES PLAIN...

FLOE is the launcher, PLAIN the command of the other side; it prints "query milliseconds" lines. Prints nothing and
fails if the two sides have not made the same rows.
"""

import json
import os
import re
import statistics
import subprocess
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "dbt-parse"))
from measure import run  # noqa: E402

QUERIES = [f"q{number:02}" for number in range(1, 23)]
SIDES = ("plain", "floe")


def plain_times(log):
    with open(log, encoding="utf-8") as lines:
        return {name: float(milliseconds) / 1000 for name, milliseconds in map(str.split, lines)}


def floe_times(product, log):
    """Seconds of each query, of all tests ("audit"), and of what the run did beside its steps ("publish")."""
    with open(f"{product}/target/results.json", encoding="utf-8") as file:
        steps = json.load(file)["steps"]
    other = [step["unique_id"] for step in steps if step["status"] not in ("built", "passed")]
    if other:
        sys.exit(f"floe has neither built nor passed {', '.join(other)}, so there is nothing to compare")
    with open(log, encoding="utf-8") as file:
        run_seconds = float(re.search(r"^Published 22 tables at once in ([\d.]+) s", file.read(), re.MULTILINE).group(1))
    seconds = {step["unique_id"].removeprefix("model.tpch."): step["milliseconds"] / 1000 for step in steps}
    queries = {query: seconds.pop(query) for query in QUERIES}
    audit = sum(seconds.values())
    return queries | {"audit": audit, "publish": run_seconds - sum(queries.values()) - audit}


def check_rows(floe, product, output):
    """A table of floe and a file of the other side are equal if neither has a row more often than the other."""
    parts = []
    for query in QUERIES:
        ours, theirs = f"from gold.{query}", f"from read_parquet('{output}/{query}.parquet')"
        parts.append(
            f"select '{query}' as query, (select count(*) {ours}) as ours, (select count(*) {theirs}) as theirs,"
            f" (select count(*) from ((select * {ours} except all select * {theirs})"
            f" union all (select * {theirs} except all select * {ours}))) as differing"
        )
    command = [floe, "show", "--project-dir", product, "--limit", "100", "--output", "json", " union all ".join(parts)]
    shown = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if shown.returncode:
        sys.exit("floe cannot show what it has published, so nothing is known of its rows")
    rows = {row["query"]: row for row in json.loads(shown.stdout)["rows"]}
    if sorted(rows) != QUERIES:
        sys.exit(f"only {', '.join(sorted(rows))} have been compared")
    wrong = [row for row in rows.values() if row["differing"] or row["ours"] != row["theirs"]]
    for row in wrong:
        print(f"{row['query']}: floe has {row['ours']} rows, plain {row['theirs']}; {row['differing']} differ", file=sys.stderr)
    if wrong:
        sys.exit("the two sides have not made the same rows, so their times mean nothing")
    return {query: row["ours"] for query, row in rows.items()}


def line(what, rows, plain, floe, form=".2f"):
    print(f"| {what} | {rows} | {plain:{form}} | {floe:{form}} | {floe / plain:.2f} |")


def report(times, processes, rows):
    def middle(key):
        return [statistics.median(one[key] for one in times[side]) for side in SIDES]

    print("| | rows | plain DuckDB | floe | ratio |")
    print("|---|---:|---:|---:|---:|")
    for query in QUERIES:
        line(f"{query}, seconds", rows[query], *middle(query), ".3f")
    sums = [statistics.median(sum(one[query] for query in QUERIES) for one in times[side]) for side in SIDES]
    line("all queries, seconds", "", *sums)
    for what, key in (("22 tests, seconds", "audit"), ("publishing, seconds", "publish")):
        seconds = statistics.median(one[key] for one in times["floe"])
        print(f"| {what} | | | {seconds:.2f} | {seconds / sums[0]:.2f} |")
    pipeline = statistics.median(sum(one.values()) for one in times["floe"])
    line("queries, tests and publishing, seconds", "", sums[0], pipeline)
    for index, what in enumerate(("whole process, seconds", "whole process, CPU seconds")):
        line(what, "", *(statistics.median(one[index] for one in processes[side]) for side in SIDES))
    line("whole process, peak MiB", "", *(statistics.median(one[2] for one in processes[side]) for side in SIDES), ".0f")


def main():
    runs, floe, product, work, variables, *plain = sys.argv[1:]
    build = [floe, "run", "--project-dir", product, "--full-refresh", "--select", "gold", "--threads", "1", "--vars", variables]
    times = {side: [] for side in SIDES}
    processes = {side: [] for side in SIDES}
    for _ in range(int(runs)):
        processes["plain"].append(run(plain, f"{work}/plain.log"))
        times["plain"].append(plain_times(f"{work}/plain.log"))
        processes["floe"].append(run(build, f"{work}/floe.log"))
        times["floe"].append(floe_times(product, f"{work}/floe.log"))
    report(times, processes, check_rows(floe, product, f"{work}/plain"))


if __name__ == "__main__":
    main()
