"""dbt and floe, each in a process that lasts for many commands."""

import base64
import contextlib
import dataclasses
import gc
import hashlib
import io
import os
import pathlib
import pickle
import select
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECONDS = 600


@dataclasses.dataclass
class Answer:
    """What a command came to."""

    code: int
    output: str
    log: str


class TooLong(Exception):
    """A command did not end."""


def digest(folder):
    """Of the project's own files."""
    made = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in (".sql", ".yml", ".csv", ".md") and file.relative_to(folder).parts[0] != "target":
            made.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()


class Dbt:
    """
    The real program, in this process. What it does over and over for each command is done once, or left out where nothing reads
    it: parsing the macros that it brings, parsing a project of which nothing has changed, writing files.
    """

    name = "dbt"

    def __init__(self):
        os.environ.update(DBT_SEND_ANONYMOUS_USAGE_STATS="false", DBT_USE_COLORS="false")
        from dbt.cli.main import dbtRunner
        from dbt.contracts.graph.manifest import Manifest
        from dbt.parser.manifest import ManifestLoader
        from dbt_common.tests import enable_test_caching

        enable_test_caching()
        self.runner, self.restored = dbtRunner, Manifest
        self.keeps = True
        self.parsed = None
        self.manifest = None
        write, load, describe = Manifest.write, ManifestLoader.get_full_manifest.__func__, ManifestLoader.process_docs

        fields = [field.name for field in dataclasses.fields(Manifest) if not field.name.startswith("_")]

        def remember(loader, *arguments, **options):
            manifest = load(loader, *arguments, **options)
            # By its fields: pickled whole, a manifest of dbt mixes up what it looks names up in.
            self.manifest = pickle.dumps({field: getattr(manifest, field) for field in fields})
            return manifest

        def describe_own(loader, config):
            macros = loader.manifest.macros
            loader.manifest.macros = {id: macro for id, macro in macros.items() if macro.package_name == config.project_name}
            describe(loader, config)
            loader.manifest.macros = macros

        Manifest.write = lambda manifest, path: write(manifest, path) if self.keeps else None
        ManifestLoader.get_full_manifest = classmethod(remember)
        ManifestLoader.process_docs = describe_own
        ManifestLoader.write_manifest_for_partial_parse = lambda loader: None
        gc.collect()
        gc.freeze()

    def run(self, folder, arguments, keeps):
        # The profile is found where the project is, as where its users run it.
        os.chdir(folder)
        self.keeps = keeps
        parsed = digest(folder), [word for word in arguments if word.startswith(("--warn", "--store")) or ":" in word and "{" in word]
        manifest = self.restored(**pickle.loads(self.manifest)) if parsed == self.parsed and self.manifest else None
        if manifest is None:
            self.manifest = None
        self.parsed = parsed
        output = io.StringIO()
        before = signal.signal(signal.SIGALRM, self.alarm)
        signal.alarm(SECONDS)
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
                result = self.runner(manifest=manifest).invoke(["--log-level-file", "none", "--no-partial-parse"] + arguments)
            code = 0 if result.success else 2 if result.exception else 1
            listed = result.result if arguments[0] == "ls" and isinstance(result.result, list) else []
            log = output.getvalue() + (f"\n{result.exception}" if result.exception else "")
            return Answer(code, "".join(line + "\n" for line in listed), log)
        finally:
            # What failed remembers the frames in which it did, and these the cursors that keep the database open.
            result = None
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
            self.close()

    @staticmethod
    def alarm(number, frame):
        raise TooLong(f"dbt did not end within {SECONDS} s")

    @staticmethod
    def close():
        """Lets go of the database's file, which dbt keeps open as long as its process lasts."""
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager
        from dbt.adapters.factory import reset_adapters

        DuckDBConnectionManager.close_all_connections()
        reset_adapters()
        gc.collect()


class Floe:
    """floe, in a JVM that FloeSessions.java runs."""

    name = "floe"

    # Each command leaves its classes behind.
    COMMANDS = 250

    def __init__(self, home, sessions):
        self.home = home
        self.sessions = sessions
        self.process = None
        self.taken = 0

    def start(self):
        self.taken = 0
        copies = tempfile.mkdtemp(dir=self.sessions)
        java = pathlib.Path(os.environ.get("JAVA_HOME", "/usr")) / "bin" / "java"
        self.process = subprocess.Popen(
            [str(java), "-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xnoclassgc",
             "--enable-native-access=ALL-UNNAMED",
             "-cp", str(self.home / "lib" / "floe-cli.jar"), str(pathlib.Path(__file__).with_name("FloeSessions.java")),
             str(self.home), copies],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def run(self, folder, arguments, keeps):
        if self.taken == self.COMMANDS:
            self.close()
        if self.process is None or self.process.poll() is not None:
            self.start()
        self.taken += 1
        words = [str(folder), "dbt"] + arguments
        self.process.stdin.write(b" ".join(base64.b64encode(word.encode()) for word in words) + b"\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], SECONDS)[0]:
            self.close()
            raise TooLong(f"floe did not end within {SECONDS} s")
        line = self.process.stdout.readline().decode().split()
        if len(line) != 3:
            self.close()
            raise TooLong("floe's process has died")
        output, errors = (base64.b64decode(word[1:]).decode() for word in line[1:])
        return Answer(int(line[0]), output, errors)

    def close(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None
