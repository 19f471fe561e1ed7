"""Times one command several times: prints "seconds least most cpu MiB", medians of the runs save least and most.

    measure.py RUNS LOG COMMAND...

Seconds are from start to exit; cpu is the processor time of all its processes, which other work on the machine hardly
touches. Peak memory is the resident set of the largest process of the command, as the system reports it when the command ends.
"""

import os
import statistics
import subprocess
import sys
import time


def run(command, log):
    with open(log, "wb") as out:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - began
    if status != 0:
        with open(log, encoding="utf-8", errors="replace") as out:
            sys.exit(f"'{' '.join(command)}' fails, so there is nothing to measure:\n{out.read()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20


def main():
    runs = [run(sys.argv[3:], sys.argv[2]) for _ in range(int(sys.argv[1]))]
    seconds, processor, memory = zip(*runs)
    print(
        f"{statistics.median(seconds):.2f} {min(seconds):.2f} {max(seconds):.2f}"
        f" {statistics.median(processor):.2f} {statistics.median(memory):.0f}"
    )


if __name__ == "__main__":
    main()
