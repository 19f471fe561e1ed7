"""A generated project: its files, and the commands that are run on it."""

import copy
import dataclasses
import hashlib
import json

import yaml


class Dumper(yaml.SafeDumper):
    """YAML without anchors: the same list in two places is two lists."""

    def ignore_aliases(self, data):
        return True


@dataclasses.dataclass
class Project:
    """
    Files by their path: a text, or what a YAML file holds. Steps, each a dict with one key: "command" with the words of a
    command of dbt, "sql" with a statement that changes the database, "write" with files that take the place of those of the
    same path (None: that are deleted), "keep" with the name of a folder into which the artifacts of the last command go.
    """

    files: dict
    steps: list

    def write(self, folder, files=None):
        for path, content in (self.files if files is None else files).items():
            file = folder / path
            if content is None:
                file.unlink(missing_ok=True)
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.text(content).encode())

    @staticmethod
    def text(content):
        if isinstance(content, str):
            return content
        return yaml.dump(content, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1000)

    def copy(self):
        return copy.deepcopy(self)

    def digest(self):
        """The same for projects that are the same."""
        whole = {"files": {path: self.text(content) for path, content in self.files.items()}, "steps": self.steps}
        return hashlib.sha256(json.dumps(whole, default=str).encode()).hexdigest()[:20]
