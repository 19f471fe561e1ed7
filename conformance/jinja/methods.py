"""Asks Jinja2's sandbox, in which dbt renders, what the methods and formats of Python's own types give.

    python conformance/jinja/methods.py > foundation/floe-jinja/src/test/resources/dev/floe/jinja/method/methods.tsv

Each line of the answer is a template, a tab, and either "= " with the text that it rendered, or "! " with the name of
the exception and its message. Backslashes and control characters are escaped as Java escapes them. What takes all
memory, and what decimal.InvalidOperation ends, is left out: a budget and a ValueError end them here.
"""

import decimal
import itertools
import platform
import sys

import jinja2
from jinja2.sandbox import SandboxedEnvironment

ENVIRONMENT = SandboxedEnvironment(extensions=["jinja2.ext.do"])
ENVIRONMENT.globals.update(Decimal=decimal.Decimal, set=set, number=float)

templates = {}


def ask(receiver, *expressions):
    """Rows that show what each expression gives; x is the receiver."""
    for expression in expressions:
        templates["{%% set x = %s %%}{{ [%s] }}" % (receiver, expression)] = None


def change(receiver, *expressions):
    """Rows that show what each expression gives, and what became of the receiver."""
    ask(receiver, *(expression + ", x" for expression in expressions))


def answer(template):
    try:
        return "= " + ENVIRONMENT.from_string(template).render()
    except Exception as error:
        return "! %s: %s" % (type(error).__name__, error)


TEXTS = [
    "''", "'a'", "'abc'", "'Hello World'", "'HELLO'", "'hello world'", "'  pad  '", "'they\\'re bill\\'s'",
    "'a,b,,c'", "',a,'", "'  a  b\\tc\\n'", "'x' * 3", "'straße'", "'ÉCOLE école'", "'ǆ Ǆ ǅ'", "'ΑΣ Σ ΣΑΣ'",
    "'😀a😀b'", "'12'", "'-12'", "'+7'", "'½'", "'²'", "'٣'", "'四'", "'ⅷⅧ'", "'a_1'", "'1a'", "'_'", "'a b'",
    "'ab\\tc\\td'", "'l1\\nl2\\r\\nl3\\rl4'", "'\\x0b\\x0c\\x1c\\x1d\\x1e\\x85\\u2028\\u2029'", "'\\x1f '",
    "'\\xa0\\u2003'", "'\\u200b'", "'ﬁn ŉ'", "'İıI'", "'ªº'", "'ⓐⒶ'", "'McDonald O\\'Neil 3rd'", "'e\\u0301'",
    "'\\xad'", "'\\x00'", "'ᾳᾼ'", "'Åß\\u1e9e'", "'ₐ①'", "'中文'",
]
for text in TEXTS:
    ask(text, *("x.%s()" % name for name in (
        "capitalize casefold lower upper title swapcase islower isupper istitle isalpha isalnum isascii isdecimal "
        "isdigit isidentifier isnumeric isprintable isspace strip lstrip rstrip split rsplit splitlines "
        "expandtabs").split()))
    ask(text, "x.splitlines(true)", "x.center(9)", "x.center(8, '*')", "x.ljust(8, '😀')", "x.rjust(8)", "x.zfill(6)",
        "x.count('')", "x.count('a')", "x.replace('', '-')", "x.replace('a', '<>')", "x.find('a')", "x.rfind('a')",
        "x.find('')", "x.rfind('')", "x.partition('a')", "x.rpartition('a')", "x.split('a')", "x.rsplit('a', 1)",
        "x.join(['1', '2', '3'])", "x.strip('ab ')")

ask("'abcabcabc'", *("x.%s(%s)" % (name, arguments) for name, arguments in itertools.product(
    ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"],
    ["'bc'", "'bc', 2", "'bc', 2, 5", "'bc', -3", "'bc', -100, 100", "'bc', none, 3", "'bc', 3, none", "'', 9", "'', 10",
     "'', 5, 3", "'zz'", "'bc', 4, 6", "'bc', 1, -1", "1", "none", "('a', 'bc')", "()", "('zz', 'c')", "(1,)", "['a']",
     "", "'a', 1, 2, 3", "'a', '1'", "'a', 1.5", "'a', true", "'', 99999999999999999999"])))
ask("'😀a😀b'", "x.find('b')", "x.rfind('😀')", "x.index('b', 2)", "x.find('😀', 1)", "x.startswith('a', 1)",
    "x.endswith('😀', 0, 3)", "x.count('', 1)", "x.center(10, '😀')", "x.strip('😀')", "x.strip('😁')", "x.zfill(7)")

