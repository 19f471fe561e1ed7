"""Asks Jinja2's sandbox, with the modules that dbt shows templates, what their functions give.

    python conformance/jinja/modules.py > foundation/floe-jinja/src/test/resources/dev/floe/jinja/module/modules.tsv

Each line of the answer is a template, a tab, and either "= " with the text that it rendered, or "! " with the name of
the exception and its message. Backslashes and control characters are escaped as Java escapes them. Times that depend
on when it runs are left out; local time is UTC.
"""

import os
import platform
import time
import warnings

os.environ["TZ"] = "UTC"
time.tzset()
warnings.simplefilter("ignore")

import jinja2  # noqa: E402
import pytz  # noqa: E402
from dbt.context.base import get_context_modules  # noqa: E402
from jinja2.sandbox import SandboxedEnvironment  # noqa: E402

MODULES = get_context_modules()
# dbt's wrappers tell of a deprecation, which needs a running dbt.
import itertools  # noqa: E402
MODULES["itertools"] = {name: getattr(itertools, name) for name in MODULES["itertools"]}
ENVIRONMENT = SandboxedEnvironment(extensions=["jinja2.ext.do"])
ENVIRONMENT.globals["modules"] = MODULES
SHORT = "{% set d = modules.datetime %}{% set D = d.datetime %}{% set T = d.timedelta %}{% set p = modules.pytz %}"

templates = {}


def times(*expressions):
    """Rows about datetime and pytz: d, D, T and p are short for what they need."""
    for expression in expressions:
        templates["%s{{ [%s] }}" % (SHORT, expression)] = None
        if "repr" not in expression:
            templates["%s{{ %s }}" % (SHORT, expression)] = None


def patterns(*expressions):
    for expression in expressions:
        templates["{%% set re = modules.re %%}{{ [%s] }}" % expression] = None


def iterations(*expressions):
    for expression in expressions:
        templates["{%% set i = modules.itertools %%}{{ (%s)|list }}" % expression] = None


def answer(template):
    try:
        return "= " + ENVIRONMENT.from_string(template).render()
    except Exception as error:
        return "! %s: %s" % (type(error).__name__, error)


# datetime
times("T(1)", "T(days=-1)", "T(0)", "T(hours=25)", "T(seconds=90)", "T(weeks=2, hours=3)", "T(microseconds=1)",
      "T(milliseconds=1500)", "T(days=1.5)", "T(days=-1.5)", "T(seconds=0.0000005)", "T(seconds=0.0000015)",
      "T(days=1000000000)", "T('a')", "T(x=1)", "T(none)", "T.min", "T.max", "T.resolution", "T(true)",
      "T(days=-999999999, hours=-1)", "T(minutes=59, seconds=59.999999)")
for right in ["T(hours=5)", "2", "2.5", "0", "0.0", "T(0)", "'a'", "none", "true", "-3", "1.1", "T(microseconds=3)"]:
    for sign in "+ - * / // %".split():
        times("T(1, 1) %s %s" % (sign, right), "%s %s T(1, 1)" % (right, sign))
times("T(1) < T(2)", "T(1) >= T(2)", "T(1) == T(hours=24)", "T(1) < 1", "T(1) == 1", "T(1) != T(2)",
      "[T(2), T(1)]|sort", "[T(2), T(1)]|max", "[T(1), T(hours=24)]|unique|list", "{T(1): 2}[T(hours=24)]",
      "'y' if T(0) else 'n'", "'y' if T(1) else 'n'", "T(1, 2, 3).days", "T(1, 2, 3).seconds", "T(1, 2, 3).microseconds",
      "T(-1, 2, 3).total_seconds()", "T(days=1, microseconds=1).total_seconds()", "T(1).hours", "T(1).max",
      "T(days=123456, microseconds=7).total_seconds()", "T(1, 7) / T(0, 3)", "T(1) // T(hours=7)", "T(-1) // T(hours=7)",
      "T(-1) % T(hours=7)", "T(1) * 1.00001", "T(microseconds=5) / 2", "T(microseconds=7) / 2", "T(microseconds=-5) // 2")
