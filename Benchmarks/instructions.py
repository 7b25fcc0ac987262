#!/usr/bin/env python3
"""Counts the instructions of small runs and compares them with instructions.json: a guard where time is too noisy.

    python3 Benchmarks/instructions.py [--record]

Valgrind counts, so needs no quiet machine and gives every machine the same processor: with the kernels fixed at AVX2, one
thread and hashing without a random seed, ten runs of the four cases differed by less than 0.004 % from each other, and by
0.1 % when they were started from another folder and environment. TOLERANCE is ten times that: what fails is a change of
the program, of the scenario it reads or of the compiler.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from runs import HERE, JARIP, KOREAN, REFERENCE, build_jarip, run, versions

STORED = os.path.join(HERE, "instructions.json")
TOLERANCE = 0.01
# One trial is all that comes before and after the trials; 128 are a block of them.
CASES = {
    f"{network}, {trials} trial{'s' if trials > 1 else ''}": (scenario, trials)
    for network, scenario in (("reference network", REFERENCE), ("Korean network", KOREAN))
    for trials in (1, 128)
}


def count(program, scenario, trials):
    """Instructions of a run with all results."""
    environment = os.environ | {"JARIP_KERNELS": "avx2", "SWIFT_DETERMINISTIC_HASHING": "1"}
    with tempfile.NamedTemporaryFile() as log:
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log.name}"]
        jarip = [program, "run", scenario, "--trials", str(trials), "--threads", "1", "--quiet", "--csv", os.devnull]
        run(valgrind + jarip, environment)
        return int(re.search(r"Collected : (\d+)", log.read().decode()).group(1))


def stripped(program, folder):
    """A copy without debugging information, of which valgrind cannot read Swift's."""
    tool = os.path.join(os.path.dirname(os.path.realpath(shutil.which("swift"))), "llvm-objcopy")
    copy = os.path.join(folder, "jarip")
    subprocess.run([tool if os.path.exists(tool) else "objcopy", "--strip-debug", program, copy], check=True)
    return copy


def compare(counts):
    """Prints a table; tells whether no count is above the stored one by more than the tolerance."""
    with open(STORED) as file:
        stored = json.load(file)
    grown, fallen = [], []
    print(f"{'':34}{'stored':>16}{'now':>16}{'change':>10}")
    for title, now in counts.items():
        before = stored["counts"].get(title)
        if before is None:
            raise SystemExit(f"No count is stored for '{title}': record with --record.")
        change = now / before - 1
        print(f"{title:34}{before:16,}{now:16,}{change:+10.2%}")
        (grown if change > TOLERANCE else fallen if change < -TOLERANCE else []).append(title)
    if grown:
        print(
            f"\nMore instructions than stored, by over {TOLERANCE:.0%}: {'; '.join(grown)}.\n"
            "Find what got slower. If it is worth its price, record with --record and say so in the commit."
        )
        if stored["versions"].split(", ")[-1] != versions().split(", ")[-1]:
            print(f"The stored counts were made with another compiler: {stored['versions']}.")
    elif fallen:
        print(f"\nFewer by over {TOLERANCE:.0%}: record with --record, so that the gain is kept.")
    return not grown


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jarip", default=JARIP, help="another executable than this checkout's, which is not built")
    parser.add_argument("--record", action="store_true", help="store the counts of now")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        raise SystemExit("This needs valgrind: apt-get install valgrind")
    if options.jarip == JARIP:
        build_jarip()
    with tempfile.TemporaryDirectory() as folder:
        program = stripped(options.jarip, folder)
        counts = {title: count(program, *case) for title, case in CASES.items()}
    if options.record:
        with open(STORED, "w") as file:
            json.dump({"versions": versions(options.jarip), "counts": counts}, file, indent=2)
            file.write("\n")
    elif not compare(counts):
        sys.exit(1)


if __name__ == "__main__":
    main()
