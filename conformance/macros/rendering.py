"""Renders one probe with one set of macros and describes what came out."""

import copy
import dataclasses
import re

from dbt_common.clients.jinja import get_environment

from macro_set import Macro
from recording import Setting, Trace, build_context, shown


@dataclasses.dataclass(frozen=True)
class Probe:
    """One call: the adapter it is made for, the Jinja expression, and what it finds around it."""

    adapter: str
    expression: str
    setting: Setting

    def __str__(self):
        return f"[{self.adapter}] {self.expression}" + describe(self.setting)


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What one set of macros made of a probe. Of an error only the class counts: messages are each program's own."""

    value: object
    kind: str
    returned: bool
    macros: tuple
    dispatched: tuple
    adapter: tuple
    config: tuple
    error: str
    message: str = dataclasses.field(compare=False, default="")


def describe(setting):
    parts = [f"{field.name}={getattr(setting, field.name)!r}" for field in dataclasses.fields(setting)]
    return "".join(f"\n    with {part}" for part in parts if not part.endswith(("={}", "=[]")))


def render(probe, macros: dict[str, Macro]):
    trace = Trace()
    context = build_context(probe.adapter, macros, copy.deepcopy(probe.setting), trace)
    captured = []
    error, message = "", ""
    try:
        captured += evaluate(probe.expression, context)
    except Exception as failure:  # every failure is an outcome to compare
        error, message = type(failure).__name__, str(failure)
    value = captured[0] if captured else None
    return Outcome(
        value=normal(value),
        kind=kind_of(value),
        returned=trace.last_returned and not error,
        macros=tuple(sorted(set(trace.macros))),
        dispatched=tuple(trace.dispatched),
        adapter=tuple(map(repr, map(squeezed_call, trace.adapter))),
        config=tuple(sorted(set(trace.config))),
        error=error,
        message=message,
    )


def evaluate(expression, context):
    """The value of an expression, or the text of a template where that begins with a tag."""
    if expression.startswith("{%"):
        return [get_environment().from_string(expression).render(context)]
    captured = []
    context["capture__"] = lambda value: captured.append(value) or ""
    get_environment().from_string("{% do capture__(" + expression + ") %}").render(context)
    return captured


def kind_of(value):
    if isinstance(value, str):
        return "text"
    if callable(value):
        return "macro"
    return type(value).__name__


def normal(value):
    """SQL with one space where any white space was, none at commas and parentheses."""
    value = shown(value)
    return squeezed(value if isinstance(value, str) else repr(value))


def squeezed_call(call):
    return tuple(squeezed(part) if isinstance(part, str) else squeezed(repr(part)) for part in call)


def squeezed(text):
    text = re.sub(r"\b[0-9a-f]{32}\b|0x[0-9a-f]+|(?<=__dbt_tmp)\d{12,20}", "<changing>", text)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([(),;]) ?", r"\1", text).strip()
