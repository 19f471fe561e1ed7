"""Seeds and sources of a generated project."""

from draft import Node

TEXTS = [
    "plain", "with, comma", 'say "hi"', "it's", "Grüße", "日本", "😀 smile", "", "NULL", "null", "N/A", "true", " lead", "tail ",
    "a\nb", "1.0", "007", "-", "%s", "{{ x }}", "back\\slash", "semi;colon", "#hash", "None", "1e5", "t", "0x1F",
]
NUMBERS = ["1.5", "2", "-3.25", "0", "1000000.01", "1e3", ".5", "", "12345678901234567890", "0.1", "-0", "99.90"]
DAYS = ["2024-01-01", "2024-02-29", "1999-12-31", "", "2023-07-04"]
TIMES = ["2024-01-01 10:00:00", "2024-02-29T23:59:59", "2020-05-05 05:05:05.123", "", "2024-03-01"]
FLAGS = ["true", "false", "True", "FALSE", ""]
BIG = ["1", "2147483648", "-9223372036854775808", "9223372036854775807", ""]


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\n') else cell


def csv(header, rows, delimiter=","):
    return "".join(delimiter.join(quoted(cell) for cell in row) + "\n" for row in [header] + rows)


COLUMNS = {
    "name": ("text", TEXTS), "amount": ("num", NUMBERS), "day": ("date", DAYS), "seen_at": ("time", TIMES),
    "flag": ("bool", FLAGS), "big": ("other", BIG), "code": ("other", ["001", "2", "a", "", "3"]),
    "mixed": ("other", ["1", "2.5", "x", ""]), "nothing": ("other", [""]), "Order Id": ("other", ["1", "2"]),
    "UPPER": ("other", ["a", "B"]), "pct": ("other", ["1%", "20%", "3"]), "price": ("other", ["$1", "2", "1,000"]),
}


def rows_of(draft, names, count, first=1):
    rows = []
    cells = [COLUMNS[name][1] if name in COLUMNS else ["more", ""] for name in names]
    for number in range(first, first + count):
        id = str(number)
        if draft.chance(0.06):
            id = draft.one(["", "1", "2"])
        rows.append([id, str(draft.random.randint(1, 3))] + [draft.one(choice) for choice in cells])
    return rows


def seed(draft):
    name = draft.named("seed_")
    names = draft.some(COLUMNS, 1, 4)
    rows = rows_of(draft, names, draft.random.randint(1, 8))
    draft.files[f"seeds/{name}.csv"] = csv(["id", "grp"] + names, rows)
    node = Node(name, "seed", [("id", "int"), ("grp", "int")] + [(name, COLUMNS[name][0]) for name in names],
                "seeds", f"ref('{name}')")
    config = {}
    if draft.chance(0.3):
        types = {"id": draft.one(["bigint", "integer", "varchar", "double"]), "amount": "decimal(28,2)", "name": "varchar",
                 "day": draft.one(["date", "varchar"]), "code": "varchar", "seen_at": "timestamp", "mixed": "varchar"}
        config["column_types"] = {column: types[column] for column, _ in node.columns if column in types}
    if draft.chance(0.15):
        config["quote_columns"] = draft.chance(0.5)
    if draft.chance(0.12):
        config["alias"] = name + "_alias"
    if draft.chance(0.12):
        config["schema"] = draft.one(["raw_data", "extra"])
    if draft.chance(0.1):
        config["delimiter"] = ";"
        draft.files[f"seeds/{name}.csv"] = csv(["id", "grp"] + names, rows, ";")
    if draft.chance(0.2):
        config["tags"] = draft.some(["nightly", "core", "odd"], 1, 2)
    if draft.chance(0.06):
        config["enabled"] = False
    if not config.get("enabled", True) and draft.of("seed"):
        node.reference = ""
    node.tags = config.get("tags", [])
    if config or draft.chance(0.3):
        entry = {"name": name}
        if config:
            entry["config"] = config
        draft.properties("seeds", "seeds", entry)
    node.rows = rows
    node.names = names
    draft.nodes.append(node)
    return node


def sources(draft):
    """Tables that are there before dbt comes."""
    statements = ["create schema if not exists raw"]
    tables = []
    for _ in range(draft.random.randint(1, 2)):
        name = draft.named("events_")
        day = draft.one(["2019-01-01", "2024-01-01", "2099-01-01"])
        identifier = name + "_table" if draft.chance(0.2) else name
        statements.append(
            f"create table raw.{identifier} as select i as id, i % 3 as grp, 'n' || i as name, timestamp '{day}' + interval (i)"
            f" day as seen_at from range(1, {draft.random.randint(2, 9)}) t(i)")
        table = {"name": name}
        if identifier != name:
            table["identifier"] = identifier
        if draft.chance(0.6):
            table["loaded_at_field"] = "seen_at"
            table["freshness"] = freshness(draft)
        if draft.chance(0.1):
            table["freshness"] = None
        if draft.chance(0.3):
            table["columns"] = [{"name": "id", "data_tests": draft.some(["unique", "not_null"], 1, 2)}]
        if draft.chance(0.2):
            table["config"] = {"tags": ["raw"]}
        if draft.chance(0.05):
            table.setdefault("config", {})["enabled"] = False
        tables.append(table)
        draft.nodes.append(Node(name, "source", [("id", "int"), ("grp", "int"), ("name", "text"), ("seen_at", "time")],
                                "models", f"source('raw', '{name}')"))
        draft.raw = f"raw.{identifier}"
    source = {"name": "raw", "tables": tables}
    if draft.chance(0.3):
        source["schema"] = "raw"
    if draft.chance(0.3):
        source["freshness"] = freshness(draft)
        source["loaded_at_field"] = "seen_at"
    if draft.chance(0.2):
        source["tags"] = ["ingested"]
    draft.properties("models", "sources", source)
    draft.steps.append({"sql": "; ".join(statements)})


def freshness(draft):
    found = {}
    if draft.chance(0.8):
        found["warn_after"] = {"count": draft.one([1, 24, 100000]), "period": draft.one(["hour", "day", "minute"])}
    if draft.chance(0.6):
        found["error_after"] = {"count": draft.one([2, 48, 200000]), "period": draft.one(["hour", "day"])}
    if draft.chance(0.15):
        found["filter"] = "id > 1"
    return found
