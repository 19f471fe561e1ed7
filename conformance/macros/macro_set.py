"""Reads the macros of internal dbt packages and calls them in an environment of dbt's own Jinja classes."""

import dataclasses
import pathlib

import jinja2
from dbt_common.exceptions.macros import MacroReturn
from dbt_common.clients.jinja import extract_toplevel_blocks, get_environment

BLOCKS = {"macro", "test", "data_test", "materialization"}
NAME_PREFIX = "dbt_macro__"


@dataclasses.dataclass(frozen=True)
class Signature:
    """The name of a macro with its arguments, each with the default as Jinja shows its syntax tree."""

    name: str
    arguments: tuple

    def __str__(self):
        return f"{self.name}({', '.join(self.arguments)})"


@dataclasses.dataclass(frozen=True)
class Macro:
    package: str
    path: str
    kind: str
    signature: Signature
    text: str

    @property
    def name(self):
        return self.signature.name


def read_package(package, folder):
    """All macros below a folder, in the order of their paths; a later one of the same name wins, as in dbt."""
    macros = {}
    for path in sorted(pathlib.Path(folder).rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        for block in extract_toplevel_blocks(text, allowed_blocks=BLOCKS, collect_raw_data=False):
            for macro in read_block(package, path.name, block):
                macros[macro.name] = macro
    return macros


def read_block(package, path, block):
    tree = get_environment().parse(block.full_block)
    for node in tree.find_all(jinja2.nodes.Macro):
        if not node.name.startswith(NAME_PREFIX):
            continue
        yield Macro(package, path, block.block_type_name, signature_of(node), block.full_block)


def signature_of(node):
    names = [argument.name for argument in node.args]
    required = len(names) - len(node.defaults)
    arguments = names[:required]
    arguments += [f"{name}={shown(value)}" for name, value in zip(names[required:], node.defaults)]
    used = {name.name for name in node.find_all(jinja2.nodes.Name)}
    arguments += [f"*{name}" for name in ("varargs", "kwargs", "caller") if name in used]
    return Signature(node.name[len(NAME_PREFIX):], tuple(arguments))


def shown(expression):
    try:
        return repr(expression.as_const())
    except jinja2.nodes.Impossible:
        return repr(expression)


class MacroCaller:
    """A macro as templates see it: calling it renders its body, or hands back what its `return` was given."""

    def __init__(self, macro, context, trace, qualifier=""):
        self.macro = macro
        self.label = qualifier + macro.name
        self.context = context
        self.trace = trace
        self.template = None

    def __call__(self, *arguments, **named):
        self.trace.macros.append(self.label)
        if self.template is None:
            self.template = get_environment().from_string(self.macro.text)
        module = self.template.make_module(vars=self.context, shared=False)
        body = module.__dict__[NAME_PREFIX + self.macro.name]
        try:
            result = body(*arguments, **named)
        except MacroReturn as returned:
            self.trace.last_returned = True
            return returned.value
        self.trace.last_returned = False
        return result

    def __repr__(self):
        return f"<macro {self.macro.name}>"


def dispatch(context, adapter_type, name, namespace, trace):
    """The implementation of a macro for an adapter, as `adapter.dispatch` finds it among internal packages."""
    trace.dispatched.append(f"{namespace}.{name}")
    for prefix in (adapter_type, "default"):
        found = context.get(f"{prefix}__{name}")
        if found is not None:
            return found
    raise jinja2.exceptions.UndefinedError(f"no implementation of {name} for {adapter_type}")
