"""Holds manifests against the JSON Schema that dbt publishes, as dbt-core generates it from its own classes.

validate.py MANIFEST..., run by the Python of an environment that has dbt: prints the number of violations of each file and
the first of them; exits with 1 if there is one.
"""

import json
import sys

import jsonschema
from dbt.artifacts.schemas.manifest import WritableManifest
from mashumaro.jsonschema import build_json_schema
from mashumaro.jsonschema.dialects import DRAFT_2020_12

SHOWN = 5


def main():
    schema = build_json_schema(WritableManifest, dialect=DRAFT_2020_12, with_definitions=True).to_dict()
    validator = jsonschema.Draft202012Validator(schema)
    found = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            violations = list(validator.iter_errors(json.load(file)))
        found += len(violations)
        print(f"{len(violations):6d}  {path}")
        for violation in violations[:SHOWN]:
            print("       ", "/".join(map(str, violation.absolute_path)), violation.message[:200])
    return 1 if found else 0


sys.exit(main())
