# The developer's whole manual: make demo | test | check | compiled | bench | faults | tour | lock | clean
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed-run
DEV    := $(VENV)/.installed-dev
BENCH  := $(VENV)/.installed-bench
FAST   := $(VENV)-compiled
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO   := demo
LOCK   := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet

TRIAL_SECONDS ?= 180
SHARE  ?= 1
TRIALS ?=
# The long trials mostly wait for a server or a disk: one worker more than there are cores does other tests meanwhile.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: help demo test check compiled bench faults tour lock clean
help:            ## what can be made
	@grep -hE '^[a-z]+: .*##|^[a-z]+:  +##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(RUN): requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Credence needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "setting up $(VENV) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.lock
	@echo "setting up the developer's tools ..." >&2
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

$(BENCH): $(RUN) requirements/bench.lock
	@echo "setting up what speeds are compared with ..." >&2
	@$(PIP) install --require-hashes -r requirements/bench.lock
	@touch $@

$(FAST)/.installed: requirements/compile.lock pyproject.toml hatch_build.py $(shell find src -type f ! -name '*.pyc')
	@echo "compiling for $(FAST) (some minutes) ..." >&2
	@test -x $(FAST)/bin/python || $(PYTHON) -m venv $(FAST)
	@$(FAST)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/compile.lock
	@CREDENCE_COMPILE=1 $(FAST)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation \
	  --force-reinstall .
	@touch $@

demo: $(RUN)     ## set up, read the sample documents, print a brief
	@$(BIN)/python examples/demo.py $(DEMO)

test: $(DEV)     ## set up, run the tests
	@CREDENCE_TRIAL_SECONDS=$(TRIAL_SECONDS) $(BIN)/python -m pytest -q -n $(WORKERS)

check: $(DEV)    ## ruff, mypy strict, one-way imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

compiled: $(FAST)/.installed  ## a second environment, with reading compiled (needs a C compiler)

bench: $(BENCH)  ## speeds, as ratios within one run; of both builds where there is a C compiler
	@if command -v $(CC) >/dev/null; then \
	  $(MAKE) --no-print-directory compiled || echo "could not be compiled here (why: above); measured as it is" >&2; fi
	@$(BIN)/python -m benchmarks

faults: $(DEV)   ## kill, starve and tamper with the record, for days; a run that was stopped goes on
	@$(BIN)/python -m faults --share $(SHARE) $(TRIALS)

tour: $(DEV)     ## take the pictures of the README anew (needs Chromium)
	@CREDENCE_TOUR=docs $(BIN)/python -m pytest -q tests/web/test_tour.py

lock:            ## write the locks anew (needs uv)
	uv pip compile pyproject.toml --group build $(LOCK) -o requirements/run.lock
	uv pip compile pyproject.toml --group build --group dev $(LOCK) -o requirements/dev.lock
	uv pip compile pyproject.toml --group build --extra postgres $(LOCK) -c requirements/dev.lock -o requirements/image.lock
	uv pip compile pyproject.toml --group build --group bench $(LOCK) -c requirements/dev.lock -o requirements/bench.lock
	uv pip compile pyproject.toml --group build --group compile $(LOCK) -c requirements/dev.lock -c requirements/bench.lock \
	  -o requirements/compile.lock

clean:           ## remove what the other targets made
	rm -rf $(VENV) $(FAST) $(DEMO) .faults .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
