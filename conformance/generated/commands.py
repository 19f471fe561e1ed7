"""The commands that are run on a generated project, and what changes between them."""

from data import csv, rows_of
from draft import NAME


def atom(draft):
    models = [node for node in draft.nodes if node.kind in ("model", "seed", "snapshot")]
    node = draft.one(models)
    tag = draft.one(["nightly", "core", "odd", "checks", "history", "raw", "column_tag"])
    return draft.random.choices([
        node.name,
        f"tag:{tag}",
        draft.one(["path:models/staging", "path:models/marts", "path:seeds", "models/marts/core", f"path:{node.folder}", "path:models"]),
        draft.one(["config.materialized:view", "config.materialized:incremental", "config.materialized:table", "config.severity:warn",
                   "config.schema:extra", "config.meta.owner:a", "config.tags:core", "config.enabled:true"]),
        draft.one(["resource_type:model", "resource_type:seed", "resource_type:test", "resource_type:snapshot", "resource_type:source"]),
        draft.one(["test_type:generic", "test_type:singular", "test_type:data", "test_type:unit", "test_name:unique",
                   "test_name:not_null", "test_name:small"]),
        draft.one(["source:raw", "source:*", "source:raw.events_1", "exposure:dashboard", "exposure:*", "group:finance", "access:private",
                   "access:protected", "version:latest", "version:old", "version:none", "unit_test:*"]),
        draft.one(["stg_*", "*_1", "fct_?", f"{NAME}.*", f"{NAME}.marts.core", f"{NAME}.staging", "marts", "core", f"fqn:{node.name}",
                   f"{NAME}.{node.name}"]),
        draft.one([f"package:{NAME}", "package:this", f"file:{node.name}.sql", f"file:{node.name}", "nowhere", "package:nothing", "*"]),
    ], [9, 3, 2, 3, 2, 2, 2, 3, 1])[0]


def operated(draft, text):
    if draft.chance(0.1):
        return "@" + text
    if draft.chance(0.3):
        text = draft.one(["+", "+", "1+", "2+"]) + text
    if draft.chance(0.3):
        text = text + draft.one(["+", "+", "+1", "+2"])
    return text


def criteria(draft):
    found = []
    for _ in range(draft.one([1, 1, 2, 3])):
        text = operated(draft, atom(draft))
        if draft.chance(0.15):
            text += "," + operated(draft, atom(draft))
        found.append(text)
    return found


def selection(draft, earlier):
    words = []
    if draft.chance(0.6):
        words += ["--select"] + criteria(draft)
        if earlier and draft.chance(0.5):
            state = draft.one(["state:modified", "state:modified+", "state:new", "state:old", "state:unmodified", "+state:modified",
                               "state:modified.body", "state:modified.configs", "state:modified.relation", "result:error",
                               "result:error+", "result:success", "result:fail", "result:fail+", "result:skipped", "result:pass",
                               "result:warn", "1+result:fail"])
            if draft.chance(0.6):
                words = ["--select", state]
            else:
                words.append(state)
    elif draft.chance(0.25) and "selectors.yml" in draft.files:
        names = [entry["name"] for entry in draft.files["selectors.yml"]["selectors"]]
        return words + ["--selector", draft.one(names)]
    if draft.chance(0.25):
        words += ["--exclude"] + criteria(draft)
    if draft.chance(0.2):
        words += ["--indirect-selection", draft.one(["eager", "cautious", "buildable", "empty"])]
    return words


def selectors(draft):
    def definition(depth):
        kind = draft.random.choices(["text", "method", "union", "intersection"], [2, 4, 2 if depth else 0, 2 if depth else 0])[0]
        if kind == "text":
            return operated(draft, atom(draft))
        if kind == "method":
            found = draft.one([
                {"method": "tag", "value": draft.one(["nightly", "core", "odd"])},
                {"method": "path", "value": draft.one(["models/staging", "models/marts"])},
                {"method": "config.materialized", "value": draft.one(["view", "table", "incremental"])},
                {"method": "resource_type", "value": draft.one(["seed", "model"])},
                {"method": "fqn", "value": draft.one([node.name for node in draft.of("model", "seed")])}])
            if draft.chance(0.3):
                found[draft.one(["children", "parents", "childrens_parents"])] = True
            if "children" in found and draft.chance(0.4):
                found["children_depth"] = 1
            if draft.chance(0.15):
                found["indirect_selection"] = draft.one(["cautious", "eager", "buildable", "empty"])
            if draft.chance(0.15):
                found["exclude"] = [operated(draft, atom(draft))]
            return found
        parts = [definition(depth - 1) for _ in range(draft.random.randint(1, 3))]
        if kind == "union" and draft.chance(0.4):
            parts.append({"exclude": [definition(0)]})
        return {kind: parts}

    made = [{"name": draft.named("selector_"), "definition": definition(2)} for _ in range(draft.random.randint(1, 2))]
    if draft.chance(0.2):
        made[0]["default"] = True
    if len(made) > 1 and draft.chance(0.4):
        made[1]["definition"] = {"method": "selector", "value": made[0]["name"]} if draft.chance(0.5) else \
            {"union": [{"method": "selector", "value": made[0]["name"]}, definition(0)]}
    draft.files["selectors.yml"] = {"selectors": made}


