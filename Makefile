.DEFAULT_GOAL := help
SHELL := /bin/bash
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/pytest
CORES := $(shell nproc 2>/dev/null || echo 2)
LANGUAGES := es pt en fr ar
OWN := accounts facts limits notices places pages links courses shops mentoring forum

.PHONY: help demo test ci lint format types contracts migrations messages messages-check catalogues words \
	deploy-check e2e coverage templates-reached bench screenshots lock doctor

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed. On Debian: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt \
		|| echo "uv cannot be had here: pip does its work, more slowly."
	@touch $@

# One recipe for both layers; pip stands in where uv cannot be had
define install
@if [ -x $(BIN)/uv ]; then VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r $(1); \
else $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi
@touch $@
endef

.venv/base: .venv/python requirements/base.txt
	$(call install,requirements/base.txt)

.venv/dev: .venv/base requirements/dev.txt
	$(call install,requirements/dev.txt)

catalogues: .venv/base ## Compile the five catalogues (no gettext needed)
	@$(BIN)/pybabel --quiet compile --directory locale --domain django

demo: catalogues ## From a fresh clone to a running site with demo content (PORT=8000)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo --port $(PORT)
	@$(MANAGE) work & worker=$$!; trap "kill $$worker 2>/dev/null" EXIT INT TERM; \
		$(MANAGE) runserver --noreload 127.0.0.1:$(PORT)

test: .venv/dev catalogues ## Run the tests; servers and browser where they are found
	@$(PYTEST) -q -n $(CORES) --ignore=tests/e2e
	@.ci/with-services $(PYTEST) -q -n $(CORES) --ignore=tests/e2e
	@$(MAKE) --no-print-directory e2e

e2e: .venv/dev catalogues ## Browser tests in headless Chromium, where it is found
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; \
	then $(PYTEST) -q -n $(CORES) tests/e2e; \
	else echo "Browser tests skipped: no Chromium found. On Debian: apt install chromium"; fi

lint: .venv/dev ## Style, types, contracts, templates, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	$(BIN)/mypy cece core courses shops mentoring forum
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .

format: .venv/dev ## Bring code and templates into shape
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	git ls-files 'templates/*.html' | xargs $(BIN)/djade --target-version 5.2

migrations: .venv/dev ## Migrations complete, one head an app, safe to roll out
	$(MANAGE) makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=cece.settings.test $(MANAGE) lintmigrations --include-apps $(OWN) \
		--ignore-initial-migrations --warnings-as-errors --no-cache

messages: .venv/dev ## Collect the strings of code and templates into the catalogues (needs gettext)
	$(MANAGE) makemessages $(addprefix --locale ,$(LANGUAGES)) --no-location --no-obsolete --no-wrap \
		--ignore .venv --ignore var --ignore tests --ignore bench --verbosity 0
	@sed -i '/^"POT-Creation-Date/d' $(foreach l,$(LANGUAGES),locale/$(l)/LC_MESSAGES/django.po)

messages-check: messages ## The catalogues hold every string and compile
	@git diff --exit-code --stat -- locale || { echo "Run make messages and translate."; exit 1; }
	@for l in $(LANGUAGES); do msgfmt --check-format --check-domain --output-file=/dev/null locale/$$l/LC_MESSAGES/django.po || exit 1; done

words: .venv/dev ## How long our sentences are, and which words are not ours (docs/voice.md)
	@DJANGO_SETTINGS_MODULE=cece.settings.test $(BIN)/python -m tests.words_report

deploy-check: .venv/dev ## Django's own deployment check with production settings
	@.ci/production-env $(MANAGE) check --deploy --fail-level WARNING

ci: lint migrations messages-check catalogues deploy-check ## Everything; .ci/run calls it
	$(BIN)/coverage erase
	rm -rf .cache/templates
	COVERAGE_FILE=.coverage.sqlite $(PYTEST) -q -n $(CORES) --cov --cov-report= --ignore=tests/e2e
	.ci/with-services --required env COVERAGE_FILE=.coverage.postgresql \
		$(PYTEST) -q -n $(CORES) --cov --cov-report= --ignore=tests/e2e
	COVERAGE_FILE=.coverage.e2e $(PYTEST) -q -n $(CORES) tests/e2e --cov --cov-report=
	$(MAKE) --no-print-directory coverage

templates-reached: ## Which templates no test of the last make ci printed
	$(BIN)/python tests/templates_reached.py

coverage: ## Branch coverage of the last runs, with its gates
	$(BIN)/coverage combine --quiet --keep .coverage.sqlite .coverage.postgresql .coverage.e2e
	$(BIN)/coverage report --fail-under 95 --sort cover | tail -40
	PATH=$(BIN):$$PATH $(BIN)/python tests/coverage_gates.py

bench: .venv/dev catalogues ## Benchmarks on SQLite and PostgreSQL, see bench/README.md
	$(BIN)/python bench/run.py

screenshots: .venv/dev catalogues ## Photograph the main pages for docs/screenshots (needs Chromium)
	$(BIN)/python -m tests.screenshots

doctor: .venv/base ## Say in words what is missing for production
	$(MANAGE) doctor

lock: .venv/dev ## Resolve all dependencies anew; every layer agrees with the others
	$(BIN)/uv pip compile --quiet --upgrade pyproject.toml --all-extras $(LOCK) -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet pyproject.toml --extra production -c requirements/dev.txt $(LOCK) -o requirements/production.txt
	$(BIN)/uv pip compile --quiet pyproject.toml -c requirements/dev.txt $(LOCK) -o requirements/base.txt
	echo 'uv' | $(BIN)/uv pip compile --quiet - -c requirements/dev.txt $(LOCK) -o requirements/uv.txt

LOCK := --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11