DATES = ["D(2024, 2, 29, 13, 5, 9, 123456)", "D(2020, 1, 1)", "D(1999, 12, 31, 23, 59, 59)", "D(2021, 1, 3, 0, 30)",
         "d.date(2024, 2, 29)", "d.date(2018, 12, 31)", "d.time(13, 5, 9, 123000)", "d.time(0)",
         "p.utc.localize(D(2024, 7, 1, 12, 0))", "p.timezone('Asia/Kolkata').localize(D(2024, 7, 1, 6, 7, 8, 9))"]
for value in DATES:
    times(*("%s%s" % (value, rest) for rest in [
        "", ".isoformat()", ".isoformat(timespec='minutes')", ".isoformat(' ')", ".isoformat(sep='x', timespec='auto')",
        ".weekday()", ".isoweekday()", ".isocalendar()", ".toordinal()", ".timestamp()", ".year", ".day", ".hour",
        ".microsecond", ".tzinfo", ".utcoffset()", ".tzname()", ".dst()", ".date()", ".time()", ".timetz()", ".ctime()",
        ".replace(day=1)", ".replace(hour=3, minute=1)", ".replace(month=13)", ".replace(tzinfo=p.utc)",
        ".replace(tzinfo=none)", ".strftime('%Y-%m-%d %H:%M:%S.%f')", ".strftime('%a %A %b %B %p %I %j %U %W %w %u %y')",
        ".strftime('%-d/%-m %-H %-I %-M %-S %-j %-y %_d %e %k %l %P')", ".strftime('[%z] [%Z] %c | %x | %X | %D %F %T %R %r')",
        ".strftime('%G-W%V-%u %g %C %h %n%t%% %Q % %')", ".strftime('%^a %^B %#p % %5d %010Y %s')", ".strftime('')",
        " + T(1)", " - T(1)", " - T(hours=1)", " + T(hours=36)", " + 1", " * 2", " - D(2020, 1, 1)", " - d.date(2020, 1, 1)",
        " < D(2020, 6, 1)", " < d.date(2020, 6, 1)", " == D(2020, 1, 1)", " == d.date(2024, 2, 29)", ".astimezone(p.utc)",
        ".astimezone(p.timezone('America/New_York'))", ".astimezone()", ".nothing", ".min", ".resolution", ".fold"]))
