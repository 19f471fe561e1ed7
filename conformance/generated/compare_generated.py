"""Lets dbt and floe run the same commands on generated projects, and compares what they come to.

    compare_generated.py COUNT [--first SEED] [--out DIR] [--workers N] [--shrink N]

Each project is made from a number (generate.py), and so are the commands that are run on it. After each command are compared:
the exit code; of each node its status, failures, message, relation and compiled SQL; what ls lists; of each relation in the
database its kind, columns, types and rows. Of a project only the first step that differs is told.

What dbt answers is kept in DIR, so that floe alone runs the next time. Differences that are wanted stand in wanted.txt, each
with its reason. Prints a table; DIR/differences.txt has what differs, and DIR/shrunk the projects to which --shrink has brought
the first N of the differing kinds. Exits with 1 if anything differs that is not wanted.
"""

import argparse
import collections
import json
import multiprocessing
import os
import pathlib
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback

from answers import take
from differences import compare
from generate import generate
from programs import ROOT, Dbt, Floe, TooLong
from shrink import Shrinking

HERE = pathlib.Path(__file__).resolve().parent


class Worker:
    """Both programs, started when they are needed first, and a folder for the projects."""

    def __init__(self, out, home, sessions):
        self.out = out
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="projects-", dir=out))
        self.dbt = None
        self.floe = Floe(home, sessions)

    def of_dbt(self, project):
        kept = self.out / "dbt" / f"{project.digest()}.json"
        if kept.exists():
            return json.loads(kept.read_text())
        self.dbt = self.dbt or Dbt()
        answers = take(project, self.dbt, self.folder / "dbt" / "shop")
        kept.write_text(json.dumps(answers))
        return answers

    def differences(self, project):
        """How many commands and nodes were compared, and what differs."""
        dbt = self.of_dbt(project)
        floe = take(project, self.floe, self.folder / "floe" / "shop")
        commands = sum("command" in step for step in project.steps)
        nodes = sum(len(answer.get("nodes", ())) for answer in dbt)
        relations = sum(len(answer.get("relations", ())) for answer in dbt)
        return commands, nodes, relations, sum(answer.get("code") == 2 for answer in dbt), compare(project.steps, dbt, floe, wanted())


WORKER = None


def begin(out, home, sessions):
    global WORKER
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    WORKER = Worker(out, home, sessions)


def run(seed):
    try:
        return (seed,) + WORKER.differences(generate(seed))
    except TooLong as ended:
        return seed, 0, 0, 0, 0, str(ended)
    except Exception:
        return seed, 0, 0, 0, 0, traceback.format_exc()


def shrink(seed, kind):
    def differs(project):
        try:
            return any(found.kind == kind for found in WORKER.differences(project)[-1])
        except TooLong:
            return False

    return seed, kind, Shrinking(generate(seed), differs).smallest()


def until_interrupted(results):
    """What is there when somebody ends it is told."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield from results
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)


def wanted():
    """Patterns of texts of differences, each with the reason above it."""
    lines = (HERE / "wanted.txt").read_text().splitlines()
    return [re.compile(line, re.DOTALL) for line in lines if line and not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "floe-generated")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shrink", type=int, default=0)
    parser.add_argument("--floe", type=pathlib.Path, default=ROOT / "distribution" / "target" / "floe", help="where floe is installed")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    (out / "dbt").mkdir(parents=True, exist_ok=True)
    os.environ["GENERATED_LEAST"] = "1"
    began = time.monotonic()
    totals, kinds, told, unwanted, failed = collections.Counter(), {}, [], 0, []
    home = arguments.floe.resolve()
    with tempfile.TemporaryDirectory(prefix="sessions-", dir=home.parent) as sessions, \
            multiprocessing.get_context("fork").Pool(arguments.workers, begin, (out, home, pathlib.Path(sessions))) as pool:
        seeds = range(arguments.first, arguments.first + arguments.count)
        for seed, commands, nodes, relations, refused, found in until_interrupted(pool.imap_unordered(run, seeds)):
            totals.update(projects=1, commands=commands, nodes=nodes, relations=relations, refused=refused)
            if isinstance(found, str):
                failed.append(f"seed {seed}: {found}")
                print(failed[-1], file=sys.stderr, flush=True)
                continue
            if found:
                unwanted += 1
                told.append((seed, "\n".join([f"seed {seed}"] + [one.text() for one in found])))
                for kind in {one.kind for one in found}:
                    kinds.setdefault(kind, []).append(seed)
                print(f"seed {seed}: " + "; ".join(sorted({one.kind for one in found})), file=sys.stderr, flush=True)
        (out / "differences.txt").write_text("\n".join(text for _, text in sorted(told)) + "\n")
        first = sorted(kinds.items(), key=lambda entry: -len(entry[1]))[:arguments.shrink]
        for seed, kind, project in pool.starmap(shrink, [(min(seeds), kind) for kind, seeds in first]):
            folder = out / "shrunk" / f"{seed} {re.sub('[^a-z0-9]+', ' ', kind)}"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            project.write(folder)
            (folder / "steps.json").write_text(json.dumps(project.steps, indent=1))
    for folder in out.glob("projects-*"):
        shutil.rmtree(folder, ignore_errors=True)
    print("| projects | commands | nodes | relations | commands that dbt refuses | projects that differ | s |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    print(f"| {totals['projects']} | {totals['commands']} | {totals['nodes']} | {totals['relations']} | {totals['refused']} "
          f"| {unwanted + len(failed)} | {time.monotonic() - began:.0f} |")
    if kinds:
        print("\n| what differs | projects | such as |\n|---|---:|---|")
        for kind, seeds in sorted(kinds.items(), key=lambda entry: -len(entry[1])):
            print(f"| {kind} | {len(seeds)} | {', '.join(str(seed) for seed in sorted(seeds)[:6])} |")
    for line in failed:
        print(line)
    return 1 if unwanted or failed else 0


if __name__ == "__main__":
    sys.exit(main())
