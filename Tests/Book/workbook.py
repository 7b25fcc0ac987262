#!/usr/bin/env python3
"""Holds the workbook of a board's book against results.csv, and its formulas against its numbers.

    jarip report scenarios/ecrc/base.yaml --out book --lang both --trials 500
    python3 Tests/Book/workbook.py book

Needs openpyxl. Formulas are calculated here; if LibreOffice is installed, by it too. Ends with an error at the first
number that differs.
"""

import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

TOLERANCE = 1e-9
BLOCKS = {"P10": "p10", "P50": "p50", "P90": "p90"}
"""Heads of the blocks of a budget, with columns of results.csv; any other block is of means."""
BLOCK_ROW, YEAR_ROW = 5, 7

ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""LibreOffice calculates when it opens the file, instead of taking the numbers that are stored."""


def fail(message):
    sys.exit(f"workbook.py: {message}")


def agree(found, expected, size=0.0):
    """To 1e-9 of the number; to 1e-12 of its terms where they nearly cancel out."""
    return abs(found - expected) <= TOLERANCE * max(abs(expected), 1e-3 * size)


class Formula:
    """A sum of cells and ranges with signs, or a quotient of two cells; nothing else is in a workbook."""

    TERM = re.compile(r"([+-]?)(?:SUM\(([A-Z]+\d+):([A-Z]+\d+)\)|([A-Z]+\d+))")

    def __init__(self, sheet, text):
        self.sheet, self.text, self.size = sheet, text, 0.0

    def value(self):
        body = self.text[1:]
        quotient = re.fullmatch(r"([A-Z]+\d+)/([A-Z]+\d+)", body)
        if quotient:
            top, bottom = (self.cell(name) for name in quotient.groups())
            return top / bottom
        total, position = 0.0, 0
        while position < len(body):
            term = self.TERM.match(body, position)
            if not term:
                fail(f"{self.sheet.title}: cannot read {self.text}")
            sign, first, last, single = term.groups()
            cells = (
                [single] if single
                else [cell.coordinate for row in self.sheet[f"{first}:{last}"] for cell in row])
            for name in cells:
                number = self.cell(name)
                total += -number if sign == "-" else number
                self.size += abs(number)
            position = term.end()
        return total

    def cell(self, name):
        value = self.sheet[name].value
        if isinstance(value, str) and self.sheet[name].data_type == "f":
            inner = Formula(self.sheet, value)
            found = inner.value()
            self.size += inner.size
            return found
        return value if isinstance(value, (int, float)) else 0.0


def formulas(written, cached):
    """How many formulas come to what is stored beside them."""
    count = 0
    for sheet in written:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                stored = cached[sheet.title][cell.coordinate].value
                formula = Formula(sheet, cell.value)
                found = formula.value()
                if not isinstance(stored, (int, float)) or not agree(found, stored, formula.size):
                    fail(f"'{sheet.title}'!{cell.coordinate} {cell.value} is {found}, stored {stored}")
                count += 1
    return count


def calculated(path, cached):
    """The same with LibreOffice; nothing where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return None
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(ALWAYS_CALCULATE, encoding="utf-8")
        subprocess.run(
            [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "xlsx", "--outdir", folder, str(path)], check=True, capture_output=True, timeout=300)
        again = openpyxl.load_workbook(f"{folder}/{path.stem}.xlsx", data_only=True)
    count = 0
    for sheet in cached:
        for row in sheet.iter_rows():
            for cell in row:
                other = again[sheet.title][cell.coordinate].value
                if isinstance(cell.value, (int, float)):
                    # It keeps 15 digits.
                    if not isinstance(other, (int, float)) or not agree(other, cell.value, 1.0):
                        fail(f"'{sheet.title}'!{cell.coordinate} is {cell.value}, LibreOffice has {other}")
                    count += 1
    return count


def results(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {
            (row["alternative"], row["centre"], row["quantity"], row["period"]): row
            for row in csv.DictReader(file)}


def budgets(cached, table):
    """How many numbers of the budgets are those of results.csv."""
    count, sheets = 0, 0
    for sheet in cached:
        if sheet.cell(YEAR_ROW, 1).value not in ("Line", "항목") or not sheet.freeze_panes:
            continue
        sheets += 1
        alternative, centre = sheet["B2"].value, sheet["B3"].value
        columns, block = [], None
        for column in range(3, sheet.max_column + 1):
            head = sheet.cell(BLOCK_ROW, column).value
            block = BLOCKS.get(head, "mean") if head else block
            year = sheet.cell(YEAR_ROW, column).value
            if year is not None:
                columns.append((column, block, str(year)))
        named = 0
        for row in range(YEAR_ROW + 1, sheet.max_row + 1):
            name = sheet.cell(row, 2).value
            if not name:
                continue
            named += 1
            for column, block, year in columns:
                found = sheet.cell(row, column).value
                key = (alternative, centre, name, year)
                if key not in table:
                    fail(f"'{sheet.title}': results.csv has no {key}")
                text = table[key][block]
                where = f"'{sheet.title}'!{sheet.cell(row, column).coordinate}, {key} {block}"
                if text == "":
                    if found is not None:
                        fail(f"{where} is {found}, results.csv has nothing")
                    continue
                if not isinstance(found, (int, float)) or not agree(found, float(text)):
                    fail(f"{where} is {found}, results.csv has {text}")
                count += 1
        if named < 5 or len(columns) < 1:
            fail(f"'{sheet.title}' has {named} named rows and {len(columns)} years")
    if sheets == 0:
        fail("there is no sheet of a budget")
    return count, sheets


def texts(written):
    """How many cells are text; none of them is a number, a formula or a link."""
    count = 0
    for sheet in written:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    fail(f"'{sheet.title}'!{cell.coordinate} is a link")
                if cell.data_type != "s":
                    continue
                if re.fullmatch(r"[+-]?[\d,]+(\.\d+)?%?", cell.value):
                    fail(f"'{sheet.title}'!{cell.coordinate} is a number as text: {cell.value}")
                count += 1
    return count


def main():
    if len(sys.argv) != 2:
        fail("usage: workbook.py FOLDER, with budget.xlsx and results.csv")
    folder = pathlib.Path(sys.argv[1])
    path = folder / "budget.xlsx"
    written = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    text_count = texts(written)
    formula_count = formulas(written, cached)
    number_count, sheet_count = budgets(cached, results(folder / "results.csv"))
    again = calculated(path, cached)
    print(f"{len(written.sheetnames)} sheets, {path.stat().st_size:,} bytes, {text_count:,} texts")
    print(f"{number_count:,} numbers of {sheet_count} budgets are those of results.csv")
    print(f"{formula_count:,} formulas come to the numbers stored beside them")
    print("LibreOffice is not installed" if again is None
          else f"{again:,} numbers are the same after LibreOffice has calculated")


if __name__ == "__main__":
    main()
