"""Times one command several times: prints the median of wall seconds and of peak memory in MiB, and the range of seconds.

    measure.py RUNS LOG COMMAND...

Peak memory is the resident set of the largest process of the command, as the system reports it when the command ends.
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
    return seconds, usage.ru_maxrss * unit / 2**20


def main():
    runs = [run(sys.argv[3:], sys.argv[2]) for _ in range(int(sys.argv[1]))]
    seconds = [second for second, _ in runs]
    memory = statistics.median(peak for _, peak in runs)
    print(f"{statistics.median(seconds):.2f} {memory:.0f} {min(seconds):.2f} {max(seconds):.2f}")


if __name__ == "__main__":
    main()
