# make demo    install, ingest the examples, print the quotes
# make test    the whole suite: ruff, mypy, import-linter, tests, coverage
# make stress  the long and giant tests
# make bench   the benchmarks
# make changes BASE=rev  the statements that the working tree gains, loses, alters (ARGS='--rule …' for more)
# make compiled  the engine as machine code in .venv-compiled, and the tests of the engine against it (needs a C compiler)
# make lint    ruff and mypy alone
# make docs    write docs/cli.md, docs/tracker.1 and docs/explain.md anew
# make clean   remove .venv and everything generated
# Each sets up .venv by itself and again only when pyproject.toml or constraints.txt changed.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
COMPILED := .venv-compiled
PIP := PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := $(VENV)/demo.db
BASE ?= HEAD

.DEFAULT_GOAL := demo
.PHONY: demo test stress bench changes compiled lint docs clean

demo: $(VENV)/installed
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/tracker --db $(DEMO) ingest examples
	$(BIN)/tracker --db $(DEMO) quotes --format table

test: $(VENV)/installed-for-tests
	$(BIN)/python -m pytest -n auto -m "not stress" --cov --cov-report=term:skip-covered --durations=10

stress: $(VENV)/installed-for-tests
	$(BIN)/python -m pytest -m stress

bench: $(VENV)/installed-for-tests
	$(BIN)/python benchmarks/run.py

changes: $(VENV)/installed
	$(BIN)/python benchmarks/changes.py $(BASE) $(ARGS)

compiled: $(COMPILED)/installed
	$(COMPILED)/bin/python -m pytest -n auto -m "not stress" -o pythonpath=tests \
	    tests/test_cases.py tests/test_floor.py tests/test_fuzz.py tests/test_robust.py tests/test_packs.py tests/resolve tests/stages tests/people

lint: $(VENV)/installed-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed
	$(BIN)/python docs/generate.py docs

clean:
	rm -rf $(VENV) $(COMPILED) benchmarks/.changes .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist build

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tracker needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-for-tests: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[test,all]'
	@touch $@ $(VENV)/installed

$(COMPILED)/installed: pyproject.toml constraints.txt scripts/compile_engine.py $(shell find extract store archive cli -name '*.py' -o -name '*.toml' -o -name '*.csv')
	$(PYTHON) -m venv $(COMPILED)
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 PIP_CONSTRAINT=constraints.txt $(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check '.[test,all]'
	@touch $@
