"""The differences between two programs' answers to the steps of a project."""

import dataclasses
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "run"))

from compare_runs import describe, differing  # noqa: E402

# The parts of a node's answer, of which the first that differs is told.
KEYS = ["status", "failures", "message", "relation", "compiled"]

# What --fail-fast has kept from running. How much that is is chance, as dbt starts nodes before it hears of a failure.
STOPPED = "Skipping due to fail_fast"


@dataclasses.dataclass
class Difference:
    """
    Something in which the programs differ. The kind is the same for what may have the same cause: it names neither a node of the
    project nor a value of it.
    """

    kind: str
    step: int
    lines: list

    def text(self):
        return "\n".join([f"  step {self.step}: {self.kind}"] + ["    " + line for line in self.lines])


def compare(steps, dbt, floe, wanted=()):
    """
    What differs otherwise than is wanted, of the first step in which something does: what comes later may follow from it.
    """
    for number, (step, one, other) in enumerate(zip(steps, dbt, floe), 1):
        found = [] if one.keys() != other.keys() and "sql" in step else list(of_step(number, step, one, other))
        if "sql" in step and one != other:
            found.append(Difference("sql", number, [f"dbt {one}, floe {other}"]))
        found = [one for one in found if not any(pattern.search(one.text()) for pattern in wanted)]
        if found:
            return found
    return []


def of_step(number, step, one, other):
    if "command" not in step:
        return
    name = step["command"][0]
    if one["code"] != other["code"]:
        yield Difference(f"{name}: exit code {one['code']} / {other['code']}", number, tail("dbt", one) + tail("floe", other))
    if one.get("listed") != other.get("listed"):
        first, second = one["listed"], other["listed"]
        yield Difference(f"{name}: listed", number, [f"only dbt:  {line}" for line in first if line not in second]
                         + [f"only floe: {line}" for line in second if line not in first])
    for id in differing(one["nodes"], other["nodes"]):
        mine, yours = one["nodes"].get(id), other["nodes"].get(id)
        if STOPPED in (message(mine), message(yours)):
            continue
        if mine is None or yours is None:
            yield Difference(f"{name}: {id.split('.')[0]} only in {'floe' if mine is None else 'dbt'}", number,
                             [f"{id}: dbt {mine}, floe {yours}"])
            continue
        for key in [key for key in KEYS if mine.get(key) != yours.get(key) and is_told(key, mine)][:1]:
            kind = f"{name}: {key} of {id.split('.')[0]}"
            if key == "status":
                kind += f" {mine[key]} / {yours[key]}"
            yield Difference(kind, number, [f"{id}:", f"dbt  {mine.get(key)!r}", f"floe {yours.get(key)!r}"]
                             + (tail("dbt", one) + tail("floe", other) if key == "status" else []))
    if any(message(node) == STOPPED for node in one["nodes"].values()):
        return
    relations = one.get("relations", {}), other.get("relations", {})
    for relation in differing(*relations):
        mine, yours = relations[0].get(relation), relations[1].get(relation)
        if mine is None or yours is None:
            kind = "relation only in " + ("floe" if mine is None else "dbt")
        else:
            kind = " and ".join(differing(mine, yours)) + " of a relation"
        yield Difference(f"{name}: {kind}", number, [f"{relation}:"] + describe(mine, yours))


def is_told(key, node):
    """What a test would have written when it failed before it did is no promise."""
    return key != "relation" or node["status"] != "error"


def message(node):
    return node.get("message") if node else None


def tail(program, answer):
    lines = [re.sub(r"^\d\d:\d\d:\d\d\s*", "", line) for line in answer["log"].splitlines()]
    return [f"{program}| {line}" for line in lines if line.strip()][-14:]
