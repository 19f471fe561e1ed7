"""A pytest plugin that writes down what the tests of dbt's adapters do with dbt, as scenarios that need no Python.

A class of tests has one project, so it makes one scenario: a JSON file with the steps of each of its tests in their order. A
step is a change of files, a change of environment variables, SQL that the test itself runs, or a command. With a command are
kept how it ended, what its artifacts say, which texts the test looked for in its output, and what the database holds
afterwards. Each command begins without an open DuckDB, as in a process of its own.

Options: --scenarios DIR takes the files, and a class whose file is there already is passed over; --scenario-database tells the
databases apart; --scenario-share 0/2 records every second class, so that another process can record the others.
"""

import base64
import builtins
import datetime
import hashlib
import inspect
import json
import os
import pathlib
import re
import sys
import tempfile

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "run"))

from artifacts import Artifacts  # noqa: E402
from databases import DuckDb, Postgres  # noqa: E402

# A statement that only reads changes nothing, and what the database holds is compared as a whole.
READS = re.compile(r"\s*(/\*.*?\*/)?\s*(--[^\n]*\n\s*)*(select|with|show|describe|begin|commit|rollback|explain)\b",
                   re.IGNORECASE | re.DOTALL)
# What is left out of the files: what dbt wrote itself.
OURS = re.compile(r"(^|/)(target|logs|dbt_packages|\.git|__pycache__)(/|$)")
DATABASES = re.compile(r"\.(db|duckdb)(\.wal)?$")
LARGEST = 2_000_000
PYTHON_ONLY = re.compile(r"\bmock\b|freeze_time|freezegun|patch_microbatch|monkeypatch\.setattr|MagicMock|patch\(")


class Said(str):
    """The output of a command, which notes what is looked for in it."""

    def __new__(cls, text, looked_for):
        made = super().__new__(cls, text)
        made.looked_for = looked_for
        return made

    def __contains__(self, text):
        found = super().__contains__(text)
        if [text, found] not in self.looked_for:
            self.looked_for.append([text, found])
        return found


class Scenario:
    """What the tests of one class have done so far."""

    def __init__(self, item, recorder):
        self.recorder = recorder
        self.id = item.nodeid.rsplit("::", 1)[0]
        self.category = category(item)
        self.tests = []
        self.steps = []
        self.pending = []
        self.relations = {}
        self.files = recorder.listing()
        self.folders = recorder.empty_folders()
        # What tears down the class before changes its database after this one has begun.
        self.others = {path for path in self.files if DATABASES.search(path)}
        self.environment = dict(os.environ)
        self.commands = 0

    def begin(self, item):
        self.steps, self.pending = self.pending, []
        source = ""
        for part in [item.function] + ([item.cls] if item.cls else []):
            try:
                source += inspect.getsource(part)
            except (OSError, TypeError):
                pass
        self.tests.append({"name": item.name, "outcome": None, "python": bool(PYTHON_ONLY.search(source)), "steps": self.steps})

    def note_changes(self):
        """Writes down which files and variables are different since the last command."""
        now = self.recorder.listing()
        written = {}
        for path, mark in now.items():
            if self.files.get(path) != mark and not self.recorder.is_open_database(path):
                written[path] = self.recorder.contents(path)
        for path in sorted(self.recorder.written_outside):
            # The recorder's own reading is no writing.
            written[path] = pathlib.Path(path).read_text() if os.path.exists(path) else None
        self.recorder.written_outside.clear()
        gone = sorted(path for path in self.files if path not in now)
        folders = self.recorder.empty_folders()
        made = sorted(folders - self.folders)
        if written or gone or made:
            self.steps.append({"files": written, "removed": gone, "folders": made})
        self.files = now
        self.folders = folders
        changed = {key: os.environ.get(key) for key in sorted(os.environ.keys() | self.environment.keys())
                   if os.environ.get(key) != self.environment.get(key) and not key.startswith("PYTEST")}
        if changed:
            self.steps.append({"environment": changed})
        self.environment = dict(os.environ)

    def note_files(self):
        self.files = self.recorder.listing()
        self.folders = self.recorder.empty_folders()
        self.environment = dict(os.environ)


def category(item):
    """The folder of the public suite that the tests come from, or the file of the adapter's own."""
    for base in inspect.getmro(item.cls):
        if base.__module__.startswith("dbt.tests.adapter."):
            return base.__module__.split(".")[3]
    return "own: " + item.path.stem.removeprefix("test_")


def file_name(id):
    name = re.sub(r"[^A-Za-z0-9_.]+", "-", id.replace(".py", ""))
    return (name if len(name) <= 150 else name[:140] + hashlib.sha256(name.encode()).hexdigest()[:8]) + ".json"


