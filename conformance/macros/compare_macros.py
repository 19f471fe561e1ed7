"""Compares floe's dbt macros with those of the installed dbt: names, signatures, and what a table of probes renders.

Prints every difference and exits with 1 when there is one.
"""

import argparse
import dataclasses
import importlib.resources
import pathlib
import sys

from macro_set import read_package
from rendering import Probe, render
from probes import PROBES
from recording import Setting

OURS = pathlib.Path(__file__).resolve().parents[2] / "foundation/floe-dbt/src/main/resources/dev/floe/dbt/macros"
THEIRS = {"dbt": "global_project", "dbt_duckdb": "duckdb", "dbt_postgres": "postgres"}
SHOWN_FIELDS = ("error", "kind", "returned", "value", "adapter", "dispatched", "macros", "config")


def read_ours():
    return {package: read_package(package, OURS / package) for package in THEIRS}


def read_theirs():
    root = pathlib.Path(str(importlib.resources.files("dbt.include.global_project"))).parent
    return {package: read_package(package, root / folder) for package, folder in THEIRS.items()}


def flat(packages, adapter):
    """The macros that one adapter sees: the global ones, and over them those of the adapter."""
    return packages["dbt"] | packages[f"dbt_{adapter}"]


def signature_differences(ours, theirs):
    for package, macros in theirs.items():
        for name, macro in macros.items():
            if macro.kind == "materialization":
                continue
            mine = ours[package].get(name)
            if mine is None:
                yield f"{package}: missing {macro.signature}"
            elif mine.signature != macro.signature:
                yield f"{package}: {mine.signature} should be {macro.signature}"
        for name in ours[package].keys() - macros.keys():
            yield f"{package}: {ours[package][name].signature} is not in dbt"


def materializations(packages):
    return [f"{p}.{m.name}" for p, macros in packages.items() for m in macros.values() if m.kind == "materialization"]


def probe_differences(probe, ours, theirs):
    mine = render(probe, flat(ours, probe.adapter))
    other = render(probe, flat(theirs, probe.adapter))
    for field in SHOWN_FIELDS:
        left, right = getattr(mine, field), getattr(other, field)
        if left != right:
            note = f" ({mine.message} / {other.message})" if field == "error" else ""
            yield f"  {field}:{note}\n    ours   {left}\n    theirs {right}"


def all_probes(only):
    for adapters, expression, setting in PROBES:
        for adapter in adapters:
            if only in expression:
                yield Probe(adapter, expression, setting)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="compare the probes whose expression contains this text")
    arguments = parser.parse_args()
    ours, theirs = read_ours(), read_theirs()
    failures = 0
    if not arguments.only:
        for difference in signature_differences(ours, theirs):
            failures += 1
            print("signature:", difference)
        print("not written as macros, as intended:", ", ".join(materializations(theirs)))
    count = 0
    for probe in all_probes(arguments.only):
        count += 1
        differences = list(probe_differences(probe, ours, theirs))
        if differences:
            failures += 1
            print(f"probe: {probe}")
            print("\n".join(differences))
    print(f"{count} probes, {failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
