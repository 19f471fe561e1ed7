"""Compiles public dbt projects under a platform with all rules, and looks at what is found.

    no_false_alarms.py TARGET_DIR [project...]

TARGET_DIR is the one of conformance/run.sh, which fetches the projects and asks dbt about them. The people who wrote them keep their SQL
working, so that the rules 'columns' and 'classification' have nothing to find: whatever they report is a false alarm. Other rules are
policies that nobody there has agreed to. What they find is held against what judge.py finds in dbt's own manifest, node by node.

A table tells for each project its models, with those of installed packages; how many of them are understood, so that their columns are checked,
and how many are passed over, since their templates ask a database or floe does not understand their SQL; the false alarms; the findings of the rules that are judged, and how many differ from the
judge's; and the seconds of the whole process. Exits with 1 if there is a false alarm, a difference or a project that does not compile.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import judge

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROFILES = {"duckdb": "duckdb", "postgres": "{name: postgres, config: {host: localhost, database: public}}"}
# Integration tests without models of their own: the package that they test is the product.
PACKAGES = {"dbt_github", "dbt_jira", "dbt_shopify"}
NO_ALARM = ("FLOE-C18", "FLOE-C191", "FLOE-C192")
JUDGED = {f"FLOE-C{number}" for number in (114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 125, 131)}
NAME = re.compile(r"\w+ '(.*?)' (?:of|is|has|lies|does|reads)\b")
NEEDS_DATABASE = "its template cannot be rendered without a database"

PLATFORM = """\
name: public
plugins: {compute: {approved: [%(compute)s], default: %(name)s}}
data_architecture:
  layers:
%(layers)s
governance:
  models: {require_layer: true}
  sql: {require_references: true, forbidden_functions: [random, current_timestamp, getdate]}
  sources: {require_freshness: true, read_by: [%(first)s]}
  classification:
    levels:
      - {name: pii, masking: required, allowed_layers: [%(first)s]}
  quality_gates: {on_failure: warn}
"""

LAYER = """\
    %s:
      materializations: [view, table]
      quality_gates:
        required_tests: [not_null]
        minimum_test_coverage: 50
        require_descriptions: true
        require_owners: true
        require_primary_keys: true
        require_contracts: true
        required_tags: [daily]
        required_meta: [domain]
"""


def product_of(source, project, name):
    """The folder that is compiled, within a copy of what was fetched."""
    tests = source / os.path.relpath((project / "project").resolve(), (project / "source").resolve())
    if name not in PACKAGES:
        return tests
    installed = source / "dbt_packages"
    shutil.rmtree(installed, ignore_errors=True)
    installed.mkdir()
    for package in (tests / "dbt_packages").iterdir():
        if package.resolve() != source:
            shutil.copytree(package, installed / package.name, symlinks=True)
    return source


def model_paths(product):
    text = (product / "dbt_project.yml").read_text(encoding="utf-8")
    found = re.search(r"^(?:model|source)-paths:\s*(\[[^\]]*\]|(?:\n\s*-\s*\S+)+)", text, re.MULTILINE)
    return [word for word in re.findall(r"[\w./-]+", found[1]) if word.strip("-")] if found else ["models"]


def layers_of(product):
    """A layer for each folder of models: its name, by the path."""
    layers = {}
    for path in model_paths(product):
        for folder in sorted((product / path).iterdir()):
            if folder.is_dir() and next(folder.rglob("*.sql"), None):
                layers[f"{path}/{folder.name}"] = re.sub(r"\W", "_", folder.name).lower()
        if not any(name.startswith(path + "/") for name in layers):
            layers[path] = "all_models"
    return layers


def write_platform(product, adapter):
    """The layers that it has, by the folders of their models."""
    layers = layers_of(product)
    names = list(dict.fromkeys(layers.values()))
    (product / "manifest.yaml").write_text(
        PLATFORM
        % {
            "compute": PROFILES[adapter],
            "name": adapter,
            "layers": "".join(LAYER % name for name in names),
            "first": names[0],
        },
        encoding="utf-8",
    )
    transforms = "".join(f"  - {{type: dbt, path: {path}, layer: {layer}}}\n" for path, layer in layers.items())
    (product / "floe.yaml").write_text(
        f"name: public\nplatform: {{ref: manifest.yaml}}\ntransforms:\n{transforms}", encoding="utf-8"
    )
    return layers


def floe(command, product):
    """What it answers, and the seconds."""
    began = time.monotonic()
    run = subprocess.run(
        [ROOT / "floe", command, "--project-dir", product, "--output", "json"], capture_output=True, text=True
    )
    seconds = time.monotonic() - began
    (product / f"{command}.json").write_text(run.stdout + run.stderr, encoding="utf-8")
    try:
        return json.loads(run.stdout), seconds
    except ValueError:
        problem = {"code": "no answer", "severity": "error", "message": run.stderr.strip()[:300]}
        return {"problems": [problem], "tables": []}, seconds


def judged(problems):
    """What floe has found of what the judge decides, in the judge's form."""
    found = [each for each in problems if each["code"] in JUDGED]
    return collections.Counter((each["code"], NAME.match(each["message"])[1]) for each in found)