def flags(draft, command):
    words = []
    if command in ("build", "run", "seed") and draft.chance(0.12):
        words.append("--full-refresh")
    if command in ("build", "run", "test") and draft.chance(0.1):
        words.append("--fail-fast")
    if draft.chance(0.15):
        words += ["--vars", draft.one(["{wide: true}", "{threshold: 2}", "{label: \"it's\", factor: 10}", "{groups: [1], wide: true}",
                                       "threshold: 1"])]
    if command in ("build", "test") and draft.chance(0.08):
        words.append("--store-failures")
    if command in ("build", "run") and draft.chance(0.05):
        words.append("--empty")
    if command == "build" and draft.chance(0.12):
        words += [draft.one(["--resource-type", "--exclude-resource-type"])] + draft.some(
            ["model", "seed", "test", "snapshot", "unit_test"], 1, 1)
    if command in ("build", "test") and draft.chance(0.04):
        words += ["--warn-error-options", "{error: [LogTestResult]}"]
    return words


def edit(draft):
    """Files that take the place of others: data that changes, SQL that does, configuration that does."""
    written = {}
    for _ in range(draft.one([1, 1, 2])):
        seeds = [node for node in draft.of("seed") if draft.files[f"seeds/{node.name}.csv"].startswith("id,grp")]
        kind = draft.random.choices(["rows", "columns", "sql", "model", "gone"], [6, 1, 3, 2, 1])[0]
        if kind == "rows" and seeds:
            node = draft.one(seeds)
            rows = [list(row) for row in node.rows]
            if draft.chance(0.3) and len(rows) > 1:
                rows.pop(draft.random.randrange(len(rows)))
            if draft.chance(0.5):
                rows[0] = rows_of(draft, node.names, 1)[0]
            rows += rows_of(draft, node.names, draft.random.randint(0, 3), len(rows) + 1)
            node.rows = rows
            written[f"seeds/{node.name}.csv"] = csv(["id", "grp"] + node.names, rows)
        elif kind == "columns" and seeds:
            node = draft.one(seeds)
            node.rows = [row + ["more"] for row in node.rows]
            node.names = node.names + [draft.named("more_")]
            written[f"seeds/{node.name}.csv"] = csv(["id", "grp"] + node.names, node.rows)
        elif kind == "sql":
            models = [node for node in draft.of("model") if hasattr(node, "text")]
            if models:
                node = draft.one(models)
                node.text = draft.one(["{# changed #}\n" + node.text, node.text + "\n-- changed", node.text.replace("grp", "grp  ", 1),
                                       f"select id, 1 as fresh from ({strip(node.text)})" if "config" not in node.text else node.text])
                written[f"{node.folder}/{node.name}.sql"] = node.text
        elif kind == "model":
            written[f"models/{draft.named('late_')}.sql"] = f"select * from {{{{ {draft.one(draft.readable()).reference} }}}}"
        elif kind == "gone" and draft.tests:
            written[f"tests/{draft.tests.pop()}.sql"] = None
    if not written and draft.chance(0.5):
        written["models/extra.sql"] = "select 1 as id"
    return written


def strip(text):
    return text.rstrip().rstrip(";")


def steps(draft):
    first = draft.random.choices(["build", "seed", "run"], [8, 1, 1])[0]
    draft.steps.append({"command": [first] + ([word for word in flags(draft, first) if word != "--fail-fast"] if draft.chance(0.3) else [])})
    if first == "seed":
        draft.steps.append({"command": ["run"]})
    earlier = False
    for _ in range(draft.random.choice([1, 2, 3, 3, 4])):
        if draft.chance(0.35) and "command" in draft.steps[-1] and draft.steps[-1]["command"][0] in ("build", "run", "test"):
            draft.steps.append({"keep": "state"})
            earlier = True
        if draft.chance(0.6):
            written = edit(draft)
            if written:
                draft.steps.append({"write": written})
        if hasattr(draft, "raw") and draft.chance(0.3):
            draft.steps.append({"sql": draft.one([
                f"insert into {draft.raw} values (100, 1, 'new', timestamp '2024-06-01')", f"delete from {draft.raw} where id = 1",
                f"update {draft.raw} set name = 'changed', seen_at = seen_at + interval 1 year where id = 2"])})
        command = draft.random.choices(
            ["build", "run", "test", "seed", "snapshot", "ls", "compile", "source", "retry"], [12, 5, 4, 1, 2, 6, 1, 1, 1])[0]
        if command == "source":
            words = ["source", "freshness"]
        elif command == "retry":
            words = ["retry"]
        else:
            words = [command] + selection(draft, earlier) + flags(draft, command)
        if command == "ls" and draft.chance(0.3):
            words += draft.one([["--output", "name"], ["--output", "path"], ["--resource-type", "test"], ["--resource-type", "model"],
                                ["--output", "json", "--output-keys", "name", "alias", "config", "tags", "schema"],
                                ["--output", "json"]])
        if any(word.startswith(("state:", "result:", "+state:", "1+result:")) for word in words) \
                or (earlier and command in ("build", "run", "test") and draft.chance(0.1)):
            words += ["--state", "state"]
            if command in ("build", "run", "test") and draft.chance(0.3):
                words.append("--defer")
        draft.steps.append({"command": words})
        if "--fail-fast" in words:
            # How far dbt has come is chance.
            break
