#!/usr/bin/env python3
"""Measures what a run costs as centres, months and trials grow, and draws the points: linear.svg.

    python3 Benchmarks/linear.py [--repeat 3] [--readme]

The networks are the reference network with more centres of the same kind or another last month, made in a temporary
folder. Runs are in turn; each point is a median of processor seconds or megabytes, with a bar from the least to the most.
"""

import argparse
import json
import math
import os
import sys
import tempfile

from runs import HERE, JARIP, REFERENCE, Page, build_jarip, machine, median, run, spread, versions

SWEEPS = {  # what grows, from to; the others stay at the reference network's 10 centres and 132 months
    "centres": (10, 30, 100, 300, 1000),
    "months": (60, 120, 240, 480),
    "trials": (1000, 3000, 10000, 30000, 100000),
}
TRIALS = {"centres": 1280, "months": 10000}  # more than are kept whole
# What a centre more has of everything: about what the ten have in the middle.
CENTRE = {
    "smes": 21400,
    "demand_level": 115,
    "room_seats": 210,
    "pyeong": 102,
    "rent_pyeong": 0.038,
    "rooms": 5,
    "first_sets": 40,
    "titles_base": 2.3,
    "exam_weight": 0.08,
}


def scenario(folder, centres=10, months=132):
    """The path of a network of that size."""
    path = os.path.join(folder, f"{centres}-{months}.yaml")
    more = [f"more{index}" for index in range(centres - 10)]
    end = 1997 * 12 + 8 + months - 1
    content = {
        "jarip": 1,
        "extends": [os.path.relpath(REFERENCE, folder)],
        "timeline": {"end": f"{end // 12}-{end % 12 + 1:02}"},
        "centres": {name: {"title": name, "group": "regional", "opens": "1998-09"} for name in more},
        "inputs": {name: {"value": dict.fromkeys(more, value)} for name, value in CENTRE.items()},
        "independence": {"from": "2001-09"},
    }
    if not more:
        del content["centres"], content["inputs"]
    with open(path, "w") as file:
        json.dump(content, file)  # JSON is YAML
    return path


def command(options, folder, what, size):
    trials = size if what == "trials" else TRIALS[what]
    path = scenario(folder, **({} if what == "trials" else {what: size}))
    return [options.jarip, "run", path, "--trials", str(trials), "--threads", str(options.threads), "--quiet"]


def measured(options):
    """By what grows and its size, the runs."""
    found = {what: {size: [] for size in sizes} for what, sizes in SWEEPS.items()}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.repeat):
            for what, sizes in SWEEPS.items():
                for size in sizes:
                    result = run(command(options, folder, what, size))
                    found[what][size].append(result)
                    print(f"{size:,} {what}: {result.cpu:.2f} s", file=sys.stderr, flush=True)
    return found


def table(found):
    lines = ["| | processor seconds | for each, ÷ that of the smallest | peak MB |", "|---|---|---|---|"]
    for what, points in found.items():
        first = min(points)
        for size, runs in points.items():
            ratio = median(runs, "cpu") / size / (median(points[first], "cpu") / first)
            lines.append(f"| {size:,} {what} | {spread(runs, 'cpu')} | {ratio:.2f} | {median(runs, 'megabytes'):.0f} |")
    return "\n".join(lines)


# Drawing

WIDTH, HEIGHT, LEFT, TOP, GAP = 230, 150, 55, 30, 75


def plot(found):
    """Two rows of panels, seconds and megabytes, with logarithmic axes."""
    panels = []
    for row, (field, title) in enumerate((("cpu", "processor seconds"), ("megabytes", "peak MB"))):
        for column, (what, points) in enumerate(found.items()):
            x, y = LEFT + column * (WIDTH + GAP), TOP + row * (HEIGHT + GAP)
            panels.append(f'<g transform="translate({x} {y})">{panel(what, title, field, points)}</g>')
    width, height = LEFT + 3 * (WIDTH + GAP) - GAP + 25, TOP + 2 * (HEIGHT + GAP) - GAP + 25
    style = "text{font:11px sans-serif;fill:#333}.a{stroke:#999}.g{stroke:#ddd}.l{stroke:#c60;stroke-dasharray:4 3}.p{fill:#06c}.e{stroke:#06c}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<style>{style}</style>\n<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join(panels) + "\n</svg>\n"
    )


def panel(what, title, field, points):
    def values(runs):
        return [getattr(result, field) for result in runs]

    seen = [value for runs in points.values() for value in values(runs)]
    x_axis, y_axis = Axis(points, WIDTH), Axis(seen, HEIGHT)
    parts = [f'<text x="0" y="-10">{title} by {what}</text>']
    for tick in x_axis.ticks():
        x = x_axis.place(tick)
        parts.append(f'<path class="g" d="M{x:.1f} 0V{HEIGHT}"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT + 16}" text-anchor="middle">{tick:,}</text>')
    for tick in y_axis.ticks():
        y = HEIGHT - y_axis.place(tick)
        parts.append(f'<path class="g" d="M0 {y:.1f}H{WIDTH}"/>')
        parts.append(f'<text x="-6" y="{y + 4:.1f}" text-anchor="end">{tick:,}</text>')
    parts.append(f'<path class="a" fill="none" d="M0 0V{HEIGHT}H{WIDTH}"/>')
    if field == "cpu":  # what is proportional meets the largest point
        least, most = min(points), max(points)
        last = median(points[most], field)
        start = max(least, most * y_axis.low / last)
        corners = [(size, last * size / most) for size in (start, most)]
        line = "L".join(f"{x_axis.place(size):.1f} {HEIGHT - y_axis.place(value):.1f}" for size, value in corners)
        parts.append(f'<path class="l" d="M{line}"/>')
    for size, runs in points.items():
        x = x_axis.place(size)
        middle = HEIGHT - y_axis.place(median(runs, field))
        low, high = (HEIGHT - y_axis.place(end(values(runs))) for end in (min, max))
        parts.append(f'<path class="e" d="M{x:.1f} {low:.1f}V{high:.1f}"/>')
        parts.append(f'<circle class="p" cx="{x:.1f}" cy="{middle:.1f}" r="3"/>')
    return "".join(parts)


class Axis:
    """A logarithmic axis with room round its values."""

    def __init__(self, values, length):
        self.low, self.high, self.length = min(values) / 1.5, max(values) * 1.5, length

    def place(self, value):
        return math.log(value / self.low) / math.log(self.high / self.low) * self.length

    def ticks(self):
        """1, 2 and 5 times powers of ten; only 1 where those are too many."""
        decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        factors = (1,) if self.high / self.low > 30 else (1, 2, 5)
        found = [factor * 10.0**power for power in decades for factor in factors]
        return [round(tick) if tick >= 1 else tick for tick in found if self.low <= tick <= self.high]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jarip", default=JARIP, help="another executable than this checkout's, which is not built")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--readme", action="store_true", help="put the table in README.md")
    parser.add_argument("--out", default=os.path.join(HERE, "linear.svg"))
    options = parser.parse_args()
    told = machine()
    if options.jarip == JARIP:
        build_jarip()
    found = measured(options)
    page = Page()
    runs = f"medians of {options.repeat} runs in turn" if options.repeat > 1 else "one run each"
    page.tell(f"{told}; {versions(options.jarip)}; {options.threads} threads; {runs}.\n\n{table(found)}")
    if options.readme:
        page.put_in_readme("linear.py")
    with open(options.out, "w") as file:
        file.write(plot(found))


if __name__ == "__main__":
    main()
