#!/usr/bin/env python3
"""Runs jarip and its peers in turn within one run and prints what they took, in Markdown.

    python3 Benchmarks/compare.py [--quick] [--trials 1000,10000] [--repeat 5] [--peers numpy,c] [--before OLD/jarip] [--readme]

Sets up and builds what is missing. Nothing is said of speed before the programs agree: the headline statistics of the
first round must lie within four standard errors of each other.
"""

import argparse
import csv
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile

from runs import HERE, JARIP, KOREAN, REFERENCE, Page, Run, build_jarip, machine, median, number, run, spread, versions

PEERS = ["numpy", "numba", "jax", "c", "c summarised"]
LIMIT = 180  # seconds; a run expected to take longer is left out
REPEATS = ((10, 99), (30, 3), (LIMIT, 1))  # up to so many seconds, so many runs at most
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")


# Setting up


def set_up(options, work):
    """Makes what is missing: the Python packages, the C peer, jarip, the micro-benchmarks."""
    say("setting up")
    if options.jarip == JARIP:
        build_jarip()
        subprocess.run(
            ["swift", "build", "-c", "release", "--package-path", HERE], check=True, stdout=subprocess.DEVNULL
        )
    if {"numpy", "numba", "jax"} & set(options.peers):
        if not os.path.exists(PYTHON):
            subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "-q", "-r", peer("requirements.txt")], check=True)
    subprocess.run(
        [clang(), "-O3", "-march=native", "-ffp-contract=off", "-Wno-psabi", peer("peer.c")]
        + ["-o", os.path.join(work, "peer"), "-lm", "-lpthread"],
        check=True,
    )


def peer(name):
    return os.path.join(HERE, "peers", name)


def clang():
    """The one that comes with Swift, else one on the path."""
    beside = os.path.join(os.path.dirname(os.path.realpath(shutil.which("swift") or "")), "clang")
    return beside if os.path.exists(beside) else "clang"


# Programs


def programs(options, work):
    """By name, the command for a number of trials."""

    def python(name):
        return lambda trials: [PYTHON, peer(name), "--trials", str(trials), "--threads", str(options.threads)]

    def c(*more):
        compiled = os.path.join(work, "peer")
        return lambda trials: [compiled, "--trials", str(trials), "--threads", str(options.threads), *more]

    def jarip(path, name):
        table = os.path.join(work, f"{name}.csv")
        return lambda trials: own(path, REFERENCE, trials, options.threads, "--quiet", "--csv", table)

    all_peers = {
        "numpy": python("peer_numpy.py"),
        "numba": python("peer_numba.py"),
        "jax": python("peer_jax.py"),
        "c": c(),
        "c summarised": c("--exact-max", "0"),
    }
    chosen = {"jarip": jarip(options.jarip, "jarip")}
    if options.before:
        chosen["before"] = jarip(options.before, "before")
    return chosen | {name: all_peers[name] for name in options.peers}


def own(path, scenario, trials, threads, *more):
    return [path, "run", scenario, "--trials", str(trials), "--threads", str(threads), *more]


def measured(name, command, work):
    """A run of a program, and its headline statistics with their standard errors.

    Of a peer the simulation with its statistics counts, without start and compilation; of jarip the whole process.
    """
    result = run(command)
    if name in ("jarip", "before"):
        return result, result.seconds, jarip_answers(os.path.join(work, f"{name}.csv"))
    told = json.loads(result.output)
    answers = {key: value for key, value in told.items() if isinstance(value, list)}
    return Run(told["seconds"], told["cpu_seconds"], result.megabytes), result.seconds, answers


def jarip_answers(path):
    wanted = {("oss", "2001/02"): "oss_2002_", ("oss", "2006/07"): "oss_2007_"}
    wanted[("independent_centres", "2008-08")] = "independent_"
    answers = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["centre"] != "network":
                continue
            key = (row["quantity"], row["period"])
            value = [float(row["mean"] or "nan"), float(row["standard_error"] or "nan")]
            if key in wanted:
                answers[wanted[key] + row["alternative"]] = value
            if key == ("saving", "2006/07") and row["alternative"] == "shared":
                answers["saving_2007"] = value
    return answers


def largest_deviation(answers):
    """Of the statistics of any two programs with draws of their own, in standard errors, and where."""
    worst = (0.0, "nothing to compare")
    names = [name for name in answers if name not in ("before", "c summarised")]
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            for key in answers[one].keys() & answers[other].keys():
                (a, error_a), (b, error_b) = answers[one][key], answers[other][key]
                z = abs(a - b) / math.hypot(error_a, error_b)
                worst = max(worst, (math.inf if math.isnan(z) else z, f"{key}, {one} and {other}"))
    return worst


# Running in turn