for value in ["D(2020)", "D(2020, 13, 1)", "D(2021, 2, 29)", "D(0, 1, 1)", "D(10000, 1, 1)", "D(2020, 1, 1, 24)",
              "D(2020, 1, 1, 0, 60)", "D(2020, 1, 1, 0, 0, 60)", "D(2020, 1, 1, 0, 0, 0, 1000000)", "D('a', 1, 1)",
              "D(2020, 1, 1, tzinfo=1)", "D(2020.5, 1, 1)", "D(year=2020, month=1, day=true)", "d.date(2020, 1)",
              "d.date(2020, 1, 1, 1)", "d.date(2020, 0, 1)", "d.date(2020, 1, 32)", "d.time(25)", "d.time(1, 2, 3, 4)",
              "d.time(1, tzinfo=p.utc)", "d.time(1, tzinfo=p.FixedOffset(90))", "d.time(1, tzinfo=p.timezone('Europe/Rome'))",
              "d.time.min", "d.time.max", "D.min", "D.max", "D.max + T(1)", "D.min - T(1)", "d.date.max + T(1)",
              "D.fromordinal(737000)", "d.date.fromordinal(0)", "d.date.fromordinal(4000000)",
              "D.fromisocalendar(2020, 53, 7)", "D.fromisocalendar(2021, 53, 1)", "d.date.fromisocalendar(2020, 1, 8)",
              "D.fromtimestamp(0)", "D.fromtimestamp(1700000000.123456)", "D.fromtimestamp(-1.5)", "D.fromtimestamp(1e20)",
              "D.fromtimestamp(1700000000, p.timezone('Asia/Tokyo'))", "D.utcfromtimestamp(1.0000005)",
              "D.fromtimestamp(0, tz=p.utc)", "D.fromtimestamp('0')", "d.date.fromtimestamp(86400)",
              "D.combine(d.date(2020, 1, 2), d.time(3, 4))", "D.combine(D(2020, 1, 2, 9), d.time(3, tzinfo=p.utc))",
              "D.combine(d.date(2020, 1, 2), d.time(3), p.utc)", "D.combine(d.date(2020, 1, 2), d.time(3), tzinfo=p.utc)",
              "D.combine(1, 2)", "D.combine(d.date(2020, 1, 2), 2)", "d.date(2020, 1, 1) < D(2020, 1, 1)",
              "D(2020, 1, 1, tzinfo=p.utc) < D(2020, 1, 1)", "D(2020, 1, 1, tzinfo=p.utc) - D(2020, 1, 1)",
              "D(2020, 1, 1, tzinfo=p.utc) == D(2020, 1, 1)", "1 - D(2020, 1, 1)", "T(1) - D(2020, 1, 1)",
              "T(1) + D(2020, 1, 1)", "T(1) + d.date(2020, 1, 1)", "d.date(2020, 1, 3) - d.date(2020, 1, 1)",
              "[d.date(2020, 1, 3), d.date(2020, 1, 1)]|sort", "[D(2020, 1, 3), D(2019, 1, 1)]|min",
              "{d.date(2020, 1, 1): 1}[d.date(2020, 1, 1)]", "D(2020, 1, 1) in [D(2020, 1, 1)]",
              "'%s %r' % (d.date(2020, 1, 1), d.date(2020, 1, 1))", "d.date(2020, 1, 1) ~ ''", "D(2020, 1, 1).isocalendar()[1]",
              "D(2020, 1, 1).isocalendar().week", "D(2020, 1, 1).isocalendar()|list", "d.time(1) < d.time(2)",
              "d.time(1) < d.time(2, tzinfo=p.utc)", "d.time(1) == d.time(1, tzinfo=p.utc)", "d.time(1) + T(1)",
              "D.now()|string|length > 10", "D.utcnow().tzinfo", "D.now(p.utc).tzinfo", "D.today().tzname()",
              "d.date.today() == D.now().date()", "D.now(1)", "D.now(tz=p.timezone('Europe/London')).tzinfo.zone",
              "D(50, 1, 1).strftime('%Y %y %C %G')", "D(999, 1, 1).isoformat()", "D(5, 3, 2)|string",
              "D(2020, 1, 1).strftime(1)", "D(2020, 1, 1).isoformat('ab')", "D(2020, 1, 1).isoformat(timespec='x')",
              "D(2020, 1, 1).isoformat(timespec='milliseconds')", "D(2020, 1, 1).isoformat(timespec='hours')",
              "D(1900, 1, 1, 12).timestamp()", "D(2001, 9, 9, 1, 46, 40, 7).timestamp()", "D(1, 1, 1).ctime()",
              "range(7)|map('string')|list", "D", "d.date", "d.time", "T", "d.tzinfo", "D is callable", "d is mapping",
              "modules|list", "d|list", "d['date']", "'time' in d", "d|length"]:
    times(value)
for text in ["2020-01-02", "20200102", "2020-W01-4", "2020W014", "2020-W01", "2020-W54-1", "2020-1-2", "2020-01-32",
             "2020-01-02T03", "2020-01-02T03:04", "2020-01-02 03:04:05", "2020-01-02T03:04:05.6", "2020-01-02T03:04:05,123456789",
             "20200102T030405", "2020-01-02T030405.5Z", "2020-01-02x03:04", "2020-01-02T24:00", "2020-01-02T03:60",
             "2020-01-02T03:04:05Z", "2020-01-02T03:04:05+05:30", "2020-01-02T03:04:05-0330", "2020-01-02T03+01",
             "2020-01-02T03:04+01:02:03.5", "2020-01-02T03:04+00:00", "2020-01-02T03:04-00:00", "2020-01-02T03:04+24:00",
             "2020-01-02T", "2020-01-02T3", "T", "", "x", "2020", "2020-01", "2020-13-01", "2020-02-30", "03:04", "T03:04:05",
             "030405", "03", "2020-01-02T03:04:05z", "2020-01-02T03:04:05 ", " 2020-01-02", "2020-0102", "0000-01-01",
             "2020-01-02T03:0405", "2020-01-02T03:04:05."]:
    times("D.fromisoformat('%s')" % text, "d.date.fromisoformat('%s')" % text)
    if text != "20200102":  # which Python 3.11 reads as a fraction without its point
        times("d.time.fromisoformat('%s')" % text)
