# The doors to the house for those who work on it. `make help` lists them.

VENV    := .venv
BIN     := $(VENV)/bin
export UV_PROJECT_ENVIRONMENT := $(VENV)
UNIT    := -m "not browser and not scale and not faults" -n 2 --dist loadscope
.DEFAULT_GOAL := help

.PHONY: setup run test test-fast faults scale try-container check messages bench test-newest help

# What speaks to PostgreSQL is installed only where it is used: its import slows each start on SQLite.
POSTGRESQL := $(VENV)/.ready-postgresql

setup: $(VENV)/.ready $(if $(DATABASE_URL),$(POSTGRESQL))  ## environment, libraries, catalogues

$(VENV)/.ready: pyproject.toml uv.lock scripts/setup.sh $(wildcard locale/*/LC_MESSAGES/*.po)
	@scripts/setup.sh
	@touch $@

$(POSTGRESQL): $(VENV)/.ready
	@scripts/setup.sh postgresql
	@touch $@

run: setup  ## a living site with real data and a demo, on http://127.0.0.1:8000
	@$(BIN)/whimbrel demo
	@$(BIN)/whimbrel serve

test: setup  ## the whole suite, with a real browser
	@scripts/chromium.sh
	@scripts/epubcheck.sh
	@$(BIN)/pytest -q $(UNIT)
	@$(BIN)/pytest -q -m browser

test-fast: setup  ## all but the browser
	@$(BIN)/pytest -q $(UNIT)

scale: setup $(POSTGRESQL)  ## two nodes beside PostgreSQL and Redis behind nginx; one is killed
	@scripts/services.sh
	@$(BIN)/pytest -q -m scale tests/scale

try-container: setup  ## what deploy/Containerfile says, done in a clean root without a container engine
	@$(BIN)/python scripts/try_containerfile.py

check: setup  ## lint, types, floors, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	WHIMBREL_SECRET_KEY=check DJANGO_SETTINGS_MODULE=whimbrel.config.settings \
	  $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python scripts/translations.py check

faults: setup  ## kill its processes under load at COUNT random moments each, fill its disk, lock its database, set its clock back
	@COUNT=$(or $(COUNT),200) $(BIN)/pytest -q -s -m faults

messages: setup  ## collect new texts into the catalogues
	$(BIN)/python scripts/translations.py collect

bench: setup  ## speed and size of the main pages beside two floors (QUICK=1 for a short run)
	@scripts/wrk.sh
	@QUICK=$(QUICK) $(BIN)/python -m bench.run

test-newest:  ## the suite on the newest Django and Wagtail, where a newer Python is found
	@scripts/test_newest.sh

help:  ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22