ask("'a,b,,c'", *("x.%s(%s)" % (name, arguments) for name, arguments in itertools.product(
    ["split", "rsplit"],
    ["','", "',', 0", "',', 1", "',', 2", "',', -1", "',', maxsplit=1", "sep=','", "sep=',', maxsplit=2", "''",
     "none, 1", "none", "',,'", "1", "',', '1'", "',', none", "',', 1, 2", "x=1", "',', 1.0", "',', true"])))
ask("'  a  b c  '", *("x.%s(%s)" % (name, arguments) for name, arguments in itertools.product(
    ["split", "rsplit"], ["", "none, 0", "none, 1", "none, 2", "none, 9", "maxsplit=1", "' '", "' ', 2", "'  '"])))
ask("'xxabcxx'", "x.strip('x')", "x.lstrip('x')", "x.rstrip('x')", "x.strip('')", "x.strip(none)", "x.strip(1)",
    "x.strip('x', 'y')", "x.strip(chars='x')", "x.lstrip('xa')", "x.rstrip(1)", "x.removeprefix('xx')",
    "x.removeprefix('a')", "x.removesuffix('xx')", "x.removesuffix('')", "x.removesuffix('xxabcxxx')",
    "x.removeprefix(1)", "x.removesuffix()", "x.removeprefix('a', 'b')", "x.partition('b')", "x.partition('')",
    "x.partition(1)", "x.partition()", "x.rpartition('x')", "x.rpartition('')", "x.rpartition(none)",
    "x.center()", "x.center('5')", "x.center(9.0)", "x.center(9, '')", "x.center(9, 'ab')", "x.center(9, 1)",
    "x.ljust(9, 'ab')", "x.rjust(9, none)", "x.ljust(-5)", "x.center(true)", "x.zfill('5')", "x.zfill()",
    "x.zfill(9)", "x.expandtabs('1')", "x.expandtabs(1, 2)", "x.lower(1)", "x.upper(a=1)", "x.isdigit(1)",
    "x.splitlines(1, 2)", "x.splitlines(keepends=true)", "x.splitlines(keepend=true)", "x.title(none)",
    "x.capitalize(1)", "x.swapcase(1, 2)", "x.center(width=9)", "x.startswith(prefix='x')", "x.find(sub='x')")
for text, width in itertools.product(["'a'", "'ab'", "'abc'"], [3, 4, 5, 6, 7]):
    ask(text, "x.center(%d, '.')" % width)
ask("'ab\\tc\\td\\n\\te\\r\\tf'", "x.expandtabs(4)", "x.expandtabs(0)", "x.expandtabs(-1)", "x.expandtabs(1)",
    "x.expandtabs(tabsize=3)", "x.expandtabs(true)", "x.expandtabs(none)")
ask("'abc'", "x.find(1, 'a')", "x.count(none, 1.5)", "x.startswith(1, 'a')", "x.find(Decimal('1'))", "x.split(Decimal('1'))",
    "x.center(Decimal('1'))", "x.join([Decimal('1')])", "x.translate(range(2))", "x.translate(zz)", "x.translate('abc' * 40)",
    "x.translate([1])", "x.translate((none,) * 99)")
change("[]", "x.pop('a')", "x.pop(zz)", "x.insert(zz, 1)", "x.extend(zz)", "x.index(zz)", "x.count(zz)", "x.append(zz)")
change("{}", "x.update(zz)", "x.get(zz)", "x.pop(zz)", "x.setdefault(zz, 1)", "x.fromkeys(zz)")
ask("'-'", "x.join([])", "x.join(['a'])", "x.join(('a', 'b'))", "x.join('abc')", "x.join({'k': 1, 'l': 2})",
    "x.join([1])", "x.join(['a', none])", "x.join(5)", "x.join(none)", "x.join()", "x.join('a', 'b')",
    "x.join(['a', ['b']])", "x.join(range(2))", "x.join(['a']|map('upper'))", "x.join(iterable=['a'])",
    "x.join([zz])", "x.join({'k': 1}.values())", "x.join({'k': 'v'}.items())", "x.join(true)", "x.join(1.5)",
    "x.zfill(4)", "x.zfill(0)")
ask("'aaa'", "x.replace('a', 'b')", "x.replace('a', 'b', 2)", "x.replace('a', 'b', -1)", "x.replace('a', 'b', 0)",
    "x.replace('aa', 'b')", "x.replace('', '-', 2)", "x.replace('', '-', 4)", "x.replace('', '-', 9)",
    "x.replace('a', '')", "x.replace('a')", "x.replace('a', 1)", "x.replace(1, 'a')", "x.replace('a', 'b', 'c')",
    "x.replace('a', 'b', count=1)", "x.replace('a', 'b', 1, 2)", "x.replace('a', none)", "x.replace('z', 'b')",
    "x.replace('a', 'b', 1.0)", "x.replace('a', 'b', none)", "x.replace('a', 'b', true)", "x.replace()")
