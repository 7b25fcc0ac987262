#!/usr/bin/env python3
"""Times whole runs of jarip as processes: wall and processor seconds and peak memory, medians of several runs.

    python3 Benchmarks/measure.py [--jarip PATH] [--repeat 5]

The machine is shared and noisy: quote medians and ratios within one run.
"""
import argparse
import os
import statistics
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
ECRC = os.path.join(ROOT, "scenarios", "ecrc", "base.yaml")
REFERENCE = os.path.join(HERE, "reference.yaml")
CASES = [
    ("Korean network, 100 trials", ["run", ECRC, "--trials", "100"]),
    ("Korean network, 10,000 trials", ["run", ECRC, "--trials", "10000"]),
    ("Korean network, 40,000 trials", ["run", ECRC, "--trials", "40000"]),
    ("Korean network, 10,000 trials, one thread", ["run", ECRC, "--trials", "10000", "--threads", "1"]),
    ("Korean network, 10,000 trials, all results as CSV", ["run", ECRC, "--trials", "10000", "--csv", os.devnull]),
    ("reference network, 10,000 trials", ["run", REFERENCE, "--trials", "10000"]),
    ("reference network, 10,000 trials, all results as CSV",
     ["run", REFERENCE, "--trials", "10000", "--csv", os.devnull]),
]


def run(command):
    """Wall seconds, processor seconds and peak MB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{errors}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jarip", default=os.path.join(ROOT, ".build", "release", "jarip"))
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    print(f"{'':56}{'wall s':>9}{'min':>7}{'max':>7}{'cpu s':>8}{'MB':>7}")
    for title, arguments in CASES:
        command = [options.jarip] + arguments
        run(command)
        runs = [run(command) for _ in range(options.repeat)]
        wall, processor, memory = zip(*runs)
        print(f"{title:56}{statistics.median(wall):9.2f}{min(wall):7.2f}{max(wall):7.2f}"
              f"{statistics.median(processor):8.2f}{max(memory):7.0f}")


if __name__ == "__main__":
    main()