def examine(name, target, out):
    """Whether all is well; prints the line of the project and what is wrong below it."""
    project = target / name
    copy = out / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project / "source", copy, symlinks=True, ignore=shutil.ignore_patterns(".git", "target"))
    product = product_of(copy.resolve(), project, name)
    profile = (project / "profiles" / "profiles.yml").read_text(encoding="utf-8")
    layers = write_platform(product, "postgres" if re.search(r"type:\s*postgres", profile) else "duckdb")
    compiled, seconds = floe("compile", product)
    problems = compiled["problems"]
    lineage, _ = floe("lineage", product)
    # Lineage looks at the models of installed packages too, which are not the product's.
    alarms = {json.dumps(each): each for each in problems + lineage["problems"] if each["code"].startswith(NO_ALARM)}
    wrong = [each for each in problems if each["severity"] == "error"] + list(alarms.values())
    unknown = collections.Counter()
    for table in lineage["tables"]:
        if table["id"].startswith(("model.", "snapshot.")):
            unknown[table.get("unknown", "")] += 1
    for_database = unknown[NEEDS_DATABASE]
    others = sum(unknown.values()) - for_database - unknown[""]
    counts = ["-", "-"]
    if name not in PACKAGES:
        manifest = json.loads((project / "oracle" / "manifest.json").read_text(encoding="utf-8"))
        expected = +judge.Judge(manifest, layers).judge()
        actual = judged(problems)
        differences = {key: (expected[key], actual[key]) for key in expected | actual if expected[key] != actual[key]}
        counts = [sum(actual.values()), len(differences)]
        wrong += [
            {"code": code, "message": f"'{node}': {wanted} by the judge, {got} by floe"}
            for (code, node), (wanted, got) in sorted(differences.items())
        ]
    cells = [name, sum(unknown.values()), unknown[""], for_database, others, len(alarms), *counts, f"{seconds:.1f}"]
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    for each in wrong:
        print(f"    {each['code']} {each.get('file', '')}:{each.get('line', '')} {each['message']}")
    return not wrong and bool(unknown)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=pathlib.Path, help="where conformance/run.sh has put the projects")
    parser.add_argument("projects", nargs="*", help="some of them; all otherwise")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="where the copies are compiled")
    arguments = parser.parse_args()
    names = arguments.projects or sorted(each.parent.name for each in arguments.target.glob("*/source"))
    subprocess.run([ROOT / "floe", "version"], check=True, stdout=subprocess.DEVNULL)
    print("| project | models | understood | need a database | unknown otherwise | false alarms | findings | differ | seconds |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    good = [examine(name, arguments.target, arguments.out) for name in names]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
