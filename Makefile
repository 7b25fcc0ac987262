# Two commands: `make run` answers the question for the Korean network, `make test` runs all tests.
# Both install what is missing first.

SHELL := /bin/bash
# One optimised build serves the program and the tests, which look inside modules and run thousands of trials.
FLAGS := -c release -Xswiftc -enable-testing
SCENARIO ?= scenarios/ecrc/base.yaml
TRIALS ?= 10000
FORMATTED := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: run test setup build check format lint docs bench check-benchmarks instructions clean

run: build
	.build/release/jarip run $(SCENARIO) --trials $(TRIALS)

build: setup
	swift build $(FLAGS) --product jarip

test: setup
	swift test $(FLAGS)

check: build
	.build/release/jarip check scenarios

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
	swiftc -typecheck -warnings-as-errors -parse-as-library -swift-version 6 -I .build/release/Modules -I Sources/CGSL \
	  -Xcc -fmodule-map-file=.build/release/CKernels.build/module.modulemap \
	  -Xcc -fmodule-map-file=.build/checkouts/Yams/Sources/CYaml/include/module.modulemap \
	  Benchmarks/Sources/Microbenchmarks/*.swift

# Counted instructions against what is stored.
instructions:
	python3 Benchmarks/instructions.py

clean:
	rm -rf .build Benchmarks/.build Benchmarks/.venv
