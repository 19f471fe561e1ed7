"""Collects and prints the differences between what dbt-core (the oracle) and floe answer.

A difference is four things: where (the unique_id of an entry), which field, what the oracle has and what floe has. Fields
below a field are named with dots, so that `config.meta.owner` differs and not the whole of `config`.
"""

import collections
import fnmatch
import json
import re
from dataclasses import dataclass

ABSENT = "<absent>"
MISSING = "<missing entry>"
EXTRA = "<extra entry>"


@dataclass(frozen=True)
class Difference:
    section: str
    where: str
    field: str
    oracle: str
    floe: str


def shown(value):
    return value if value is ABSENT else json.dumps(value, sort_keys=True, ensure_ascii=False)


def same(oracle, floe):
    """Whether two JSON values are the same, where 1, 1.0 and true are three different values."""
    return shown(oracle) == shown(floe)


TIME_OF_RUN = re.compile(r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d{6}(\+00:00)?")


TOKEN = re.compile(r"""--[^\n]*|'(?:[^']|'')*'|"[^"]*"|\w+|\S""")


def settle_tokens(text):
    """The tokens of compiled code without what need not be the same: whitespace between tokens, as floe's own macros break
    their lines where they like, and times to the microsecond, as a project writes them by run_started_at."""
    return [token.rstrip() for token in TOKEN.findall(TIME_OF_RUN.sub("<time>", text))]


def excerpts(oracle, floe, width=160):
    """Both values, cut to the part around the first character in which they differ."""
    if max(len(oracle), len(floe)) <= width:
        return oracle, floe
    at = next((i for i, (a, b) in enumerate(zip(oracle, floe)) if a != b), min(len(oracle), len(floe)))
    begin = max(0, at - width // 3)

    def cut(text):
        part = text[begin : begin + width]
        return ("…" if begin else "") + part + ("…" if begin + width < len(text) else "")

    return cut(oracle), cut(floe)


class Differences:
    """The differences of one comparison, some of which may be allowed."""

    def __init__(self, allowed=()):
        self.found = []
        self.allowed = allowed
        self.used = set()
        self.excused = 0
        self.sections = {}

    def add(self, section, where, field, oracle, floe):
        for rule in self.allowed:
            if fnmatch.fnmatchcase(where, rule[0]) and fnmatch.fnmatchcase(field, rule[1]):
                self.used.add(rule)
                self.excused += 1
                return
        self.found.append(Difference(section, where, field, oracle, floe))

    def compare(self, section, where, field, oracle, floe):
        """Descends into objects; lists are compared whole, and a list that only has another order is told apart."""
        if isinstance(oracle, dict) and isinstance(floe, dict):
            for key in sorted(oracle.keys() | floe.keys()):
                below = f"{field}.{key}" if field else key
                self.compare(section, where, below, oracle.get(key, ABSENT), floe.get(key, ABSENT))
        elif same(oracle, floe):
            return
        elif isinstance(oracle, list) and isinstance(floe, list):
            kind = " (order)" if sorted(map(shown, oracle)) == sorted(map(shown, floe)) else ""
            self.add(section, where, field + kind, shown(oracle), shown(floe))
        else:
            self.add(section, where, field, shown(oracle), shown(floe))

    def compare_entries(self, section, oracle, floe, compare_entry):
        """Compares two mappings of unique_id to entry: first which there are, then those that both have."""
        before = len(self.found)
        for key in sorted(oracle.keys() - floe.keys()):
            self.add(section, key, MISSING, key, ABSENT)
        for key in sorted(floe.keys() - oracle.keys()):
            self.add(section, key, EXTRA, ABSENT, key)
        both = sorted(oracle.keys() & floe.keys())
        for key in both:
            compare_entry(key, oracle[key], floe[key])
        new = self.found[before:]
        unlike = {d.where for d in new if d.field not in (MISSING, EXTRA)}
        self.sections[section] = (
            len(oracle),
            len(floe),
            sum(d.field == MISSING for d in new),
            sum(d.field == EXTRA for d in new),
            len(unlike),
            len(new),
        )

    def report(self, title, limit):
        """Prints the summary, the count of each field and the differences themselves; returns the exit code."""
        print(f"# {title}\n")
        print(f"{'section':<24}{'oracle':>8}{'floe':>8}{'missing':>9}{'extra':>7}{'unlike':>8}{'differences':>13}")
        for section, counts in self.sections.items():
            print(f"{section:<24}" + "".join(f"{c:>{w}}" for c, w in zip(counts, (8, 8, 9, 7, 8, 13))))
        groups = collections.defaultdict(list)
        for difference in self.found:
            groups[(difference.section, difference.field)].append(difference)
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
        if ordered:
            print("\n## Differences of each field, with the commonest pair of values\n")
        for (section, field), members in ordered:
            pairs = collections.Counter((d.oracle, d.floe) for d in members)
            (oracle, floe), times = pairs.most_common(1)[0]
            oracle, floe = excerpts(oracle, floe, 70)
            share = f"{times} x " if len(members) > 1 else ""
            print(f"{len(members):>7}  {section}  {field}    {share}{oracle} | {floe}")
        if ordered:
            print(f"\n## unique_id  field  oracle  floe{'' if limit == 0 else f' (at most {limit} of each field)'}\n")
        for (section, field), members in ordered:
            for difference in members if limit == 0 else members[:limit]:
                oracle, floe = excerpts(difference.oracle, difference.floe)
                print(f"{difference.where}  {field}\n    oracle  {oracle}\n    floe    {floe}")
            if limit and len(members) > limit:
                print(f"    ... and {len(members) - limit} more of {section} {field}")
        for rule in self.allowed:
            if rule not in self.used:
                print(f"allowed, but not found: {rule[0]} {rule[1]}")
        print(f"\ndifferences {len(self.found)} allowed {self.excused}")
        return 1 if self.found else 0


def read_allowed(path):
    """Rules, one a line: a pattern of unique_ids, a pattern of fields, and the reason. `#` begins a comment."""
    rules = []
    if path is None:
        return rules
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            words = line.split(None, 2)
            if len(words) < 3:
                raise SystemExit(f"{path}:{number}: a rule is a pattern of unique_ids, a pattern of fields and a reason")
            rules.append((words[0], words[1], words[2].strip()))
    return rules