times("D.fromisoformat(1)", "d.date.fromisoformat(none)", "D.fromisoformat('2020-01-02T03+05:30').tzinfo",
      "D.fromisoformat('2020-01-02T03+05:30').tzname()", "D.fromisoformat('2020-01-02T03Z').tzinfo",
      "D.fromisoformat('2020-01-02T03-01:30').utcoffset()", "D.fromisoformat('2020-01-02T03-01:30').dst()")
for text, form in [
        ("2020-01-02", "%Y-%m-%d"), ("2020-1-2", "%Y-%m-%d"), ("20200102", "%Y%m%d"), ("111", "%m%d"), ("1111", "%d%m"),
        ("2020-01-02 03:04:05.6", "%Y-%m-%d %H:%M:%S.%f"), ("2020-01-02T03:04:05.123456", "%Y-%m-%dT%H:%M:%S.%f"),
        ("2020-01-02  03", "%Y-%m-%d %H"), ("2020-01-0203", "%Y-%m-%d %H"), ("Jan 5, 2021", "%b %d, %Y"),
        ("january 5 2021", "%B %d %Y"), ("05-JAN-21", "%d-%b-%y"), ("05-Jan-69", "%d-%b-%y"), ("05-Jan-68", "%d-%b-%y"),
        ("Tue Jan  5 10:11:12 2021", "%c"), ("01/02/20", "%x"), ("10:11:12", "%X"), ("12:30 AM", "%I:%M %p"),
        ("12:30 pm", "%I:%M %p"), ("1:30 PM", "%I:%M %p"), ("13:30 PM", "%I:%M %p"), ("1:30", "%I:%M"),
        ("2020 366", "%Y %j"), ("2021 366", "%Y %j"), ("2021 001", "%Y %j"), ("366", "%j"), ("2020 10 1", "%Y %U %w"),
        ("2020 10 1", "%Y %W %w"), ("2021 0 6", "%Y %W %w"), ("2021 0 5", "%Y %U %w"), ("2021 Mon 3", "%Y %a %W"),
        ("2020 53 7", "%G %V %u"), ("2020 W01 1", "%G W%V %u"), ("2020 1", "%G %V"), ("2020 1", "%Y %V"), ("5", "%u"),
        ("2020-01-02 +0530", "%Y-%m-%d %z"), ("2020-01-02 -05:30", "%Y-%m-%d %z"), ("2020-01-02 Z", "%Y-%m-%d %z"),
        ("2020-01-02 z", "%Y-%m-%d %z"), ("2020-01-02 +01:02:03.5", "%Y-%m-%d %z"), ("2020-01-02 UTC", "%Y-%m-%d %Z"),
        ("2020-01-02 gmt", "%Y-%m-%d %Z"), ("2020-01-02 EST", "%Y-%m-%d %Z"), ("2020-01-02 UTC+0100", "%Y-%m-%d %Z%z"),
        ("100%", "1%S%%"), ("2020", "%Y-%m"), ("2020-13", "%Y-%m"), ("2020-02-30", "%Y-%m-%d"), ("2020 x", "%Y"),
        ("a", "%Q"), ("a", "%"), ("2020 2020", "%Y %Y"), ("12:00:60", "%H:%M:%S"), ("12:00:61", "%H:%M:%S"), ("", ""),
        ("x", "x"), ("X", "x"), ("(a.b)", "(a.b)"), ("Feb 29", "%b %d"), ("2020/01/02", "%Y-%m-%d"), ("Monday", "%A"),
        ("it's", "it's x"), ("2020-01-02\\n", "%Y-%m-%d"), (" 5", "%d"), ("24", "%H"), ("0", "%m"), ("May 1", "%B %d")]:
    times("D.strptime(\"%s\", \"%s\")" % (text, form))
times("D.strptime(1, '%Y')", "D.strptime('1')")

# pytz
ZONES = ["UTC", "utc", "America/New_York", "us/eastern", "Europe/Zurich", "Europe/Dublin", "Asia/Kolkata", "Etc/GMT+5",
         "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Tehran", "Pacific/Apia", "GMT", "EST", "EST5EDT",
         "Antarctica/Troll", "Asia/Gaza", "America/Caracas"]