ask("'😀é'", "x.replace('', '|')", "x.replace('é', '😀')", "x.replace('😀', '', 1)")
ask("'abc'", "x.maketrans('ab', 'xy')", "x.maketrans('ab', 'xy', 'c')", "x.maketrans({'a': 'X', 98: none})",
    "x.maketrans('ab', 'x')", "x.maketrans('ab')", "x.maketrans({'ab': 1})", "x.maketrans({1.5: 1})",
    "x.maketrans()", "x.maketrans('a', 1)", "x.maketrans(1, 'a')", "x.maketrans('a', 'b', 1)",
    "x.translate(x.maketrans('ab', 'xy', 'c'))", "x.translate(x.maketrans({'a': 'XX', 'b': none, 'c': 100}))",
    "x.translate({97: 'z'})", "x.translate({97: 1.5})", "x.translate({})", "x.translate(5)", "x.translate(none)",
    "x.translate()", "x.translate({97: 99999999})", "x.translate({97: -1})", "x.translate({97: true})")

LISTS = ["[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[1, 'a', none, 2.5, [1]]", "[true, 1, 1.0, 0]"]
for values in LISTS:
    change(values, "x.append(9)", "x.clear()", "x.copy()", "x.count(1)", "x.extend([7, 8])", "x.extend('ab')",
           "x.extend({'k': 1})", "x.extend(range(2))", "x.extend(x)", "x.index(1)", "x.index('a')", "x.insert(0, 'n')",
           "x.insert(1, 'n')", "x.insert(-1, 'n')", "x.insert(99, 'n')", "x.insert(-99, 'n')", "x.pop()", "x.pop(0)",
           "x.pop(-1)", "x.pop(1)", "x.pop(5)", "x.remove(1)", "x.remove('a')", "x.reverse()", "x.sort()",
           "x.sort(reverse=true)")
change("[1, 2, 3, 2, 1]", "x.index(2, 2)", "x.index(2, 2, 3)", "x.index(1, -1)", "x.index(2, -9, 9)", "x.index('q')",
       "x.index(none)", "x.index(1.5)", "x.index()", "x.index(1, 'a')", "x.index(1, none)", "x.index(1, 0, none)",
       "x.index([1])", "x.pop('a')", "x.pop(1.0)", "x.pop(none)", "x.pop(1, 2)", "x.pop(true)", "x.pop(-6)",
       "x.pop(index=1)", "x.insert(1)", "x.insert('a', 1)", "x.insert()", "x.insert(1.5, 1)", "x.append()",
       "x.append(1, 2)", "x.append(object=1)", "x.extend(1)", "x.extend(none)", "x.extend()", "x.extend(1, 2)",
       "x.remove()", "x.remove(9)", "x.remove(none)", "x.sort(1)", "x.sort(none)", "x.sort(key=none)",
       "x.sort(key='bcd'.find)", "x.sort(cmp=1)", "x.sort(reverse='a')", "x.sort(key=1)", "x.count()", "x.count(1, 2)",
       "x.reverse(1)", "x.clear(1)", "x.copy(1)", "x.extend(true)", "x.pop(99999999999999999999)",
       "x.insert(99999999999999999999, 1)", "x.sort(reverse=2)", "x.sort(reverse=none)", "x.sort(reverse=0)")
change("['b', 'C', 'a', 'B']", "x.sort()", "x.sort(key='aBbC'.index)", "x.sort(key='abc'.find, reverse=true)",
       "x.sort(reverse=true)", "x.sort(key='q'.index)")
change("[[2, 'x'], [1, 'z'], [2, 'a']]", "x.sort()", "x.sort(reverse=true)", "x.count([2, 'a'])", "x.index([1, 'z'])")
change("[(2, 'x'), (1, 'z'), (2, 'a')]", "x.sort()", "x.remove((1, 'z'))")
for values in ["[1, 'a']", "['a', 1]", "[none, 1]", "[1, none]", "[[1], 1]", "[{}, {}]", "[1, 2, 'a', 0]", "[none, none]",
               "[none]", "[(1, 'a'), (1, 2)]", "['a', 1.5]", "[true, 'a']", "[1.5, 1, true, 0]", "[zz, 1]", "[1, zz]",
               "['😀', '\\uffee']", "[range(1), range(1)]", "[{}.keys(), 1]"]:
    change(values, "x.sort()", "x.sort(reverse=true)")

