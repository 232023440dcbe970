.DEFAULT_GOAL := help
.PHONY: help setup lint demo test with-servers whole-bureau against-faults check up down bench chart faults spec golden fmt clean

BIN := .venv/bin
SERVERS := $(BIN)/python deploy/servers
ON_EVERY_CORE := $(BIN)/python -m pytest -n auto --dist worksteal
# Tests that start several services and play whole chains of cases.
BUREAU := $(addprefix tests/broker/test_,chains.py double_benefit.py messages_clock.py year_end.py)
# What "make up" found or started, for the commands that follow it.
WITH_SERVERS := set -a; . .ecocase/servers.env; set +a;
# Figures to measure, all of them by default: make bench FIGURES="over_raw_loop p99_ms_half_peak"
FIGURES ?=

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "  make %-8s %s\n", $$1, $$2 }'

demo: setup ## the whole office in one process, in virtual time; needs Python only
	$(BIN)/ecocase demo

test: lint ## every test, on a RabbitMQ and a PostgreSQL that are found or started, and left as they were
	$(ON_EVERY_CORE) -m "not broker and not database and not faults"
	$(MAKE) --no-print-directory --jobs=3 with-servers whole-bureau against-faults

check: lint ## lint, types, import contracts, fast tests; needs Python only
	$(ON_EVERY_CORE) -q -m "not broker and not database and not faults"

# In "demo" the broker's own user stands for a partner in every role; a real deployment says production and has its
# partners on record in deploy/partners.toml.
up: export ECOCASE_ENVIRONMENT ?= demo
up: setup ## the real thing on this machine: RabbitMQ, PostgreSQL, one process per service; waits until ready
	$(SERVERS) start
	$(WITH_SERVERS) $(BIN)/ecocase up --detach

down: setup ## ends what "make up" started; the data stays
	$(BIN)/ecocase down
	$(SERVERS) stop

bench: setup ## the benchmark: one JSON line per figure, a table on standard error
	mkdir -p .ecocase
	BENCH_RESULTS=.ecocase/bench.jsonl $(SERVERS) test --private $(BIN)/python -m tests.bench $(FIGURES)

chart: setup ## the figures of the last benchmark as a table and a chart under deploy/bench
	$(BIN)/python -m tests.bench.chart .ecocase/bench.jsonl

faults: setup ## the fault campaign, half an hour (MINUTES=600 for more): one JSON line a fault, a table on standard error
	ECOCASE_TEST_FAULTS=full $(SERVERS) test --private $(BIN)/python -m tests.faults

spec: setup ## the scenarios as a readable specification
	$(BIN)/ecocase spec

golden: setup ## keep one stored entry of every kind of fact that has none yet, for ever
	$(BIN)/python -m tests.golden

fmt: setup ## put the code in order
	$(BIN)/ruff check --fix-only --quiet . deploy/servers
	$(BIN)/ruff format . deploy/servers

clean: ## remove the virtual environment and all caches; the data stays
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache build *.egg-info
	find services shared deploy tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- parts of the above ---

setup:
	@deploy/setup

# They wait for servers most of the time, each for its own, so "make test" runs them side by side.
with-servers: setup
	$(SERVERS) test $(BIN)/python -m pytest -q -m "(broker or database) and not faults" $(BUREAU:%=--ignore=%)

whole-bureau: setup
	$(SERVERS) test $(BIN)/python -m pytest -q $(BUREAU)

against-faults: setup
	$(SERVERS) test --private $(BIN)/python -m pytest -q -m faults tests/faults

lint: setup
	$(BIN)/ruff check . deploy/servers
	$(BIN)/ruff format --check . deploy/servers
	$(BIN)/basedpyright
	$(BIN)/lint-imports
