"""Runs `dbt compile` as its command line does, but goes on after a node that cannot be compiled.

    compile_all.py FAILED_JSON compile --no-introspect ...

dbt stops at the first node that asks the database something, and then writes no manifest at all, though every other node
has an answer worth comparing. Here each such node is written to FAILED_JSON with its message, and the rest is compiled.
"""

import json
import sys

from dbt.cli.main import dbtRunner
from dbt.task.compile import CompileTask
from dbt.task.runnable import GraphRunnableTask


def main() -> int:
    CompileTask.raise_on_first_error = lambda self: False
    GraphRunnableTask._mark_dependent_errors = lambda self, *arguments, **named: None
    answer = dbtRunner().invoke(sys.argv[2:])
    if answer.result is None:
        print(answer.exception, file=sys.stderr)
        return 2
    failed = {
        result.node.unique_id: result.message
        for result in answer.result.results
        if str(result.status) in ("error", "fail", "runtime error", "skipped")
    }
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(failed, out, indent=2, sort_keys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
