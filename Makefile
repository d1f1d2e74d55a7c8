# Each target does all of its own set-up, from a plain clone: Python 3.11 or newer and make are enough.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

.DEFAULT_GOAL := help
.PHONY: help demo story test soak check bench texts migration clean

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 20

demo: $(READY) ## Try the bot on a page in your browser: no token, no account
	@$(BIN)/mutualaid-bot demo

story: $(READY) ## Read one whole journey, from a need to the week's digest
	@$(BIN)/mutualaid-bot story

test: $(READY) ## Run all tests
	$(BIN)/pytest -n auto --dist loadfile

soak: $(READY) ## Kill the bot 200 times and send it 20,000 odd updates (about half an hour)
	$(BIN)/python -m tests.soak.crashes --kills $(or $(KILLS),200) $(if $(SEED),--seed $(SEED))
	$(BIN)/python -m tests.naughty.bedlam --updates $(or $(UPDATES),20000) $(if $(SEED),--seed $(SEED))

check: $(READY) ## Lint, format and types, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## Measure what the bot costs, and write docs/benchmarks.md (Linux; about ten minutes)
	@$(BIN)/python -m benchmarks $(BENCH)

texts: $(READY) ## Bring the .po files up to date with the texts in the code
	$(BIN)/python -m tools.texts

migration: $(READY) ## Begin a new revision of the database: make migration NAME="what changes"
	@test -n "$(NAME)" || { echo 'Say what changes: make migration NAME="what changes"' >&2; exit 2; }
	$(BIN)/alembic revision -m "$(NAME)" \
	  --rev-id "$$(printf '%04d' $$(( $$(ls migrations/versions/[0-9]*.py | wc -l) + 1 )))"

clean: ## Remove .venv and all that was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'This needs Python 3.11 or newer. If it has another name: make $(MAKECMDGOALS) PYTHON=python3.12' >&2; exit 2; }
	@echo 'Setting up $(VENV) (once; it takes a minute) …'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]' -c constraints.txt
	@touch $@