def in_turn(commands, repeat, expected, work):
    """Runs programs in turn, round by round; those that take long less often, those that take too long never."""
    runs, walls, answers = {}, {}, {}
    for round_number in range(repeat):
        for name, command in commands.items():
            seconds = runs[name][0].seconds if name in runs else expected.get(name, 0)
            if round_number >= next((most for limit, most in REPEATS if seconds <= limit), 0):
                continue
            result, wall, answers[name] = measured(name, command, work)
            say(f"{name}: {result.seconds:.3f} s")
            runs.setdefault(name, []).append(result)
            walls.setdefault(name, []).append(Run(wall, 0, 0))
        if round_number == 0:
            deviation, where = largest_deviation(answers)
            agreement = f"Largest deviation of a headline statistic: {deviation:.1f} standard errors ({where})."
            if deviation > 4:
                raise SystemExit(f"The programs disagree. {agreement}")
    return runs, walls, agreement


def size_table(page, trials, runs, walls, agreement):
    page.tell(f"\n### {trials:,} trials\n\n{agreement}\n")
    page.tell(
        "| | seconds | whole process | processor seconds | peak MB | jarip is … times as fast | … with processor time |"
    )
    page.tell("|---|---|---|---|---|---|---|")
    for name, found in runs.items():
        ratios = "| | |"
        if name != "jarip" and "jarip" in runs:
            wall, cpu = (median(found, field) / median(runs["jarip"], field) for field in ("seconds", "cpu"))
            ratios = f"| {number(wall)} | {number(cpu)} |"
        megabytes = max(result.megabytes for result in found)
        page.tell(
            f"| {name} | {spread(found)} | {number(median(walls[name], 'seconds'))} "
            f"| {number(median(found, 'cpu'))} | {megabytes:.0f} {ratios}"
        )


def own_cases(options):
    """Whole runs of jarip alone: title → arguments after the path."""

    def case(scenario, trials, threads, *more):
        return lambda path: own(path, scenario, trials, threads, *more)

    table = ("--quiet", "--csv", os.devnull)
    cases = {
        "reference network, 1,000 trials": case(REFERENCE, 1000, options.threads),
        "reference network, 10,000 trials": case(REFERENCE, 10000, options.threads),
        "reference network, 10,000 trials, all results": case(REFERENCE, 10000, options.threads, *table),
        "reference network, 10,000 trials, all results, one thread": case(REFERENCE, 10000, 1, *table),
        "Korean network, 1,000 trials": case(KOREAN, 1000, options.threads),
        "Korean network, 10,000 trials": case(KOREAN, 10000, options.threads),
    }
    if not options.quick:
        cases |= {
            "Korean network, 10,000 trials, one thread": case(KOREAN, 10000, 1),
            "Korean network, 10,000 trials, all results": case(KOREAN, 10000, options.threads, *table),
            "Korean network, 40,000 trials": case(KOREAN, 40000, options.threads),
        }
    return cases


def own_runs(options):
    paths = {"jarip": options.jarip} | ({"before": options.before} if options.before else {})
    runs = {}
    for _ in range(options.repeat):
        for title, command in own_cases(options).items():
            for name, path in paths.items():
                result = run(command(path))
                say(f"{name}, {title}: {result.seconds:.3f} s")
                runs.setdefault(title, {}).setdefault(name, []).append(result)
    return runs


def own_table(page, runs):
    has_before = any("before" in found for found in runs.values())
    page.tell("\n### jarip alone\n\nThe whole process, from its start to its last byte.\n")
    page.tell(
        "| | seconds | processor seconds | peak MB |"
        + (" seconds before | processor seconds before ÷ now |" if has_before else "")
    )
    page.tell("|---|---|---|---|" + ("---|---|" if has_before else ""))
    slower = []
    for title, found in runs.items():
        now = found["jarip"]
        megabytes = max(result.megabytes for result in now)
        row = f"| {title} | {spread(now)} | {number(median(now, 'cpu'))} | {megabytes:.0f} |"
        if has_before:
            gain = median(found["before"], "cpu") / median(now, "cpu")
            row += f" {spread(found['before'])} | {gain:.2f} |"
            if gain < 0.97:
                slower.append(title)
        page.tell(row)
    if has_before:
        page.tell(f"\nWhat got slower by 3 % or more, in processor time: {', '.join(slower) or 'nothing'}.")


def planning(options):
    """Milliseconds to load, check and plan the Korean network, from the micro-benchmarks."""
    if options.jarip != JARIP:
        return None
    program = os.path.join(HERE, ".build", "release", "Microbenchmarks")
    told = run([program, "--filter", "korean/load, check and plan", "--json"])
    return json.loads(told.output)[0]["median"]


# Targets


