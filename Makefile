# The commands of the project. Needs Python 3.11 or newer with its venv module, and make; nothing else.
#
#   make run      serve the dashboard          PORT=8501  ADDRESS=localhost  EXAMPLE=sample|online_retail|cdnow|empty
#   make test     everything, browser included
#   make check    the same without the browser
#   make venv     only the environment, for development
#   make screens  pictures of every page       into build/screens and docs/screens
#   make bench    how fast pages and loads are
#   make fuzz     thousands of spoiled files sent to the intake
#   make unchanged  what a change did          BASE=commit

PORT ?= 8501
ADDRESS ?= localhost
EXAMPLE ?= sample
PYTHON ?= python3
# One more than the two cores of a small machine: browsers wait a third of the time.
PYTEST ?= -n 3 --dist worksteal

venv := .venv/bin/python
pip := $(venv) -m pip install --quiet --disable-pip-version-check

.PHONY: run test check venv static screens bench fuzz unchanged
.DELETE_ON_ERROR:

# Each line that takes long is one process (exec, or no shell at all), so that ending make ends it too.
run: .venv/run.stamp
ifeq ($(origin WAREHOUSE_URL),undefined)
	@[ -e data/$(EXAMPLE).duckdb ] || { echo "Building the example $(EXAMPLE). This happens once."; exec $(venv) -m data init --example $(EXAMPLE); }
endif
	@echo "The dashboard is at http://$(ADDRESS):$(PORT)"
	@export WAREHOUSE_URL="$${WAREHOUSE_URL-duckdb:///data/$(EXAMPLE).duckdb}"; \
	exec $(venv) -m streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS) --server.headless true

test: venv
	tests/setup/browser.sh
	@$(MAKE) --no-print-directory static
	$(venv) -m pytest $(PYTEST) tests

check: venv
	@$(MAKE) --no-print-directory static
	$(venv) -m pytest $(PYTEST) tests --ignore tests/browser

static:
	$(venv) -m ruff format --check .
	$(venv) -m ruff check .
	$(venv) -m mypy
	.venv/bin/lint-imports
	$(venv) -m sqlfluff lint queries

screens: venv
	tests/setup/browser.sh
	$(venv) -m tests.screens

bench: venv
	$(venv) -m bench

# 320 files for each time, and other ones than in make test and than in the last run.
fuzz: venv
	exec env FUZZ_TIMES=32 FUZZ_SEEDS=12 $(venv) -m pytest -n 2 --dist worksteal tests/data/intake/test_fuzz.py tests/data/survey/store/test_fuzz.py tests/data/survey/store/test_sequences.py tests/data/survey/store/test_exports.py

# Results, addresses, commands, schema and old files of the commit BASE and of the files that stand here now.
unchanged: venv
	exec $(venv) -m tests.unchanged $(BASE)

venv: .venv/run.stamp .venv/dev.stamp

.venv/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed. Name one with PYTHON=, as in: make run PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(venv) -m pip --version >/dev/null 2>&1 || { echo "Making .venv. This happens once and takes a minute or two."; exec $(PYTHON) -m venv --clear .venv; }
	@$(pip) -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt requirements.txt .venv/run.stamp
	@$(pip) -r requirements-dev.txt
	@touch $@