for values in ["()", "(1,)", "(1, 'a', 1.0, true)"]:
    ask(values, "x.count(1)", "x.count('a')", "x.count()", "x.index(1)", "x.index('a')", "x.index(1, 1)", "x.index('q')",
        "x.index()", "x.index(1, 1, 2)", "x.index(1, -1)", "x.index(1, none)", "x.count(1, 2)", "x.index(1, 'a')")

DICTS = ["{}", "{'a': 1}", "{'a': 1, 'b': none, 3: [1]}"]
for values in DICTS:
    change(values, "x.get('a')", "x.get('b', 5)", "x.get('zz', 5)", "x.get('zz')", "x.items()", "x.keys()", "x.values()",
           "x.pop('a')", "x.pop('zz')", "x.pop(7)", "x.pop('zz', 5)", "x.pop('zz', none)", "x.popitem()",
           "x.setdefault('a', 9)", "x.setdefault('zz', 9)", "x.setdefault('zz')", "x.update({'a': 2, 'q': 3})",
           "x.update([('a', 2), ['q', 3]])", "x.update(a=5, q=6)", "x.update({'a': 2}, a=3)", "x.update()", "x.copy()",
           "x.clear()", "x.fromkeys('ab')", "x.fromkeys(['a', 1], 0)", "x.update(['ab'])")
change("{'a': 1, 2: 'b'}", "x.get()", "x.get('a', 1, 2)", "x.get([])", "x.get({})", "x.get(([],))", "x.get(set([1]))",
       "x.get(2.0)", "x.get(true)", "x.get(key='a')", "x.get('zz', default=5)", "x.pop()", "x.pop([])", "x.pop('q', 1, 2)",
       "x.pop((1, 'a'))", "x.pop('q', default=5)", "x.pop(none)", "x.pop(1.5)", "x.setdefault()", "x.setdefault([], 1)",
       "x.setdefault('q', default=5)", "x.setdefault(2, 'n')", "x.update(1)", "x.update(none)", "x.update([1])",
       "x.update(['abc'])", "x.update([('a',)])", "x.update({}, {})", "x.update([[[], 1]])", "x.update('ab')",
       "x.update([none])", "x.update(x.items())", "x.update({'q': 1}.items(), r=2)", "x.update(true)", "x.update(1.5)",
       "x.popitem(1)", "x.keys(1)", "x.items(1)", "x.values(a=1)", "x.copy(1)", "x.clear(1)", "x.fromkeys()",
       "x.fromkeys(1)", "x.fromkeys([[]])", "x.fromkeys(none)", "x.fromkeys('ab', 1, 2)", "x.fromkeys({'k': 1})",
       "x.update(range(2))", "x.update({true: 5, 2.0: 6})", "x.fromkeys('ab', value=1)", "x.pop('it\\'s')",
       "x.keys().isdisjoint(['a'])", "x.keys().isdisjoint(['q'])", "x.items().isdisjoint([('a', 1)])",
       "x.items().isdisjoint([('a', 2)])", "x.keys().isdisjoint(1)", "x.keys().isdisjoint()", "x.keys()|list", "x.items()|length", "x.values()|list")
change("{true: 1}", "x.update({1: 2})", "x.get(1.0)", "x.pop(1)", "x.setdefault(1, 5)", "x.update({1.0: 3, 'b': 4})")

SETS = ["set()", "set([1])", "set([1, 2, 3])"]
for values in SETS:
    ask(values, "x.add(2), x|sort", "x.add(7), x|sort", "x.discard(1), x|sort", "x.discard(9), x|sort",
        "x.union([4, 1])|sort", "x.union()|sort", "x.union([4], (5,), range(2))|sort", "x.intersection([1, 3, 5])|sort",
        "x.intersection()|sort", "x.intersection([1, 2], [1])|sort", "x.difference([1])|sort", "x.difference()|sort",
        "x.difference([1], [2])|sort", "x.symmetric_difference([1, 9])|sort", "x.update([8], [9]), x|sort",
        "x.update(), x|sort", "x.issubset([1, 2, 3, 4])", "x.issubset([])", "x.issuperset([1])", "x.issuperset([])",
        "x.isdisjoint([1])", "x.isdisjoint([9])", "x.copy()", "x.clear(), x", "x.intersection_update([1, 2]), x|sort",
        "x.difference_update([1], [2]), x|sort", "x.symmetric_difference_update([1, 9]), x|sort", "x.remove(1), x|sort",
        "x.remove(9), x|sort")