class Recorder:
    def __init__(self, config):
        self.config = config
        self.out = pathlib.Path(config.getoption("--scenarios"))
        self.out.mkdir(parents=True, exist_ok=True)
        self.kind = config.getoption("--scenario-database")
        self.base = pathlib.Path(config.option.basetemp).resolve()
        self.began = datetime.datetime.now(datetime.timezone.utc)
        self.scenario = None
        self.inside = 0
        self.written_outside = set()
        if self.kind == "postgres":
            self.database = Postgres(os.environ["SCENARIO_POSTGRES"], self.began)
            self.database.NAME = "dbt"
        else:
            self.database = DuckDb(self.began)

    # Files

    def listing(self):
        found = {}
        for folder, folders, names in os.walk(self.base):
            inner = os.path.relpath(folder, self.base)
            folders[:] = [name for name in folders if not OURS.search(os.path.join(inner, name))
                          and not os.path.islink(os.path.join(folder, name))]
            for name in names:
                path = os.path.join(folder, name)
                try:
                    status = os.stat(path)
                except FileNotFoundError:
                    continue
                found[os.path.normpath(os.path.join(inner, name))] = (status.st_mtime_ns, status.st_size)
        return found

    def empty_folders(self):
        """The folders that tests make for what dbt then writes into them, or reads from elsewhere."""
        found = set()
        for folder, folders, names in os.walk(self.base):
            inner = os.path.normpath(os.path.relpath(folder, self.base))
            folders[:] = [name for name in folders if not OURS.search(os.path.join(inner, name))]
            if not folders and not names:
                found.add(inner)
        return found

    def note_opened(self, file, mode):
        """Notes a file that a test writes in the system's folder of temporary files, outside of its own."""
        if self.scenario and not self.inside and isinstance(file, str) and re.search("[wax]", mode):
            path = os.path.abspath(file)
            if os.path.dirname(path) == tempfile.gettempdir():
                self.written_outside.add(path)

    def is_open_database(self, path):
        if not DATABASES.search(path):
            return False
        return path in self.scenario.others or self.scenario.commands > 0 or str(self.base / path).startswith(str(self.duckdb_path() or "no path"))

    def contents(self, path):
        file = self.base / path
        content = file.read_bytes()
        # A test that keeps an artifact as a state keeps floe's own when floe runs.
        for artifact in ("manifest.json", "run_results.json", "sources.json"):
            if file.name == artifact:
                for made in self.base.glob(f"project*/**/target/{artifact}"):
                    if made.read_bytes() == content:
                        return {"copy": str(made.relative_to(self.base))}
        if len(content) > LARGEST:
            return {"too_large": len(content)}
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return {"base64": base64.b64encode(content).decode()}

    # The database

    def duckdb_path(self):
        if self.kind != "duckdb":
            return None
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager as manager
        return manager._ENV.creds.path if manager._ENV is not None else self.database.path

    def close_duckdb(self):
        if self.kind != "duckdb":
            return
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager as manager
        if manager._ENV is not None:
            self.database.path = manager._ENV.creds.path
            try:
                manager._ENV.close()
            except Exception:
                pass
            manager._ENV = None

    def state(self):
        if self.kind == "duckdb" and not (self.database.path and os.path.exists(self.database.path)):
            return {}
        try:
            return json.loads(json.dumps(self.database.relations(), default=str))
        except Exception as failure:
            return {"?": {"failed": str(failure)}}

    # What is wrapped

    def note_sql(self, sql):
        if self.scenario and not self.inside and self.scenario.tests and not READS.match(sql):
            self.scenario.steps.append({"sql": sql})

    def invoke(self, original, runner, args, kwargs):
        if self.inside or not self.scenario or not self.scenario.tests:
            return original(runner, args, **kwargs)
        scenario = self.scenario
        scenario.note_changes()
        artifacts = Artifacts(self.base)
        step = {"command": list(args), "looked_for": []}
        if kwargs:
            step["keywords"] = sorted(kwargs)
        folder = os.path.relpath(os.getcwd(), self.base)
        step["folder"] = folder
        self.close_duckdb()
        self.inside += 1
        try:
            result = original(runner, args, **kwargs)
        finally:
            self.inside -= 1
        scenario.commands += 1
        self.close_duckdb()
        step["code"] = 0 if result.success else 2 if result.exception is not None else 1
        if result.exception is not None:
            step["exception"] = [type(result.exception).__name__, str(result.exception)]
        if isinstance(result.result, list) and all(isinstance(line, str) for line in result.result):
            step["listed"] = result.result
        step["artifacts"] = artifacts.changed()
        if self.kind == "duckdb":
            step["database"] = self.database.path
        state = self.state()
        step["relations"] = {name: state.get(name) for name in sorted(state.keys() | scenario.relations.keys())
                             if state.get(name) != scenario.relations.get(name)}
        scenario.relations = state
        scenario.steps.append(step)
        scenario.note_files()
        self.last = step
        return result

    # pytest's hooks

    def pytest_collection_modifyitems(self, config, items):
        share, of = map(int, config.getoption("--scenario-share").split("/"))
        kept, passed_over = [], []
        for item in items:
            id = item.nodeid.rsplit("::", 1)[0]
            recorded = item.cls is not None and (self.out / file_name(id)).exists()
            other = int(hashlib.sha256(id.encode()).hexdigest(), 16) % of != share
            (passed_over if recorded or other else kept).append(item)
        config.hook.pytest_deselected(items=passed_over)
        items[:] = kept

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item, nextitem):
        name = item.nodeid.rsplit("::", 1)[0]
        if item.cls is not None:
            if self.scenario is None or self.scenario.id != name:
                self.clean()
                self.scenario = Scenario(item, self)
            self.scenario.begin(item)
        else:
            self.scenario = None
        yield
        if self.scenario and (nextitem is None or nextitem.nodeid.rsplit("::", 1)[0] != name):
            self.write()
            self.scenario = None

    def clean(self):
        if self.kind != "postgres":
            self.database.path = None
            return
        self.database.execute("""
            do $$ declare name text; begin
                for name in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public)' loop
                    execute format('drop schema %I cascade', name); end loop; end $$""")

    def pytest_runtest_logreport(self, report):
        if self.scenario and self.scenario.tests:
            test = self.scenario.tests[-1]
            if report.failed or report.skipped or (report.when == "call" and test["outcome"] is None):
                test["outcome"] = report.outcome
            if report.failed:
                test["why"] = str(report.longrepr)[-600:]
            if report.skipped:
                test["why"] = str(report.longrepr)[-200:]
            if report.when == "call":
                # What tears a test down comes before the next one, and is lost after the last.
                self.scenario.steps = self.scenario.pending = []

    def write(self):
        scenario = self.scenario
        content = {"id": scenario.id, "category": scenario.category, "recorded": self.began.isoformat(), "tests": scenario.tests}
        text = json.dumps(content, indent=1, default=str).replace(str(self.base), "{base}")
        if self.kind == "postgres":
            text = text.replace(str(self.database.url.port), "{port}")
        (self.out / file_name(scenario.id)).write_text(text + "\n")


