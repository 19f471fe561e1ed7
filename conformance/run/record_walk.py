"""Records what dbt makes of the walk through PostgreSQL, as the golden file of TestPostgresWalk.

    record_walk.py --postgres URL --out DIR > testing/floe-run-tests/src/test/resources/dev/floe/testing/run/walk.txt

Run it with the python of a virtual environment that has dbt. The test takes the steps out of the file, and asks the database
the same after each.
"""

import argparse
import contextlib
import datetime
import importlib.metadata
import pathlib
import re
import sys

from compare_runs import Program
from databases import Postgres

STEPS = [
    "sql create schema raw; create table raw.events (id int, name text, updated_at timestamp, qty int); "
    "insert into raw.events values (1, 'a', '2024-01-01', 10), (2, 'b', '2024-01-01', 20), (3, 'c', '2024-01-02', 30)",
    "build",
    "sql update raw.events set name = 'bb', qty = 21, updated_at = '2024-02-01' where id = 2; delete from raw.events "
    "where id = 3; insert into raw.events values (4, 'd', '2024-02-02', 40)",
    "build",
    "run --vars {kind: view, wide: true}",
    "run --select base_table materialized materialized_left --vars {indexed: [name]}",
]

# One line for each relation, and one for each row of it, in which no time of the run is left.
QUERY = pathlib.Path(__file__).with_name("walk.sql")
NOW = re.compile(r"20(2[5-9]|[3-9]\d)-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?")
ID = re.compile(r"[0-9a-f]{32}")


def lines(database):
    with contextlib.closing(database.connect(database.NAME)) as connection, connection.cursor() as cursor:
        cursor.execute(QUERY.read_text())
        found = [NOW.sub("<now>", row[0]) for row in cursor.fetchall()]
    return sorted(ID.sub("<id>", line) if "<now>" in line else line for line in found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postgres", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.project = pathlib.Path(__file__).resolve().parent / "walk-postgres"
    arguments.around, arguments.profile, arguments.schema, arguments.threads = None, "walk", "analytics", 4
    arguments.out = arguments.out.resolve()
    database = Postgres(arguments.postgres, datetime.datetime.now(datetime.timezone.utc))
    database.execute_on_server("do $$ begin create role walk_reader; exception when duplicate_object then null; end $$")
    database.execute_on_server("do $$ begin create role walk_writer; exception when duplicate_object then null; end $$")
    program = Program("dbt", [str(pathlib.Path(sys.executable).parent / "dbt")], arguments, database)
    print("# dbt-core " + importlib.metadata.version("dbt-core") + ", dbt-postgres "
          + importlib.metadata.version("dbt-postgres") + "; recorded by conformance/run/record_walk.py")
    for number, step in enumerate(STEPS, 1):
        quoted = re.sub(r"(\{.*\})", r"'\1'", step) if "--vars" in step else step
        result = program.run(number, quoted)
        print(f"> {step}")
        print(f"= {result['code']}")
        for id, node in sorted(result["nodes"].items()):
            print(f"= {id} {node['status']}")
        for line in lines(database):
            print(f"  {line}".replace("\n", "\\n"))


if __name__ == "__main__":
    sys.exit(main())
