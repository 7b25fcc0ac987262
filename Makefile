# Two commands: `make run` answers the question for the Korean network, `make test` runs all tests.
# Both install what is missing first.

SHELL := /bin/bash
# One optimised build serves the program and the tests, which look inside modules and run thousands of trials.
FLAGS := -c release -Xswiftc -enable-testing
SCENARIO ?= scenarios/ecrc/base.yaml
TRIALS ?= 10000
FORMATTED := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: run test book notebook setup build check check-book format lint docs bench check-benchmarks instructions clean

run: build
	.build/release/jarip run $(SCENARIO) --trials $(TRIALS)

# The board's book in both languages: a page, a PDF if Chromium or WeasyPrint is installed, a workbook, all results.
book: build
	.build/release/jarip report $(SCENARIO) --trials $(TRIALS) --lang both --out out

build: setup
	swift build $(FLAGS) --product jarip

test: setup
	swift test $(FLAGS)

check: build
	.build/release/jarip check scenarios

# The book of the program that is built, read by a browser, an accessibility checker and openpyxl.
check-book:
	Tests/Book/check

# The notebooks, run with the program that is built; what they show is written to out.
notebook:
	notebooks/check

setup:
	@.ci/setup

format:
	swift format --in-place --recursive $(FORMATTED)

lint:
	swift format lint --strict --recursive $(FORMATTED)

# The parts of the language reference that are made from the code.
docs: build
	.build/release/jarip functions --markdown > docs/functions.md

# jarip and its peers in turn; BENCH=--quick for two minutes. See Benchmarks/README.md.
bench:
	python3 Benchmarks/compare.py $(BENCH)

# The package of benchmarks compiles against what the tests have built; building it takes minutes.
check-benchmarks:
	swiftc -typecheck -warnings-as-errors -parse-as-library -swift-version 6 -I .build/release/Modules -I Sources/CGSL -I Sources/CXLSXWriter \
	  -I .build/checkouts/GRDB.swift/Sources/GRDBSQLite \
	  -Xcc -fmodule-map-file=.build/release/CKernels.build/module.modulemap \
	  -Xcc -fmodule-map-file=.build/checkouts/Yams/Sources/CYaml/include/module.modulemap \
	  Benchmarks/Sources/Microbenchmarks/*.swift

# Counted instructions against what is stored.
instructions:
	python3 Benchmarks/instructions.py

clean:
	rm -rf .build Benchmarks/.build Benchmarks/.venv
