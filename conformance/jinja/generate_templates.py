"""Generates random templates and keeps what Jinja2 makes of them, for TestRandomTemplates.

    python generate_templates.py COUNT SEED OUT.json.gz

Needs Jinja2. The grammar has the constructs that real dbt projects use: set, namespaces, loops with unpacking and
conditions, macros, call blocks, filters, tests, slices, methods, formatting, arithmetic, whitespace control. A template
that fails is kept with the name of its exception; messages differ between versions of Python and are not compared.
"""

import gzip
import json
import random
import sys

import jinja2
from jinja2.sandbox import SandboxedEnvironment

NAMES = ["a", "b", "n", "s", "xs", "d", "rows", "flag", "nothing", "missing"]
CONTEXT = {
    "a": 7,
    "b": 2.5,
    "n": -3,
    "s": "Hello, wörld_x",
    "xs": [3, 1, 2, 10],
    "d": {"k": 1, "name": "orders", "nested": {"deep": ["p", "q"]}},
    "rows": [
        {"id": 1, "name": "b", "tags": ["x", "y"]},
        {"id": 2, "name": "A", "tags": []},
        {"id": 3, "name": "c", "tags": ["y"]},
    ],
    "flag": True,
    "nothing": None,
    "words": ["b", "A", "c", "a"],
}


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0
        self.scope = []
        self.macros = []
        self.namespaces = []

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, probability):
        return self.random.random() < probability

    # -- expressions -------------------------------------------------------------------------------------------------

    def number(self):
        return self.pick("0", "1", "2", "3", "10", "-1", "7", "2.5", "1e3", "0.1", "1_000", "a", "b", "n", "xs|length")

    def string(self):
        return self.pick(
            "'x'", '"it\'s"', "'a,b,c'", "''", "'%s'", "' pad '", "'ABC'", "'line\\nbreak'", "s", "d.name", "'é'",
            "'a' 'b'", "'select * from t'", "'snake_case_name'", "\"quo'te\"", "'tab\\t'",
        )

    def sequence(self):
        kind = self.random.randrange(10)
        if kind < 3:
            return "[" + ", ".join(self.expression() for _ in range(self.random.randrange(4))) + "]"
        if kind == 3:
            return "(" + ", ".join(self.atom() for _ in range(2)) + ",)"
        if kind == 4:
            return self.pick("range(3)", "range(1, 6, 2)", "range(a)", "range(5, 0, -2)")
        if kind == 5:
            return self.pick("'a,b,c'.split(',')", "s.split()", "d.keys()|list", "d.items()|list", "'a.b'.split('.', 1)")
        return self.pick("xs", "rows", "words", "d.nested.deep", "xs[1:]", "words[::-1]", "rows|map(attribute='name')|list")

    def mapping(self):
        if self.chance(0.5):
            return self.pick("d", "d.nested", "rows[0]", "dict(p=1, q='z')")
        pairs = []
        for _ in range(self.random.randrange(3)):
            pairs.append(self.pick("'k'", "'z'", "1", "'name'") + ": " + self.expression())
        return "{" + ", ".join(pairs) + "}"

    def atom(self):
        kind = self.random.randrange(12)
        if kind < 3:
            return self.number()
        if kind < 6:
            return self.string()
        if kind == 6:
            return self.pick("true", "false", "none", "True", "None")
        if kind < 10:
            return self.pick(*NAMES, *self.scope[-4:]) if self.scope else self.pick(*NAMES)
        if self.namespaces and kind == 10:
            return self.pick(*self.namespaces) + "." + self.pick("v", "w", "gone")
        return self.pick("d.k", "d['name']", "rows[0].name", "xs[-1]", "d.nope", "xs[99]", "rows[1]['id']", "s[0]", "s[-3:]")

    def expression(self):
        self.depth += 1
        try:
            if self.depth > 4:
                return self.atom()
            return getattr(self, "e_" + self.pick(
                "atom", "atom", "arithmetic", "compare", "logic", "concat", "conditional", "filter_text", "filter_sequence",
                "filter_selection", "filter_number", "test", "method_text", "method_dict", "index", "slice", "call", "format",
                "percent", "membership", "container", "chained", "filter_misc",
            ))()
        finally:
            self.depth -= 1

    def e_atom(self):
        return self.atom()

    def e_arithmetic(self):
        left, right = self.number(), self.number()
        if self.chance(0.3):
            left = "(" + self.expression() + ")"
        return f"{left} {self.pick('+', '-', '*', '/', '//', '%')} {right}" if self.chance(0.93) else f"{left} ** {self.pick('2', '0', '3', '-1')}"

    def e_compare(self):
        return f"{self.expression()} {self.pick('==', '!=')} {self.expression()}" if self.chance(0.6) else (
            f"{self.number()} {self.pick('<', '<=', '>', '>=')} {self.number()}")

    def e_chained(self):
        return f"{self.number()} {self.pick('<', '<=')} {self.number()} {self.pick('<', '>', '==')} {self.number()}"

    def e_logic(self):
        kind = self.random.randrange(3)
        if kind == 0:
            return f"not {self.expression()}"
        return f"({self.expression()} {self.pick('and', 'or')} {self.expression()})"

    def e_concat(self):
        return " ~ ".join(self.atom() for _ in range(self.random.randrange(2, 4)))

    def e_conditional(self):
        tail = f" else {self.expression()}" if self.chance(0.85) else ""
        return f"({self.expression()} if {self.expression()}{tail})"

    def e_membership(self):
        return f"{self.atom()} {self.pick('in', 'not in')} {self.pick(self.sequence(), self.mapping(), self.string())}"

    def e_filter_text(self):
        return f"{self.string()}|" + self.pick(
            "upper", "lower", "trim", "capitalize", "title", "replace('a', 'b')", "replace('x', '')", "length", "string",
            "indent(2)", "indent(2, true)", "first", "last", "reverse", "list", "wordcount", "truncate(5, true)",
            "truncate(8)", "center(12)", "int", "float", "default('dflt')", "trim('x')", "escape", "tojson", "unique|join",
            "batch(2)|list", "map('upper')|join('-')", "upper|lower|title",
        )

    def e_filter_sequence(self):
        return f"{self.pick('xs', 'words', self.sequence())}|" + self.pick(
            "join(',')", "join", "length", "first", "last", "sort|join(' ')", "sort(reverse=true)|list", "unique|list",
            "list", "reverse|list", "batch(2)|list", "batch(3, 0)|list", "slice(2)|list", "map('string')|list",
            "map('upper')|join", "select|list", "reject('none')|list", "select('odd')|list", "select('string')|list",
            "sum", "min", "max", "tojson", "string", "sort(case_sensitive=true)|list", "max(case_sensitive=true)",
            "select('>', 2)|list", "join(', ', attribute='name')", "map('default', 0)|list",
        )

    def e_filter_selection(self):
        return "rows|" + self.pick(
            "map(attribute='name')|list", "map(attribute='id')|sum", "selectattr('id', '>', 1)|map(attribute='name')|join",
            "selectattr('tags')|map(attribute='id')|list", "rejectattr('id', 'equalto', 2)|list|length",
            "sort(attribute='name')|map(attribute='id')|list", "sort(attribute='id', reverse=true)|map(attribute='id')|join",
            "groupby('name')|map('first')|list", "map(attribute='missing')|list", "map(attribute='tags.0')|join(',')",
            "map(attribute='nope', default='-')|join", "sum(attribute='id')", "max(attribute='id')|string",
            "selectattr('name', 'in', ['A', 'c'])|list", "unique(attribute='id')|list|length", "join('|', attribute='id')",
            "selectattr('name', 'defined')|list|length", "sort(attribute='tags,name')|map(attribute='id')|list",
        )

    def e_filter_number(self):
        return f"({self.number()})|" + self.pick(
            "abs", "int", "float", "round", "round(1)", "round(1, 'floor')", "round(0, 'ceil')|int", "string", "tojson",
            "default(9)", "filesizeformat", "int + 1",
        )

    def e_filter_misc(self):
        return self.pick(
            "missing|default('x')", "missing|default", "nothing|default('x', true)", "''|default('e', true)", "d|dictsort",
            "d|length", "d|list", "d|items|list", "d|tojson", "d.nested|tojson(indent=2)", "missing|length", "missing|list",
            "missing|join(',')", "nothing|string", "flag|string", "flag|int", "'3.9'|int", "'abc'|int(5)", "'0x1F'|int(16, 16)",
            "'1e3'|float", "xs|tojson", "rows|length", "'a b'|urlencode", "'<b>x</b>'|striptags", "d|attr('k')", "1|attr('x')",
            "'%s-%s'|format(a, s)", "'%(q)s'|format(q=1)", "[1, [2, 3]]|string", "xs|map('abs')|sum",
        )

    def e_test(self):
        return f"{self.atom()} is {self.pick('', 'not ')}" + self.pick(
            "none", "defined", "undefined", "string", "number", "mapping", "sequence", "iterable", "boolean", "integer",
            "float", "true", "false", "callable", "odd", "even", "divisibleby(2)", "eq(7)", "sameas none", "in [1, 7]",
            "lower", "upper", "ge 2", "divisibleby 3",
        )

    def e_method_text(self):
        return f"{self.string()}." + self.pick(
            "upper()", "lower()", "strip()", "split(',')", "split()", "startswith('a')", "endswith(('c', 'x'))",
            "replace('a', 'z')", "replace('b', 'q', 1)", "find('b')", "count('a')", "join(['p', 'q'])", "title()",
            "capitalize()", "format(1, x=2)", "zfill(8)", "ljust(6)", "rjust(6, '*')", "partition(',')", "splitlines()",
            "isdigit()", "isalpha()", "index('b')", "rsplit(',', 1)", "lstrip('x')", "swapcase()", "rstrip()",
            "removeprefix('se')", "islower()", "center(9, '-')", "rfind('a')", "casefold()", "nope()", "isupper()",
        )

    def e_method_dict(self):
        return f"{self.mapping()}." + self.pick(
            "get('k')", "get('zz', 'no')", "keys()|list", "values()|list", "items()|list", "get(1)", "copy()", "k", "zz",
            "items()|length", "keys()|join(',')",
        )

    def e_index(self):
        return f"{self.sequence()}[{self.pick('0', '-1', '1', '99', 'a')}]"

    def e_slice(self):
        bounds = ["", "1", "2", "-1", "0", "-2"]
        step = self.pick("", "", ":2", ":-1", ":")
        return f"{self.pick(self.sequence(), self.string())}[{self.pick(*bounds)}:{self.pick(*bounds)}{step}]"

    def e_call(self):
        if not self.macros:
            return self.atom()
        name, parameters = self.pick(*self.macros)
        arguments = [self.expression() for _ in range(self.random.randrange(parameters + 1))]
        if self.chance(0.2):
            arguments.append(f"p1={self.atom()}")
        return f"{name}({', '.join(arguments)}{',' if arguments and self.chance(0.1) else ''})"

    def e_format(self):
        return self.pick(
            "'{} {}'.format({}, {})", "'{0}{1}{0}'.format({}, {})", "'{:>5}|{:<4}'.format({}, {})", "'{a}-{b}'.format(a={}, b={})",
            "'{!r:>8} {}'.format({}, {})",
        ).replace("({}, {})", f"({self.atom()}, {self.atom()})").replace("(a={}, b={})", f"(a={self.atom()}, b={self.atom()})")

    def e_percent(self):
        return self.pick(
            f"'%s-%s' % ({self.atom()}, {self.atom()})", f"'%s' % {self.string()}", "'%05d|%-4d|%+d' % (a, n, a)",
            "'%.2f %5.1f %e %g' % (b, b, b, b)", "'%(k)s' % d", "'%r' % [s]", "'%d%%' % a", "'%x %o %X' % (255, 8, 255)",
        )

    def e_container(self):
        return self.pick(self.sequence, self.mapping)()

    # -- statements --------------------------------------------------------------------------------------------------

    def tag(self, content):
        before, after = self.pick("", "", "", "-"), self.pick("", "", "", "-")
        return "{%" + before + " " + content + " " + after + "%}"

    def text(self):
        return self.pick("select ", "\n", " , ", "  x\n", "from t\n", "--c\n", "{ ", "'q'", "\n\n", " ", "%", "# no\n")

    def output(self):
        before, after = self.pick("", "", "", "-"), self.pick("", "", "", "-")
        return "{{" + before + " " + self.expression() + " " + after + "}}"

    def body(self, size):
        return "".join(self.statement() for _ in range(size))

    def statement(self):
        self.depth += 1
        try:
            if self.depth > 4:
                return self.pick(self.text, self.output)()
            return getattr(self, "s_" + self.pick(
                "text", "output", "output", "output", "if", "for", "set", "set_block", "do", "macro", "call", "namespace",
                "comment", "with", "raw", "filter", "unpack", "control",
            ))()
        finally:
            self.depth -= 1

    def s_text(self):
        return self.text()

    def s_output(self):
        return self.output()

    def s_if(self):
        result = self.tag("if " + self.expression()) + self.body(2)
        if self.chance(0.3):
            result += self.tag("elif " + self.expression()) + self.body(1)
        if self.chance(0.5):
            result += self.tag("else") + self.body(1)
        return result + self.tag("endif")

    def s_for(self):
        mark = len(self.scope)
        kind = self.random.randrange(4)
        if kind == 0:
            head = f"for k, v in {self.mapping()}.items()"
            self.scope += ["k", "v"]
        elif kind == 1:
            head = f"for item in {self.sequence()} if {self.expression()}"
            self.scope += ["item"]
        else:
            head = f"for i in {self.sequence()}"
            self.scope += ["i"]
        inner = self.body(2)
        inner += self.pick(
            "", "{{ loop.index }}", "{% if not loop.last %},{% endif %}", "{{ loop.first }}{{ loop.length }}",
            "{{ loop.revindex0 }}", "{{ loop.cycle('odd', 'even') }}", "{{ loop.previtem }}", "{{ loop.changed(1) }}",
        )
        tail = self.tag("else") + self.body(1) if self.chance(0.2) else ""
        del self.scope[mark:]
        return self.tag(head) + inner + tail + self.tag("endfor")

    def s_set(self):
        name = self.pick("v1", "v2", "v3")
        result = self.tag(f"set {name} = {self.expression()}")
        self.scope.append(name)
        return result

    def s_unpack(self):
        self.scope += ["u1", "u2"]
        return self.tag("set u1, u2 = " + self.pick("1, 'two'", "xs[:2]", "'a.b'.split('.', 1)", "(d, none)", "rows[:2]"))

    def s_set_block(self):
        body = self.body(2)
        self.scope.append("blk")
        return self.tag(self.pick("set blk", "set blk", "set blk | upper", "set blk | trim | title")) + body + self.tag("endset")

    def s_do(self):
        return self.tag("set acc = [1]") + self.tag("do " + self.pick(
            "acc.append({})", "acc.extend([{}, 2])", "acc.insert(0, {})", "acc.append([{}])").format(self.atom())) + "{{ acc }}"

    def s_namespace(self):
        name = self.pick("ns1", "ns2")
        self.namespaces.append(name)
        return self.tag(f"set {name} = namespace(v={self.atom()}, w=[])") + self.pick("", self.tag(
            f"for i in {self.sequence()}") + self.tag(f"set {name}.v = i") + self.tag("endfor")) + "{{ " + name + ".v }}"

    def s_macro(self):
        name = self.pick("m1", "m2", "m3")
        mark = len(self.scope)
        known = self.macros
        self.macros = []
        self.scope += ["p0", "p1"]
        body = self.body(2) + self.pick("", "", "{{ varargs }}", "{{ kwargs }}", "{{ caller() if caller else 'none' }}")
        del self.scope[mark:]
        self.macros = known + [(name, 2)]
        return self.tag(f"macro {name}(p0, p1={self.atom()})") + body + self.tag("endmacro") + "{{ " + name + "(1) }}"

    def s_call(self):
        return (
            self.tag("macro wrap(x='w')") + "<{{ x }}:{{ caller(" + self.pick("", "", "x") + ") }}>" + self.tag("endmacro")
            + self.tag(self.pick("call wrap()", "call wrap('z')", "call(q) wrap(1)", "call(q='d') wrap()")) + self.body(1)
            + "{{ q }}" + self.tag("endcall")
        )

    def s_comment(self):
        return "{#" + self.pick("", "-") + " note {{ x }} " + self.pick("", "-") + "#}"

    def s_with(self):
        self.scope.append("w1")
        result = self.tag(f"with w1 = {self.expression()}, w2 = 5") + self.body(1) + "{{ w1 }}{{ w2 }}" + self.tag("endwith")
        self.scope.pop()
        return result

    def s_raw(self):
        return self.pick("{% raw %}{{ x }}{% if %}{% endraw %}", "{%- raw -%} {{ x }} {%- endraw -%}")

    def s_filter(self):
        return self.tag("filter " + self.pick("upper", "trim|upper", "replace('e', '3')")) + self.body(1) + self.tag("endfilter")

    def s_control(self):
        return (
            self.tag("for c in range(4)") + self.tag("if c == " + self.pick("1", "2")) + self.tag(self.pick("break", "continue"))
            + self.tag("endif") + "{{ c }}" + self.tag("endfor")
        )

    def template(self):
        self.depth = 0
        self.scope = []
        self.macros = []
        self.namespaces = []
        return self.body(self.random.randrange(1, 7)) + self.pick("", "\n", "\n\n")