def wrap(recorder):
    import dbt.cli.main
    import dbt.tests.util
    from dbt.adapters.sql import SQLAdapter, SQLConnectionManager
    from dbt_common.behavior_flags import BehaviorFlagRendered

    # It looks through the whole stack for the name of a module, and below pytest that is half of a command's time.
    BehaviorFlagRendered._default_source = staticmethod(lambda: "dbt.adapters")

    invoke = dbt.cli.main.dbtRunner.invoke
    dbt.cli.main.dbtRunner.invoke = lambda self, args, **kwargs: recorder.invoke(invoke, self, args, kwargs)
    capture = dbt.tests.util.run_dbt_and_capture

    def run_dbt_and_capture(*args, **kwargs):
        recorder.last = None
        result, text = capture(*args, **kwargs)
        return result, text if recorder.last is None else Said(text, recorder.last["looked_for"])

    dbt.tests.util.run_dbt_and_capture = run_dbt_and_capture
    run_sql = SQLAdapter.run_sql_for_tests

    def run_sql_for_tests(self, sql, fetch, conn):
        recorder.note_sql(sql)
        return run_sql(self, sql, fetch, conn)

    SQLAdapter.run_sql_for_tests = run_sql_for_tests
    add_query = SQLConnectionManager.add_query

    def add_query_noted(self, sql, *args, **kwargs):
        recorder.note_sql(sql)
        return add_query(self, sql, *args, **kwargs)

    SQLConnectionManager.add_query = add_query_noted
    open_file = builtins.open

    def open_noted(file, mode="r", *args, **kwargs):
        recorder.note_opened(file, mode)
        return open_file(file, mode, *args, **kwargs)

    builtins.open = open_noted
    wrap_profiles(recorder)


def wrap_profiles(recorder):
    """Gives each class a DuckDB file of its own, where its profile names none: memory does not outlive a process."""
    import dbt.tests.fixtures.project as fixtures
    import yaml

    write_file = fixtures.write_file

    def write(contents, *paths):
        if recorder.kind == "duckdb" and paths and str(paths[-1]) == "profiles.yml":
            profiles = yaml.safe_load(contents)
            for profile in profiles.values():
                for target in (profile.get("outputs") or {}).values() if isinstance(profile, dict) else []:
                    if target.get("type") == "duckdb" and target.get("path", ":memory:") == ":memory:" and not target.get("remote"):
                        target["path"] = str(pathlib.Path(str(paths[0])) / "warehouse.duckdb")
            contents = yaml.safe_dump(profiles)
        return write_file(contents, *paths)

    fixtures.write_file = write


def pytest_addoption(parser):
    parser.addoption("--scenarios", required=True)
    parser.addoption("--scenario-database", choices=("duckdb", "postgres"), required=True)
    parser.addoption("--scenario-share", default="0/1")


def pytest_configure(config):
    recorder = Recorder(config)
    wrap(recorder)
    config.pluginmanager.register(recorder, "scenario-recorder")