for zone in ZONES:
    times(*("p.timezone('%s')%s" % (zone, rest) for rest in [
        "", ".zone", ".localize(D(2024, 7, 1, 12))", ".localize(D(2024, 1, 1, 12))", ".localize(D(1950, 7, 1))",
        ".localize(D(1850, 7, 1))", ".localize(D(2040, 7, 1))", ".localize(D(2024, 7, 1)).tzname()",
        ".localize(D(2024, 7, 1)).utcoffset()", ".localize(D(2024, 7, 1)).dst()", ".localize(D(2024, 11, 3, 1, 30))",
        ".localize(D(2024, 11, 3, 1, 30), is_dst=true)", ".localize(D(2024, 11, 3, 1, 30), is_dst=none)",
        ".localize(D(2024, 3, 10, 2, 30))", ".localize(D(2024, 3, 10, 2, 30), is_dst=true)",
        ".localize(D(2024, 3, 10, 2, 30), is_dst=none)", ".localize(D(2024, 3, 31, 2, 30))",
        ".localize(D(2024, 10, 27, 2, 30), is_dst=true)", ".localize(D(2024, 10, 27, 1, 30), is_dst=false)",
        ".localize(D(2011, 12, 30, 12))", ".localize(D(1943, 7, 1)).tzname()", ".utcoffset(D(2024, 7, 1))",
        ".dst(D(2024, 7, 1))", ".tzname(D(2024, 1, 1))", ".utcoffset(none)", ".tzname(none)",
        ".fromutc(D(2024, 7, 1))", ".normalize(p.utc.localize(D(2024, 7, 1)))", ".normalize(D(2024, 7, 1))",
        ".localize(p.utc.localize(D(2024, 7, 1)))"]))
    times("D(2024, 7, 1, tzinfo=p.timezone('%s'))" % zone, "D(2024, 7, 1).astimezone(p.timezone('%s'))" % zone,
          "p.utc.localize(D(2024, 12, 1)).astimezone(p.timezone('%s')).strftime('%%c %%Z %%z')" % zone,
          "(p.timezone('%s').localize(D(2024, 3, 9, 12)) + T(1))" % zone,
          "p.timezone('%s').normalize(p.timezone('%s').localize(D(2024, 3, 9, 12)) + T(1))" % (zone, zone))
times("p.timezone('x/y')", "p.timezone(1)", "p.timezone(none)", "p.timezone('')", "p.utc", "p.utc.zone", "p.UTC",
      "p.FixedOffset(90)", "p.FixedOffset(-90)", "p.FixedOffset(0)", "p.FixedOffset(1440)", "p.FixedOffset(90).zone",
      "p.FixedOffset(90).localize(D(2020, 1, 1))", "p.FixedOffset(90).utcoffset(none)", "p.FixedOffset(90).tzname(none)",
      "D(2020, 1, 1, tzinfo=p.FixedOffset(-90)).strftime('%z %Z')", "p.FixedOffset('a')",
      "p.FixedOffset(90).normalize(p.utc.localize(D(2020, 1, 1)))", "p.all_timezones|length", "p.all_timezones[:3]",
      "p.common_timezones|length", "p.common_timezones[-3:]", "'Europe/Rome' in p.all_timezones_set",
      "p.common_timezones_set|length", "p.country_timezones('ch')", "p.country_timezones['NZ']", "p.country_names['ch']",
      "p.country_names.get('xx')", "p.country_timezones('xx')", "p.country_timezones.get('xx', 1)", "p.country_names|length",
      "p.timezone('Europe/Rome') == p.timezone('Europe/Rome')", "p.utc == p.timezone('UTC')", "p.nothing",
      "p.timezone('Europe/Rome').nothing", "p.timezone('Europe/Rome') is p.utc")
for zone in pytz.all_timezones[::7]:
    times("p.timezone('%s').localize(D(1985, 4, 1)).strftime('%%Z %%z')" % zone,
          "p.utc.localize(D(2024, 7, 1)).astimezone(p.timezone('%s'))" % zone)