def has_order_of_its_own(text):
    """Whether Python's answer shows an address, or the type Markup, which floe does not have: nothing is HTML there."""
    return " at 0x" in text or "object>" in text or "<generator" in text or "Markup(" in text


def answer(environment, template):
    context = json.loads(json.dumps(CONTEXT))
    try:
        return {"ok": environment.from_string(template).render(context)}
    except jinja2.TemplateError as failure:
        return {"err": type(failure).__name__}
    except Exception as failure:
        return {"err": type(failure).__name__}


def main():
    count, seed, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    environment = SandboxedEnvironment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    generator = Generator(seed)
    cases = []
    while len(cases) < count:
        template = generator.template()
        expected = answer(environment, template)
        if len(template) < 700 and len(expected.get("ok", "")) < 1500 and not has_order_of_its_own(expected.get("ok", "")):
            cases.append({"t": template, **expected})
    document = {
        "made_by": f"Jinja2 {jinja2.__version__}, Python {sys.version.split()[0]}, generate_templates.py {count} {seed}",
        "context": CONTEXT,
        "cases": cases,
    }
    with gzip.GzipFile(out, "wb", mtime=0) as stream:
        stream.write(json.dumps(document, ensure_ascii=False).encode())
    failing = sum(1 for case in cases if "err" in case)
    print(f"{count} templates, {failing} of them fail in Jinja2")


if __name__ == "__main__":
    main()
