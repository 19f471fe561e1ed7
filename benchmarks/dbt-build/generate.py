"""Writes a dbt project that runs in an empty DuckDB: tiny tables and views in layers, with two tests each.

    generate.py --models N DIRECTORY

Every tenth model is a root of four rows; the others read one to three models of the layer before. Each model has the tests
unique and not_null on its key. The same number gives the same files.
"""

import argparse
import os
import random


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def model(index, layers, chance):
    kind = "table" if index % 2 else "view"
    head = "{{ config(materialized='" + kind + "') }}\n"
    if index % 10 == 0:
        return head + "".join(
            f"{'union all ' if row else ''}select {row} as id, {index} + {row} as amount\n" for row in range(4)
        )
    parents = chance.sample(layers, min(len(layers), 1 + index % 3))
    joins = "".join(
        f"join {{{{ ref('m{parent}') }}}} p{parent} on p{parent}.id = p{parents[0]}.id\n" for parent in parents[1:]
    )
    total = " + ".join(f"p{parent}.amount" for parent in parents)
    return head + f"select p{parents[0]}.id, {total} as amount\nfrom {{{{ ref('m{parents[0]}') }}}} p{parents[0]}\n{joins}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=int, default=1000)
    parser.add_argument("directory")
    arguments = parser.parse_args()
    chance = random.Random(1)
    folder = arguments.directory
    write(f"{folder}/dbt_project.yml", "name: generated\nversion: 1.0.0\nconfig-version: 2\nprofile: generated\n")
    write(
        f"{folder}/profiles.yml",
        "generated:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: generated.duckdb, schema: main, threads: 2}\n",
    )
    earlier = []
    described = ["models:"]
    for index in range(arguments.models):
        # A layer of 50: no chain is longer than models / 50, and views do not nest without end.
        known = [other for other in earlier[-100:] if other // 50 < index // 50 and other % 2] or [index - index % 10]
        text = model(index, known, chance) if index % 10 == 0 or known[0] in earlier else model(index - index % 10, [], chance)
        write(f"{folder}/models/layer_{index // 50:03}/m{index}.sql", text)
        earlier.append(index)
        described.append(f"  - name: m{index}\n    columns: [{{name: id, tests: [unique, not_null]}}]")
    write(f"{folder}/models/models.yml", "\n".join(described) + "\n")


if __name__ == "__main__":
    main()
