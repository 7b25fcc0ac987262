"""Holds a page against what browsers and readers need: valid HTML, no accessibility problem, no sideways scrolling.

    python3 page.py book.html [one.html …]

Needs Chromium, and from PyPI html5lib and axe-core-python (see README.md beside this file).
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import axe_core_python
import html5lib

WIDTHS = {"wide screen": 1280, "tablet": 800, "phone": 360}
AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text()

# Runs in the page: what axe finds, and how far the page is wider than the window.
PROBE = """
<script>%s</script>
<script>
window.addEventListener("load", async () => {
  const found = %s ? await axe.run(document, {resultTypes: ["violations"]}) : {violations: []};
  const root = document.documentElement;
  const result = {
    wider: root.scrollWidth - root.clientWidth,
    language: root.lang,
    empty: [...document.querySelectorAll("figure")].filter(e => e.offsetParent && !e.querySelector("svg")).length,
    requests: performance.getEntriesByType("resource").map(e => e.name),
    violations: found.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)), v.nodes.length]),
  };
  const output = document.createElement("pre");
  output.id = "probe";
  output.textContent = JSON.stringify(result);
  document.body.append(output);
});
</script>
</head>"""


def problems(page: str, language: str, width: int, runs_axe: bool) -> list[str]:
    # The page forbids what the probe does.
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page, count=1)
    probe = PROBE % (AXE if runs_axe else "", "true" if runs_axe else "false")
    open_page = open_page.replace("</head>", probe, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.html"
        path.write_text(open_page)
        command = [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
            f"--window-size={width},900", "--virtual-time-budget=20000", "--dump-dom", f"file://{path}#{language}",
        ]
        dom = subprocess.run(command, capture_output=True, text=True, timeout=300).stdout
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.S)
    if not found:
        return ["the page did not come to rest"]
    text = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    result = json.loads(text)
    said = [f"{rule}: {count} times, such as {nodes}" for rule, nodes, count in result["violations"]]
    if result["wider"] > 0:
        said.append(f"{result['wider']} px wider than the window")
    if result["empty"]:
        said.append(f"{result['empty']} figures without a chart")
    if result["requests"]:
        said.append(f"asks for {result['requests']}")
    return said


def main(paths: list[str]) -> int:
    failures = checks = 0
    for path in paths:
        page = pathlib.Path(path).read_text()
        parser = html5lib.HTMLParser()
        parser.parse(page)
        # html5lib knows SVG; what it reports is not valid HTML.
        for position, code, details in parser.errors:
            print(f"{path}:{position}: {code} {details}")
            failures += 1
        languages = [l for l in ("en", "ko") if f'<div class="edition" lang="{l}">' in page]
        for language in languages:
            for name, width in WIDTHS.items():
                for problem in problems(page, language, width, runs_axe=True):
                    print(f"{path}, {language}, {name}: {problem}")
                    failures += 1
                checks += 1
    print(f"{checks} views of {len(paths)} pages, {failures} problems")
    return 1 if failures or not checks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