def targets(page, sizes, runs, planning):
    """What is aimed at: what, measured, whether it is met; nothing for what was not run."""
    rows = []

    def row(what, value, limit, unit="", at_least=False):
        met = "not run" if value is None else "met" if (value >= limit if at_least else value <= limit) else "not met"
        shown = "" if value is None else f"{number(value)}{unit}"
        rows.append(f"| {what} | {'at least' if at_least else 'at most'} {limit}{unit} | {shown} | {met} |")

    def ratio(trials, one, other, field="seconds"):
        found = sizes.get(trials, {})
        return median(found[one], field) / median(found[other], field) if one in found and other in found else None

    def alone(title, field="seconds"):
        return median(runs[title]["jarip"], field)

    def memory(trials):
        found = sizes.get(trials, {}).get("jarip")
        return max(result.megabytes for result in found) if found else None

    for trials in (10_000, 100_000):
        c = "c summarised" if "c summarised" in sizes.get(trials, {}) else "c"
        row(f"{trials:,} trials, time ÷ the faster C", ratio(trials, "jarip", c), 1.5)
        row(f"{trials:,} trials, processor time ÷ the faster C", ratio(trials, "jarip", c, "cpu"), 1.5)
    for name, limit in (("numpy", 6), ("numba", 4), ("jax", 10)):
        row(f"10,000 trials, {name} ÷ jarip", ratio(10_000, name, "jarip"), limit, at_least=True)
    numpy = sizes.get(10_000, {}).get("numpy")
    answer = alone("reference network, 10,000 trials")
    row("10,000 trials, answer from file to page ÷ numpy", answer / median(numpy, "seconds") if numpy else None, 0.25)
    row("10,000 trials, peak memory", memory(10_000), 120, " MB")
    row("1,000,000 trials, peak memory", memory(1_000_000), 350, " MB")
    row("Korean network: load, check and plan", planning, 40, " ms")
    row("reference network: answer at 1,000 trials", alone("reference network, 1,000 trials"), 0.1, " s")
    row("Korean network: answer at 1,000 trials", alone("Korean network, 1,000 trials"), 0.1, " s")
    all_results = "reference network, 10,000 trials, all results"
    row(
        "10,000 trials, one thread ÷ two", alone(all_results + ", one thread") / alone(all_results), 1.85, at_least=True
    )
    page.tell("\n### Targets\n\n| | target | measured | |\n|---|---|---|---|")
    page.tell("\n".join(rows))


def say(text):
    print(text, file=sys.stderr, flush=True)


def options_of_call():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jarip", default=JARIP, help="another executable than this checkout's, which is not built")
    parser.add_argument("--before", help="an older executable to run in turn, which shows what got slower")
    parser.add_argument("--trials", default="1000,10000,100000,1000000")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--quick", action="store_true", help="10,000 trials, two rounds: about two minutes")
    parser.add_argument("--readme", action="store_true", help="put the tables in README.md")
    parser.add_argument("--out", default=os.path.join(HERE, "results.json"))
    options = parser.parse_args()
    if options.quick:
        options.trials, options.repeat = "10000", 2
    options.peers = [name for name in options.peers.split(",") if name]
    unknown = set(options.peers) - set(PEERS)
    if unknown:
        parser.error(f"--peers takes {', '.join(PEERS)}, not {', '.join(sorted(unknown))}")
    return options


def all_sizes(page, options, work):
    """By number of trials and program, the runs; what took long is expected to take so much longer with more trials."""
    sizes, expected, last = {}, {}, 0
    for trials in map(int, options.trials.split(",")):
        say(f"{trials:,} trials")
        commands = {name: command(trials) for name, command in programs(options, work).items()}
        if last:
            known = sizes[last]
            expected = {
                name: median(known[name], "seconds") * trials / last if name in known else math.inf for name in commands
            }
        sizes[trials], walls, agreement = in_turn(commands, options.repeat, expected, work)
        if sizes[trials]:
            size_table(page, trials, sizes[trials], walls, agreement)
        last = trials
    return sizes


def main():
    options, page = options_of_call(), Page()
    told = f"{machine()}; {versions(options.jarip)}; {options.threads} threads"
    with tempfile.TemporaryDirectory() as work:
        set_up(options, work)
        page.tell(f"{told}. Medians of up to {options.repeat} runs in turn (least to most).")
        sizes = all_sizes(page, options, work)
    runs = own_runs(options)
    own_table(page, runs)
    plan_time = planning(options)
    targets(page, sizes, runs, plan_time)
    if options.readme:
        page.put_in_readme("compare.py")
    with open(options.out, "w") as file:
        shown = {"machine": told, "sizes": sizes, "jarip": runs, "planning ms": plan_time}
        json.dump(shown, file, indent=1, default=lambda one: {k: v for k, v in vars(one).items() if k != "output"})


if __name__ == "__main__":
    main()
