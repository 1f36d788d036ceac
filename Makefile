# Everything a newcomer, a colleague and CI need. It wants python3 (3.11 or newer), pip, git and make, nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/sh
export UV_PYTHON_DOWNLOADS := never
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
SYNC := $(UV) sync --quiet --frozen --python $(PYTHON)
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile

# `make run HOST=… PORT=…`. A HOST inherited from a shell is often the machine's name: only an address is taken.
# An inherited PORT needs nothing here, the program reads it itself.
ifneq ($(origin HOST),command line)
HOST := $(filter localhost 0.0.0.0 127.% ::%,$(HOST))
endif
ADDRESS := $(if $(HOST),REAKCJA_HOST=$(HOST)) $(if $(filter command line,$(origin PORT)),REAKCJA_PORT=$(PORT))

.PHONY: help run test check lint catalogues bench mutants faults chromium clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## serve the demo and print its address (HOST=… PORT=…)
	@$(ADDRESS) $(BIN)/reakcja demo

test: .venv/.dev chromium ## run every test, the browser's included
	@$(PYTEST) $(ARGS)

check: lint ## run what CI holds a change to: format, lint, types, imports, catalogues, coverage
	@rm -f .coverage .coverage.*
	@$(BIN)/python -m coverage run -m pytest -n 2 --dist loadfile -m 'not browser and not abroad'
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report --include='models/sla/*' --fail-under=100
	@$(BIN)/python -m coverage report --omit='models/sla/*' --fail-under=90

lint: .venv/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python locales/catalogues.py check

catalogues: .venv/.dev ## take new sentences over into locales/ (FILES="words.json …" brings their Polish)
	@$(BIN)/python locales/catalogues.py merge $(FILES)
	@$(BIN)/python locales/catalogues.py check

bench: .venv/.bench ## measure speed and size, each figure beside its reference
	@status=0; for part in $$(grep -l __main__ bench/*.py); do \
	  echo "== $$part"; $(BIN)/python -m bench.$$(basename $$part .py) || status=1; \
	done; exit $$status

mutants: .venv/.dev ## change the rule book bit by bit and see that a test notices (ONLY="models.sla.hours*"; goes on where it stopped)
	@nice -n 19 $(BIN)/mutmut run --max-children $(or $(CORES),1) $(ONLY)
	@$(BIN)/mutmut results

faults: .venv/.dev ## kill the real process again and again (KILLS=200) and look for what was lost
	@KILLS=$(or $(KILLS),200) $(BIN)/python -m pytest -m crash --timeout 3600

clean: ## remove what was installed and built here; data/ stays
	@rm -rf .venv .tools mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage .coverage.* dist

# The two sets of parts: what runs, and that with the workshop's tools. A finished set leaves a stamp.
.venv/.run: pyproject.toml uv.lock | $(UV)
	@$(SYNC) --no-default-groups && touch $@

.venv/.dev: pyproject.toml uv.lock | $(UV)
	@$(SYNC) && touch $@ .venv/.run

# The libraries the clock is measured against, on top of the workshop's tools.
.venv/.bench: .venv/.dev
	@$(SYNC) --group bench && touch $@

# uv is fetched with pip into this folder; with --target pip leaves a managed system alone.
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; try make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 \
	  || { echo "pip is needed; on Debian and Ubuntu: apt-get install python3-pip" >&2; exit 1; }
	@PIP_ROOT_USER_ACTION=ignore $(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools 'uv>=0.9'

# Debian's Chromium for the browser tests, fetched where that is allowed without asking; else they are skipped.
chromium:
	@if command -v chromium >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root='sudo -n'; else as_root=no; fi; \
	if [ "$$as_root" != no ] && command -v apt-get >/dev/null \
	  && $$as_root apt-get update -qq >/dev/null 2>&1 \
	  && $$as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1; \
	then echo "Chromium has been installed for the browser tests."; \
	else echo "Chromium is missing and cannot be installed here: the browser tests are skipped."; fi