# itertools
iterations("i.accumulate([1, 2, 3])", "i.accumulate([])", "i.accumulate(['a', 'b'])", "i.accumulate([1, 2.5, true])",
           "i.accumulate([1, 2], initial=10)", "i.accumulate([], initial=10)", "i.accumulate([1, 'a'])", "i.accumulate(5)",
           "i.accumulate([[1], [2]])", "i.accumulate([1, 2, 3], 'abc'.join)", "i.accumulate([modules.datetime.timedelta(1)] * 2)",
           "i.accumulate(['a', 'b', 'c'], '{}{}'.format)", "i.accumulate(['a', 'b'], func=none)",
           "i.chain([1], 'ab', (2,))", "i.chain()", "i.chain([1], 5)", "i.chain.from_iterable([[1], [2, 3]])",
           "i.chain.from_iterable('abc')", "i.chain.from_iterable(5)",
           "i.combinations('abcd', 2)", "i.combinations('ab', 3)", "i.combinations('ab', 0)", "i.combinations('ab', -1)",
           "i.combinations([], 0)", "i.combinations('abc', 3)", "i.combinations(range(5), 3)", "i.combinations('ab', 'a')",
           "i.combinations(5, 2)", "i.combinations('ab')", "i.combinations(iterable='ab', r=1)",
           "i.combinations_with_replacement('abc', 2)", "i.combinations_with_replacement('', 2)",
           "i.combinations_with_replacement('', 0)", "i.combinations_with_replacement('ab', 3)",
           "i.permutations('abc')", "i.permutations('abc', 2)", "i.permutations('abc', 0)", "i.permutations('ab', 3)",
           "i.permutations('', none)", "i.permutations('abcd', r=3)", "i.permutations('ab', -1)", "i.permutations('aa')",
           "i.compress('abcd', [1, 0, 1, 0])", "i.compress('abcd', [1])", "i.compress('', [1])", "i.compress(1, [1])",
           "i.islice(i.count(), 3)", "i.islice(i.count(5), 3)", "i.islice(i.count(5, 2), 3)", "i.islice(i.count(0.5, -1), 3)",
           "i.islice(i.count('a'), 3)", "i.islice(i.count(step=3), 3)", "i.islice(i.cycle('ab'), 5)", "i.cycle('')",
           "i.islice('abcdef', 2)", "i.islice('abcdef', 2, 4)", "i.islice('abcdef', 2, none)", "i.islice('abcdef', 0, none, 2)",
           "i.islice('abcdef', none)", "i.islice('abc', -1)", "i.islice('abc', 1, -1)", "i.islice('abc', 1, 2, 0)",
           "i.islice('abc', 'a')", "i.islice('abc')", "i.islice('abc', 5, 2)", "i.islice('abc', 1, 99)", "i.islice(5, 1)",
           "i.product('ab', [1, 2])", "i.product('ab', repeat=2)", "i.product()", "i.product('')", "i.product('ab', '')",
           "i.product('ab', repeat=0)", "i.product('ab', repeat=-1)", "i.product('ab', [1], 'c')", "i.product(5)",
           "i.product('ab', x=1)", "i.repeat(1, 3)", "i.repeat('a', 0)", "i.repeat('a', -2)", "i.repeat('a', times=2)",
           "i.islice(i.repeat(7), 2)", "i.repeat(1, 'a')", "i.repeat()", "i.starmap('{}-{}'.format, [(1, 2), 'ab'])",
           "i.starmap('{}'.format, [1])", "i.starmap('a', [[1]])", "i.starmap(range, [(2, 4)])", "i.tee('ab')|map('list')",
           "i.tee('ab', 3)|map('list')", "i.tee('ab', 0)", "i.tee('ab', -1)", "i.tee(5)", "i.zip_longest('abc', [1])",
           "i.zip_longest('abc', [1], fillvalue='-')", "i.zip_longest()", "i.zip_longest('a', '')", "i.zip_longest('ab', 5)",
           "i.zip_longest('a', x=1)", "i.nothing()", "i.keys()|sort")
templates["{% set i = modules.itertools.tee([1, 2, 3]) %}{{ i[0]|first }}{{ i[0]|list }}{{ i[1]|list }}"] = None
templates["{% set c = modules.itertools.chain([1], [2]) %}{{ c|list }}{{ c|list }}"] = None


def escape(text):
    for plain, escaped in [("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"), ("\f", "\\f"), ("\v", "\\013")]:
        text = text.replace(plain, escaped)
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


print("# What dbt's modules in Jinja2 %s's sandbox on Python %s with pytz %s answered to conformance/jinja/modules.py."
      % (jinja2.__version__, platform.python_version(), pytz.__version__))
for template in templates:
    answered = answer(template)
    if " at 0x" not in answered:
        print("%s\t%s" % (escape(template), escape(answered)))
