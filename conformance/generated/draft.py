"""What the parts of the generator share: a source of chance, and the project as far as it is made."""

import dataclasses
import random

NAME = "shop"


@dataclasses.dataclass
class Node:
    """Something that others can read."""

    name: str
    kind: str
    columns: list
    folder: str = ""
    reference: str = ""
    materialized: str = ""
    access: str = ""
    group: str = ""
    tags: list = dataclasses.field(default_factory=list)

    def columns_of(self, kind):
        return [name for name, other in self.columns if other == kind]


class Draft:
    def __init__(self, seed):
        self.random = random.Random(f"floe {seed}")
        self.files = {}
        self.steps = []
        self.nodes = []
        self.tests = []
        self.macros = set()
        self.words = {}

    def chance(self, probability):
        return self.random.random() < probability

    def one(self, things):
        return self.random.choice(list(things))

    def some(self, things, least=1, most=3):
        things = list(things)
        return self.random.sample(things, min(len(things), self.random.randint(least, most)))

    def named(self, prefix):
        """A name that nothing else has."""
        self.words[prefix] = self.words.get(prefix, 0) + 1
        return f"{prefix}{self.words[prefix]}"

    def of(self, *kinds):
        return [node for node in self.nodes if node.kind in kinds]

    def readable(self):
        return [node for node in self.nodes if node.reference]

    def properties(self, folder, key, entry):
        """Adds an entry to the properties file of a folder."""
        name = "sources" if key == "sources" else "properties"
        self.files.setdefault(f"{folder}/{name}.yml", {"version": 2}).setdefault(key, []).append(entry)

    def tree(self, key, folders=()):
        """The configuration of a kind of resource in dbt_project.yml, for the files below some folders."""
        found = self.files["dbt_project.yml"].setdefault(key, {}).setdefault(NAME, {})
        for folder in folders:
            found = found.setdefault(folder, {})
        return found
