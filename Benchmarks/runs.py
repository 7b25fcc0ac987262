"""What the scripts of this folder share: running processes, telling the machine, building jarip."""

import os
import platform
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
REFERENCE = os.path.join(HERE, "reference.yaml")
KOREAN = os.path.join(ROOT, "scenarios", "ecrc", "base.yaml")
JARIP = os.path.join(ROOT, ".build", "release", "jarip")


@dataclass
class Run:
    """One process: wall and processor seconds, peak megabytes, standard output."""

    seconds: float
    cpu: float
    megabytes: float
    output: str = ""


def run(command, environment=None):
    """Runs a command to its end; ends the program if it fails."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            message = errors.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{message}")
        text = output.read().decode()
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def median(runs, field):
    return statistics.median(getattr(run, field) for run in runs)


def spread(runs, field="seconds"):
    """The median with the least and the most in brackets."""
    values = [getattr(run, field) for run in runs]
    if len(values) == 1:
        return number(values[0])
    return f"{number(statistics.median(values))} ({number(min(values))} to {number(max(values))})"


def number(value):
    """Three digits: 0.0123, 1.23, 123."""
    if value == 0:
        return "0"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:#.3g}".rstrip(".")


def build_jarip():
    subprocess.run(["make", "--quiet", "-C", ROOT, "build"], check=True, stdout=subprocess.DEVNULL)


def machine():
    """The processor with its widest vectors, the cores and the load, in a line."""
    model, flags = platform.machine(), set()
    with open("/proc/cpuinfo") as file:
        for line in file:
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                model = value.strip()
            elif key.strip() == "flags":
                flags = set(value.split())
    width = next((name for name in ("avx512f", "avx2") if name in flags), "neither AVX2 nor AVX-512")
    load = os.getloadavg()[0]
    return f"{model}, {width}, {os.cpu_count()} processors, load {load:.1f} at the start"


def versions(jarip=JARIP):
    """The commit that last changed the program, or the path of another executable, and the compiler."""

    def told(*command):
        found = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        return (found.stdout or found.stderr).strip()

    compiler = told("swift", "--version").split("\n")[0]
    if jarip != JARIP:
        return f"{jarip}, {compiler}"
    commit = told("git", "log", "-1", "--format=%h", "--", "Sources", "Package.swift")
    changed = " with changes" if told("git", "status", "--porcelain", "--", "Sources", "Package.swift") else ""
    return f"jarip {commit}{changed}, {compiler}"


class Page:
    """Text in Markdown, printed as it comes and kept for the README."""

    def __init__(self):
        self.text = ""

    def tell(self, text):
        print(text, flush=True)
        self.text += text + "\n"

    def put_in_readme(self, section):
        """Replaces what stands between the README's two marks of a section."""
        path = os.path.join(HERE, "README.md")
        first, last = f"<!-- {section}: from here -->\n", f"<!-- {section}: to here -->\n"
        with open(path) as file:
            before, _, rest = file.read().partition(first)
        _, mark, after = rest.partition(last)
        if not mark:
            raise SystemExit(f"README.md has no marks of the section '{section}'")
        with open(path, "w") as file:
            file.write(before + first + self.text + last + after)
