# Redress: what a person types. `make` alone lists the targets.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint types contracts law bench soak clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.ready ## Make the environment in .venv

.venv/.ready: constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
	@touch .venv/.ready

demo: setup ## Take in the sample claims and show where each one went
	@$(BIN)/python -m flows.commands.demo

test: setup ## Run every test
	$(BIN)/python -m pytest -n 2

check: lint types contracts law test ## Lint, types, contracts, the law's files and tests

lint: setup ## Check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup ## Check the types
	$(BIN)/mypy

contracts: setup ## Check the direction of imports
	$(BIN)/lint-imports --no-cache

law: setup ## Check every file of the law: shape, dates, citations, cases
	$(BIN)/redress law check

bench: setup ## Measure the speed of the law, and speed and memory against pdfplumber
	$(BIN)/python -m tests.bench.law_speed
	$(BIN)/python -m tests.bench.speed

soak: setup ## Kill and repeat runs until a file is lost or counted twice; none should be
	$(BIN)/python -m tests.bench.soak

clean: ## Remove what the tools and the demo left, not the environment
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
