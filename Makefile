# Furat: `make run` shows the map, `make test` proves it. Everything else is listed by `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export HOST ?= 127.0.0.1
export PORT ?= 8050

.PHONY: help run install dev test fuzz audit bench-load lint quality bench-speed control-check screenshots artefacts lock clean bench-map

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.installed: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.txt
	touch $@

install: $(VENV)/.installed ## the environment, with the command .venv/bin/furat

dev: $(VENV)/.installed-dev ## the environment with what tests and checks need

LOCK := uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet
lock: ## renew the exact versions (needs `uv`)
	$(LOCK) --upgrade -o requirements.txt
	$(LOCK) --upgrade --extra dev -c requirements.txt -o requirements-dev.txt

run: install ## read the bundled articles and serve the map on HOST:PORT (127.0.0.1:8050)
	$(BIN)/furat db upgrade
	$(BIN)/furat ingest geodata/data/articles
	exec $(BIN)/furat serve

test: dev ## run every test; what they need is installed where that is allowed
	scripts/install_test_tools.sh
	$(BIN)/pytest -n 2 --dist worksteal

bench-speed: dev ## time the reading of articles, into docs/benchmarks.md
	$(BIN)/python benchmarks/speed.py

fuzz: dev ## send every callback 2,000 malformed bodies (minutes)
	FURAT_FUZZ_BODIES=2000 $(BIN)/pytest tests/security/test_requests_attacks.py

audit: ## look for known vulnerabilities in what is installed; fails where the package index does not tell
	test -x $(VENV)/audit/bin/pip-audit || { $(PYTHON) -m venv $(VENV)/audit && $(VENV)/audit/bin/python -m pip --quiet install pip-audit; }
	$(VENV)/audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements.txt
	$(VENV)/audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements-dev.txt

bench-load: dev ## 200 visitors for 60 seconds, then 50 for 5 minutes, against a server of its own
	$(BIN)/python benchmarks/load.py
	$(BIN)/python benchmarks/load.py --soak

quality: dev ## score how well articles are read, into docs/quality.md
	$(BIN)/python benchmarks/quality.py

screenshots: dev ## make the pictures under docs/pictures (needs Debian's chromium)
	$(BIN)/python scripts/screenshots.py

artefacts: dev ## the same pictures into artefacts/, for whoever looks at a run of CI
	$(BIN)/python scripts/screenshots.py --folder artefacts

control-check: dev ## cross-check the areas of control, into docs/control.md and docs/control-review.md
	$(BIN)/python benchmarks/control.py --out docs/control.md --review docs/control-review.md

bench-map: dev ## measure the map in a browser, into docs/benchmarks.md
	$(BIN)/python benchmarks/map.py

lint: dev ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean: ## remove the environment and caches (not your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build *.egg-info
