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

FAILURES = ("error", "fail", "runtime error", "skipped")


def main() -> int:
    failed = {}
    handle_result = GraphRunnableTask._handle_result

    def note_failure(self, result):  # here, as the results of the task leave ephemeral models out
        if str(result.status) in FAILURES:
            failed[result.node.unique_id] = result.message
        handle_result(self, result)

    GraphRunnableTask._handle_result = note_failure
    GraphRunnableTask._mark_dependent_errors = lambda self, *arguments, **named: None
    CompileTask.raise_on_first_error = lambda self: False
    answer = dbtRunner().invoke(sys.argv[2:])
    if answer.result is None:
        print(answer.exception, file=sys.stderr)
        return 2
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(failed, out, indent=2, sort_keys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
