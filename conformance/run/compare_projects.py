"""Runs the integration tests of public packages with dbt and with floe, and compares what they come to.

    compare_projects.py TARGET_DIR [--postgres URL] [--out DIR] [--floe PROGRAM] [PROJECT ...]

TARGET_DIR holds the projects as projects/fetch.sh gets them; projects.txt names those whose tests run, on which database and
in which steps. What needs PostgreSQL is left out, and said, where --postgres names no server. Each project is compared by
compare_runs.py, whose table stands in DIR/<project>-<database>/table.md and whose findings in differences.txt beside it. Run
it with the python of a virtual environment that has dbt. Prints a line for each project, and exits with 1 if anything differs.
"""

import argparse
import pathlib
import subprocess
import sys


def suites(path):
    """Project, database, options of compare_runs.py, and steps of each suite of the file."""
    found = []
    for line in path.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            project, database = line.split()
            found.append([project, database, [], []])
        elif line.split()[0] in ("random", "schema"):
            option, value = line.split(None, 1)
            found[-1][2] += ["--" + option, value]
        else:
            found[-1][3].append(line.strip())
    return found


def cells(table):
    """The cells of compare_runs.py's lines, without its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("| ")][1:]


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("projects", nargs="*")
    parser.add_argument("--postgres", metavar="URL")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--floe", default=str(here.parents[1] / "floe"))
    arguments = parser.parse_intermixed_args()
    out = (arguments.out or arguments.target / "runs").resolve()
    failed = False
    print("| project | database | nodes | pass | statuses | answers | relations | differ | dbt s | floe s |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for project, database, options, steps in suites(here / "projects.txt"):
        if arguments.projects and project not in arguments.projects:
            continue
        if database == "postgres" and not arguments.postgres:
            print(f"| {project} | {database} | skipped: no server is named |")
            continue
        folder = out / f"{project}-{database}"
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, str(here / "compare_runs.py"), str((arguments.target / project / "project").resolve()),
                   "--around", str((arguments.target / project / "source").resolve()), "--out", str(folder),
                   "--floe", arguments.floe]
        command += ["--duckdb"] if database == "duckdb" else ["--postgres", arguments.postgres]
        command += options
        for step in steps:
            command += ["--step", step]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        (folder / "table.md").write_text(done.stdout)
        lines = cells(done.stdout)
        failed |= done.returncode != 0
        if len(lines) != len(steps):
            print(f"| {project} | {database} | broken: see {folder / 'table.md'} |")
            continue
        sums = [sum(int(line[column]) for line in lines) for column in (2, 3, 4, 5)]
        seconds = [sum(float(line[column]) for line in lines) for column in (9, 10)]
        print(f"| {project} | {database} | {' | '.join(map(str, sums))} | {lines[-1][6]} |"
              f" {lines[-1][8]} | {seconds[0]:.0f} | {seconds[1]:.0f} |", flush=True)
    print("\nNodes of all steps, those that pass under dbt, those whose status or answer differs; relations after the last step, and how many of them differ.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
