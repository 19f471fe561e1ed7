"""Writes what pytz knows of time zones into the table that floe's pytz reads.

    python conformance/jinja/zones.py \
        foundation/floe-jinja/src/main/resources/dev/floe/jinja/module/datetime/zones.txt.gz

The facts are those of the tz database, which is in the public domain, as pytz shows them: with abbreviations, without
rules after 2037, offsets rounded to minutes. Three kinds of lines:

    zone NAME FLAGS OFFSET/SAVING/ABBREVIATION,... TRANSITIONS     seconds; the first period is the one of early dates;
                                                                   a transition is the hexadecimal distance in seconds to
                                                                   the one before (the first: to 1970), and a letter that
                                                                   counts periods from A
    same NAME FLAGS OTHER-NAME
    country CODE NAME ZONE,...

FLAGS is c for a zone that pytz lists as common, else -. Fields are separated by tabs.
"""

import datetime
import gzip
import sys

import pytz

EPOCH = datetime.datetime(1970, 1, 1)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def seconds(delta):
    return int(delta.total_seconds())


def described(zone):
    if zone is pytz.utc:
        return "0/0/UTC\t"
    if not hasattr(zone, "_utc_transition_times"):
        return "%d/0/%s\t" % (seconds(zone._utcoffset), zone._tzname)
    periods = [(zone._utcoffset, zone._dst, zone._tzname)]
    transitions = []
    before = 0
    for time, period in list(zip(zone._utc_transition_times, zone._transition_info))[1:]:
        if period not in periods:
            periods.append(period)
        at = seconds(time - EPOCH)
        transitions.append("%x%s" % (at - before, LETTERS[periods.index(period)]))
        before = at
    # A zone with transitions and one without differ in how they print: the former has at least one here.
    assert transitions
    return "%s\t%s" % (
        ",".join("%d/%d/%s" % (seconds(offset), seconds(saving), name) for offset, saving, name in periods),
        " ".join(transitions))


lines = []
first = {}
for name in pytz.all_timezones:
    flags = "c" if name in pytz.common_timezones_set else "-"
    text = described(pytz.timezone(name))
    if text in first:
        lines.append("same\t%s\t%s\t%s" % (name, flags, first[text]))
    else:
        first[text] = name
        lines.append("zone\t%s\t%s\t%s" % (name, flags, text))
for code in sorted(pytz.country_names):
    try:
        zones = ",".join(pytz.country_timezones[code])
    except KeyError:
        zones = ""
    lines.append("country\t%s\t%s\t%s" % (code, pytz.country_names[code], zones))

with open(sys.argv[1], "wb") as out:
    out.write(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
