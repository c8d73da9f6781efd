# Sets up what is needed in .venv (pinned by constraints.txt) and runs it. Needs Python >= 3.11 and make.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

# Every core runs tests, a file at a time, since the tests of a file share what is costly to set up.
PYTEST := $(BIN)/python -m pytest -n logical --dist loadfile --no-loadscope-reorder

.PHONY: help demo test coverage fmt bench check setup clean

help:
	@echo "make demo      set up and align the letter"
	@echo "make test      set up and run format check, lint, types, layers and tests"
	@echo "make coverage  run the tests and tell which code they do not reach"
	@echo "make fmt       format and fix what can be fixed"
	@echo "make bench     rerun the measurements in benchmarks/"
	@echo "make clean     remove .venv"

# The stamps are newer than what they were made from, so that a second run installs nothing.
.venv/.base: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found (set PYTHON=...)"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -c constraints.txt "pip>=25.1"
	$(BIN)/python -m pip install -q -c constraints.txt -e .
	@touch $@

.venv/.dev: .venv/.base
	$(BIN)/python -m pip install -q -c constraints.txt --group dev -e ".[xlsx,docs,web]"
	@touch $@

setup: .venv/.dev

demo: .venv/.base
	@$(BIN)/aligner demo demo

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Compiled first: the tests start the program some hundred times.
test: check
	$(BIN)/python -m compileall -q src
	$(PYTEST)

coverage: .venv/.dev
	$(PYTEST) --cov --cov-report=term

fmt: .venv/.dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: .venv/.dev
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf .venv
