"""Makes a project smaller, as long as the programs still differ in the same way."""


class Shrinking:
    def __init__(self, project, differs, trials=150):
        self.project = project
        self.differs = differs
        self.trials = trials

    def smallest(self):
        changed = True
        while changed and self.trials > 0:
            changed = self.steps() | self.files() | self.entries() | self.lines()
        return self.project

    def attempt(self, smaller):
        if self.trials <= 0:
            return False
        self.trials -= 1
        if not self.differs(smaller):
            return False
        self.project = smaller
        return True

    def steps(self):
        """From the end, so that what follows the difference goes first; then words of commands."""
        changed = False
        for number in reversed(range(len(self.project.steps))):
            smaller = self.project.copy()
            del smaller.steps[number]
            changed |= self.attempt(smaller)
        for number, step in enumerate(self.project.steps):
            for word in reversed(range(1, len(step.get("command", [])))):
                for count in (2, 1):
                    smaller = self.project.copy()
                    if word + count <= len(smaller.steps[number]["command"]):
                        del smaller.steps[number]["command"][word:word + count]
                        if self.attempt(smaller):
                            changed = True
                            break
        return changed

    def files(self):
        changed = False
        for path in sorted(self.project.files, reverse=True):
            if path not in ("dbt_project.yml", "profiles.yml"):
                smaller = self.project.copy()
                del smaller.files[path]
                changed |= self.attempt(smaller)
        return changed

    def entries(self):
        """Keys and elements of YAML files, the outer ones first."""
        changed = False
        for path in sorted(self.project.files):
            if path == "profiles.yml" or isinstance(self.project.files[path], str):
                continue
            pending = [()]
            while pending:
                place = pending.pop(0)
                at = follow(self.project.files[path], place)
                keys = list(at) if isinstance(at, dict) else list(range(len(at))) if isinstance(at, list) else []
                for key in reversed(keys):
                    smaller = self.project.copy()
                    del follow(smaller.files[path], place)[key]
                    if self.attempt(smaller):
                        changed = True
                at = follow(self.project.files[path], place)
                pending += [place + (key,) for key in (at if isinstance(at, dict) else range(len(at)) if isinstance(at, list) else [])]
        return changed

    def lines(self):
        changed = False
        for path in sorted(self.project.files):
            if not isinstance(self.project.files[path], str):
                continue
            for number in reversed(range(len(self.project.files[path].splitlines()))):
                lines = self.project.files[path].splitlines(keepends=True)
                if len(lines) > 1:
                    smaller = self.project.copy()
                    smaller.files[path] = "".join(lines[:number] + lines[number + 1:])
                    changed |= self.attempt(smaller)
        return changed


def follow(value, place):
    for key in place:
        value = value[key]
    return value