ask("set([1])", "x.pop(), x", "x.pop(1)", "x.add()", "x.add(1, 2)", "x.add([])", "x.discard([])", "x.remove([])",
    "x.remove('q')", "x.remove()", "x.union(1)", "x.union(none)", "x.union([[]])", "x.intersection(1)", "x.difference(5)",
    "x.difference([[]])", "x.symmetric_difference()", "x.symmetric_difference(1)", "x.symmetric_difference([1], [2])",
    "x.update(1)", "x.update([[]])", "x.issubset(1)", "x.issubset()", "x.issuperset(1)", "x.isdisjoint(1)",
    "x.issubset([[]])", "x.issuperset([[]])", "x.isdisjoint([[]])", "x.intersection([[]])", "x.copy(1)", "x.clear(1)",
    "x.union(a=1)", "x.update(a=1)", "x.remove((1, 2))", "x.add(element=1)", "x.union('ab')|map('string')|sort",
    "x.add(true), x", "x.add(1.0), x", "x.intersection([1.0])", "x.union([true])", "x.issubset('ab')", "x.issuperset([], [])",
    "x.isdisjoint()", "x.intersection(a=1)", "x.intersection([true]), [true]")
ask("set()", "x.pop()", "x.union(), x")

for number in ["0", "1", "-1", "255", "-256", "2 ** 70", "true", "false"]:
    ask(number, "x.bit_length()", "x.as_integer_ratio()", "x.numerator", "x.denominator", "x.real", "x.imag",
        "x.conjugate()", "x.bit_count()", "x.bit_length(1)", "x.conjugate(1)")
for number in ["0.0", "-0.0", "1.5", "-2.0", "0.1", "1e300", "number('nan')", "number('inf')", "number('-inf')", "1e-320"]:
    ask(number, "x.is_integer()", "x.as_integer_ratio()", "x.real", "x.imag", "x.conjugate()", "x.is_integer(1)")
for number in ["0", "0.00", "1.50", "-15.5", "2.5", "100", "1E+2", "1.00E+5", "0E-10", "123456789.123456789", "0.5"]:
    ask("Decimal('%s')" % number, "x", "x|string", "x.normalize()", "x.to_integral_value()", "x.to_integral()",
        "x.to_integral_exact()", "x.quantize(Decimal('0.1'))", "x.quantize(Decimal('1'))", "x.quantize(Decimal('0.001'))",
        "x.quantize(Decimal('1E+1'))", "x.quantize(Decimal('0.1'), 'ROUND_DOWN')",
        "x.quantize(Decimal('1'), rounding='ROUND_HALF_UP')", "x.quantize(Decimal('1'), 'ROUND_CEILING')",
        "x.quantize(Decimal('1'), 'ROUND_FLOOR')", "x.quantize(Decimal('1'), 'ROUND_UP')",
        "x.quantize(Decimal('1'), 'ROUND_HALF_DOWN')", "x.quantize(1)",
        "x.is_zero()", "x.is_signed()", "x.is_nan()", "x.is_finite()", "x.is_infinite()", "x.as_integer_ratio()", "x.real",
        "x.imag", "x.conjugate()", "x.copy_abs()", "x.adjusted()",
        "x.to_integral_value('ROUND_UP')", "x.to_integral_value(rounding='ROUND_FLOOR')",)
ask("Decimal('1.5')", "x.quantize(Decimal('0.1'), 'UP')", "x.quantize('0.1')", "x.quantize(0.1)",
    "x.to_integral_value('X')", "x.to_integral_value(1)", "x.quantize(Decimal('1E-40'))",
    "x.quantize(Decimal('0.1'), none)", "x.is_zero(1)")

for values in ["range(0)", "range(5)", "range(1, 10, 3)", "range(10, 0, -2)"]:
    ask(values, "x.count(4)", "x.count('a')", "x.count(4.0)", "x.index(4)", "x.index(99)", "x.index('a')", "x.index(4.0)",
        "x.index(true)", "x.count()", "x.index()", "x.index(1, 2)", "x.index(none)")

NUMBERS = ["0", "5", "-42", "1234567", "true", "3.14159", "-0.0", "0.5", "2.5", "1e20", "1.5e-7", "123456789.0",
           "number('inf')", "number('nan')", "2 ** 70"]
