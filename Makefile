# run     install what the app needs, then open it on 127.0.0.1
# test    install what the tests need, then run them all
# check   style, types, layers and every content file
# bench   measure this machine: one turn, one grading, start-up
# train   make the reader's weights again from the labelled corpus
# constraints   pin every dependency anew (needs uv)

.DEFAULT_GOAL := run
.PHONY: run test check bench train constraints

ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python3.14,\
            $(shell $(p) -c '$(ENOUGH)' >/dev/null 2>&1 && echo $(p))))
PY := .venv/bin/python

# uv installs in seconds what takes pip more than a minute; where uv cannot be had, pip does the same.
define install
	@$(PY) -m pip install --quiet 'uv>=0.9,<1' \
	  && $(PY) -m uv pip install --quiet --python $(PY) --compile-bytecode -r $(1) \
	  || $(PY) -m pip install --quiet -r $(1)
	@touch $@
endef

run: .venv/installed
	@$(PY) app.py

test: .venv/installed-dev
	@$(PY) -m pytest

check: .venv/installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m simulator check

bench: .venv/installed-dev
	@$(PY) -m bench

train: .venv/installed-dev
	@$(PY) -m simulator.training

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Rapport needs Python 3.11 or newer, and none was found: install one, or name it with 'make PYTHON=/path/to/python3.11'." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "No virtual environment could be made: install your system's package for Python's venv (python3-venv), then try again." >&2; exit 1; }

.venv/installed: requirements.txt constraints.txt | .venv/bin/python
	@echo "Installing what the app needs (once)."
	$(call install,requirements.txt)

.venv/installed-dev: requirements.txt requirements-dev.txt constraints.txt | .venv/bin/python
	@echo "Installing what the tests and checks need (once)."
	$(call install,requirements-dev.txt)

constraints:
	@{ head -n 1 constraints.txt; uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links requirements-dev.txt; } > constraints.new && mv constraints.new constraints.txt