DECIMALS = ["Decimal('1.10')", "Decimal('-1234.5')", "Decimal('0')", "Decimal('1E+3')", "Decimal('0.000000123')"]
for value in NUMBERS + DECIMALS + ["'abc'", "none", "[1, 'a']", "'😀é'"]:
    for conversion in ["d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "c", "r", "s", "a"]:
        ask(value, "'%%%s' %% (x,)" % conversion)
for value in ["42", "-42", "0"]:
    for flags, conversion in itertools.product(
            ["#", "0", "-", " ", "+", "5", "05", "-5", "+5", " 5", "+05", ".4", "8.4", "08.4", "-8.4", "#8", "#08", "-08",
             "+-8", "# 8", "+ 8"], ["d", "x", "X", "o"]):
        ask(value, "'%%%s%s|' %% x" % (flags, conversion))
for value in ["3.14159", "-2.5", "0.0", "1e20", "1e-5", "100000.0", "1234567.0", "number('-inf')"]:
    for flags, conversion in itertools.product(
            ["", "#", "010", "-10", "+", " ", ".0", "#.0", ".3", "10.3", "010.3", "+.1", ".10", "+010"], ["f", "e", "g", "G", "E"]):
        ask(value, "'%%%s%s|' %% x" % (flags, conversion))
for value in ["'abc'", "'😀é'", "'it\\'s\\n'", "none", "12"]:
    for flags, conversion in itertools.product(["", "8", "-8", ".2", "8.2", "08", "+8", "#8", ".0", "."], ["s", "r", "a"]):
        ask(value, "'%%%s%s|' %% (x,)" % (flags, conversion))
ask("'x'", "'%%' % ()", "'%d%%' % 5", "'%s %s' % ('a', 'b')", "'%s %s' % ('a',)", "'%s' % ('a', 'b')", "'%s' % ()",
    "'a' % ()", "'a' % 5", "'a' % []", "'a' % [1]", "'a' % {}", "'a' % {'k': 1}", "'a' % 'b'", "'%s' % [1, 2]", "'%s' % {'k': 1}",
    "'%(k)s' % {'k': 1}", "'%(k)s %(l)d' % {'k': 1, 'l': 2}", "'%(k)s' % {}", "'%(k)s' % 5", "'%(k)s' % (1,)",
    "'%(k)s' % ({'k': 1},)", "'%(k' % {'k': 1}", "'%(a(b)c)s' % {'a(b)c': 1}", "'%()s' % {'': 5}", "'%(k)5s|' % {'k': 1}",
    "'%(k)s %s' % {'k': 1}", "'%s %(k)s' % {'k': 1}", "'%(k)*d' % {'k': 1}", "'%*d' % (5, 42)", "'%-*d|' % (5, 42)",
    "'%*d|' % (-5, 42)", "'%.*f' % (2, 3.14159)", "'%*.*f' % (8, 2, 3.14159)", "'%.*f' % (-2, 3.14159)", "'%*d' % ('a', 1)",
    "'%*d' % (1,)", "'%*d' % (1.5, 2)", "'%' % ()", "'%' % 1", "'%5' % 1", "'%y' % 1", "'abc%y' % 1", "'%5y' % 1", "'%.' % 1",
    "'%ld' % 5", "'%hd %Lf' % (5, 1.5)", "'%lld' % 5", "'%d' % 'a'", "'%d' % none", "'%d' % [1]", "'%x' % 'a'", "'%x' % 1.5",
    "'%o' % 1.5", "'%f' % 'a'", "'%f' % none", "'%e' % [1]", "'%g' % 'q'", "'%c' % 'a'", "'%c' % 'ab'", "'%c' % ''", "'%c' % 65",
    "'%c' % 128512", "'%c' % -1", "'%c' % 1114112", "'%c' % 1.5", "'%c' % none", "'%5c|' % 'a'", "'%-5c|' % 'a'", "'%05c|' % 'a'",
    "'%.0c|' % 'a'", "'%d' % number('nan')", "'%d' % number('inf')", "'%d' % -1.9", "'%d' % 1e20", "'%i' % Decimal('2.7')",
    "'%x' % Decimal('2')", "'%s' % none", "'%s' % true", "'%d' % true", "'%x' % true", "'%f' % true", "'%s' % (none,)",
    "'%s' % zz", "'%r' % zz", "'%d' % zz", "'%é' % 1", "'%5%' % ()", "'%(k)%' % {'k': 1}", "'%r' % 'é'", "'%a' % 'é😀'",
    "'%a' % ['é']", "'%s' % 'é'", "'%5.1s|' % 'é'", "'% d' % 5", "'%+ d' % 5", "'% +d' % -5", "'%0-5d|' % 5", "'%#x' % 255",
    "'%#X' % 255", "'%#o' % 8", "'%#x' % -255", "'%#010x' % 255", "'%#.5x' % 255", "'%+#x' % 255", "'%.0d' % 0", "'%.3d' % -5",
    "'%s%s' % ((1, 2), 3)", "'%s' % ((1, 2),)", "'%s' % range(3)", "'%99999999999d' % 1", "'%.99999999999f' % 1",
    "'%s' % 'a%sb'", "'%s %%s' % 'a'", "'%s' % {}.keys()", "'%d %s' % (1, 'a', 2)", "'%(k)s' % {'k': none}", "'%(1)s' % {1: 2}",
    "'' % ()", "'' % 1", "'' % {}", "'%s' % x.upper()", "'%d' % '5'", "'%u' % -5", "'%F' % 1.5", "'%G' % 1e-10", "'%E' % 0",
    "'%.3s' % 12345", "'%.2r' % 'abc'", "'%c%c' % (97, 'b')", "'%d' % 2.0", "'%X' % 2.0", "'%i' % '1'", "'%u' % 'a'", "'%X' % 'a'",
    "'%  5d|' % 3", "'%#5d|' % 3", "'%s' % (x,)", "'%-5%|' % ()", "'%*s|' % (5, 'a')", "'%*%' % 5")

SPECIFICATIONS = ["", "5", "<5", ">5", "^5", "=5", "05", "*^7", "x<5", "😀>5", "+", "-", " ", "+5", "#", ",", "_", "5d", "d", "b",
                  "#b", "o", "#o", "x", "#x", "X", "#X", "#010x", "c", "n", "e", "E", ".2e", "f", ".2f", "F", "g", ".3g", "G", "%",
                  ".1%", ",.2f", "_.2f", "010.3f", "+.1f", "z.1f", "<010", ">010", "^010", "=010", "0<5", ".2", ".0", "#.0f", "#.3g",
                  "10,", "010,", "012,d", "_x", ",x", "_b", "#_b", "s", "10s", ".2s", "q", ".2d", "5.", ".", "5 ", "5q", "++",
                  ",,", "_,", ",_", "99", "10.3", "020,.2f", "+,", " .1f", "#,", "=+8", "^+8.1f", "*<+8d", ".20f", ".17g", "#g", "#e",
                  "08.2%", ",%", "_e", ",n", ",s", "_d", "#d", "+s", "0s", "=5s", "a<", "<", ".2n", "1000000000000", ".1000000000000f",
                  "٣", "5\\u0663", "}<5", "-5", " 5", "z", "#s", "-s", ",c", "+c", ".1c", "5c", "_o", "_X", "0,", "=,.1f"]
VALUES = ["42", "-42", "0", "1234567", "-1234567.891", "3.14159", "0.0", "-0.0", "-0.04", "1e16", "1.5e-7", "12345678901234567890.0",
          "number('inf')", "number('nan')", "true", "'abc'", "''", "'😀é'", "Decimal('1234.50')", "Decimal('-0.04')",
          "Decimal('1E+3')", "Decimal('0')"]
for value, specification in itertools.product(VALUES, SPECIFICATIONS):
    if "}" in specification:
        continue
    ask(value, "'{:%s}'.format(x)" % specification)
for value in ["none", "[1]", "{'a': 1}", "(1,)", "range(3)", "zz", "{}.keys()", "set([1])"]:
    ask(value, "'{}'.format(x)", "'{:5}'.format(x)", "'{!s:>12}'.format(x)", "'{!r}'.format(x)", "'{!a}'.format(x)", "'{:s}'.format(x)")
ask("{'a': {'b': [1, 2]}, 'k-1': 5, 3: 'three', 'é': 'ü'}", "'{0[a]}'.format(x)", "'{0[a][b][1]}'.format(x)", "'{x[a][b]}'.format(x=x)",
    "'{[a]}'.format(x)", "'{[3]}'.format(x)", "'{[k-1]}'.format(x)", "'{[zz]}'.format(x)", "'{[a][zz]}'.format(x)", "'{.a}'.format(x)",
    "'{0.a[b]}'.format(x)", "'{0[a].b}'.format(x)", "'{0[a}'.format(x)", "'{0[]}'.format(x)", "'{0.}'.format(x)", "'{0[a]b}'.format(x)",
    "'{0.zz.yy}'.format(x)", "'{0[zz][yy]}'.format(x)", "'{é}'.format(é=1)", "'{é}'.format(**x)", "'{a[b][0]}'.format(**{'a': {'b': [7]}})",
    "'{0[é]!r}'.format(x)", "'{0[é]!a}'.format(x)", "'{0[a][b][1]:>5}'.format(x)", "'{a}'.format_map(x)", "'{zz}'.format_map(x)",
    "'{a[b]}'.format_map(x)", "'{0}'.format_map(x)", "'{}'.format_map(x)", "'{é:>3}'.format_map(x)", "'{a}'.format_map(5)",
    "'a'.format_map(5)", "'{a}'.format_map()", "'{a}'.format_map(x, x)", "'{a}'.format_map([1])", "'{a}'.format_map(mapping=x)",
    "'{0[a][b][-1]}'.format(x)", "'{0[a][b][9]}'.format(x)", "'{0[:]}'.format(x)", "'{0[a:b]}'.format({'a:b': 1})",
    "'{0[!]}'.format({'!': 1})", "'{0[a]!s:>8}'.format({'a': 1})", "'{a}'.format_map({'a': 1, 2: 3})", "'{3}'.format_map(x)")
ask("'v'", "'{}'.format()", "'{5}'.format(1)", "'{zz}'.format(a=1)", "'{} {}'.format(1)", "'{} {}'.format(1, 2)", "'{1} {0}'.format(1, 2)",
    "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{} {a}'.format(1, a=2)", "'{a} {}'.format(1, a=2)", "'{a} {0}'.format(1, a=2)", "'{{}}'.format(1)", "'{{{}}}'.format(1)",
    "'{{0}}'.format(1)", "'{'.format(1)", "'}'.format(1)", "'a}b'.format(1)", "'{0'.format(1)", "'a{'.format(1)", "'{0!'.format(1)",
    "'{0!r'.format(1)", "'{0!}'.format(1)", "'{0!q}'.format(1)", "'{0!rr}'.format(1)", "'{0!r:5}'.format('a')", "'{0:'.format(1)",
    "'{0:}'.format(1)", "'{0:{}}'.format(1, 5)", "'{:{}}'.format(1, 5)", "'{:{w}}'.format(1, w=5)", "'{:{}.{}f}'.format(3.14159, 8, 2)",
    "'{:{f}{a}{w}}'.format('x', f='*', a='^', w=7)", "'{:{:{}}}'.format(1, 5, 6)", "'{0:{1}}'.format(1, '>5')", "'{:{}}'.format(1, 'q')",
    "'{:{1}}'.format(1, 5)", "'{0:{}}'.format(1)", "'{!s}'.format('é')", "'{!r}'.format('é')", "'{!a}'.format('é😀\\n')", "'{0}{0}'.format(x)",
    "'{ 0}'.format(1)", "'{0 }'.format(1)", "'{a b}'.format(**{'a b': 1})", "'{00}'.format(1)", "'{-1}'.format(1)", "'{+1}'.format(1)",
    "'{1.5}'.format(1)", "'{0.real}'.format(3)", "'{0.numerator}{0.imag}'.format(3)", "'{0.real}'.format(2.5)", "'{:}}'.format(1)",
    "'{:{{}}}'.format(1)", "'{0!s}'.format(none)", "'{:d}'.format('5')", "'{:5}'.format(none)", "'{:s}'.format(5)", "'{:d}'.format(1.5)",
    "'{:x}'.format(1.0)", "'{:s}'.format(1.5)", "'{:c}'.format(97)", "'{:c}'.format(-1)", "'{:c}'.format(1114112)", "'{:5c}'.format(128512)",
    "'{:c}'.format(2 ** 70)", "'{:e}'.format(2 ** 70)", "'{:.3}'.format(2 ** 70)", "'{:,}'.format(2 ** 70)", "'{:f}'.format(2 ** 70)",
    "'{:x}'.format(2 ** 70)", "''.format()", "''.format(1, a=2)", "'a'.format(1)", "'{a.b}'.format(a={'b': 1})", "'{99999999999999999999}'.format(1)",
    "'{0[99999999999999999999]}'.format([1])", "'{0[0]}{0[1]}'.format('ab')", "'{0[0]}'.format((7,))", "'{0[x]}'.format([1])",
    "'{0[0]}'.format(5)", "'{0[0]}'.format(none)", "'{:>{}}'.format('a', 3)", "'{a}{b}'.format(a=1, **{'b': 2})", "'{} {}'.format(*[1, 2])",
    "'{0:{0}}'.format(5)", "'{:{}{}}'.format(1, '<', 3)", "'{:%Y}'.format(5)", "'{!r:>{w}}'.format('a', w=6)", "'é{}😀'.format(1)",
    "'{}'.format('{}')", "'{:{}}'.format('a', '{')", "'{0!s:{1}}'.format(1, 3)", "'}}'.format()", "'{{'.format()", "'{}}'.format(1)", "'{{}'.format(1)",
    "'{0}}}'.format(1)", "'}{'.format(1)", "'{a!r}'.format(a='b')", "'{a'.format(a=1)", "'{a.'.format(a=1)", "'{a[}'.format(a=1)", "'{[x]y}'.format({'x': 1})")


def escaped(text):
    return "".join("\\%03o" % ord(c) if ord(c) < 32 else "\\\\" if c == "\\" else c for c in text)


def main():
    out = sys.stdout
    out.reconfigure(encoding="utf-8", newline="\n")
    out.write("# What Jinja2 %s's sandbox on Python %s answered to conformance/jinja/methods.py.\n"
              % (jinja2.__version__, platform.python_version()))
    for template in templates:
        text = answer(template)
        if not text.startswith(("! MemoryError", "! InvalidOperation")):
            out.write(escaped(template) + "\t" + escaped(text) + "\n")


main()
