# Chroniques. Only make, git and python3 (3.11 or later) are asked of the machine; the rest goes into .venv/.

PORT ?= 8000
export PORT

# Tried by running them: a pyenv shim may exist and answer nothing.
PYTHONS := python3.13 python3.12 python3.11 python3
USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON := .venv/bin/python

.PHONY: help install run test lint bench lock clean

help:
	@echo "make run      ouvre le site de démonstration sur http://127.0.0.1:$(PORT)/ (PORT=9000 make run pour un autre port)"
	@echo "make install  installe seulement ce qu’il faut pour le servir"
	@echo "make test     lance les tests"
	@echo "make lint     relit le style, les types et les étages"
	@echo "make bench    mesure les pages gardées à côté de nginx (demande nginx, wrk et taskset ; une dizaine de minutes)"
	@echo "make lock     refait la liste exacte des dépendances"
	@echo "make clean    enlève .venv et les traces des outils (var/, vos données, reste)"

# make install LOCK=production adds what PostgreSQL and Redis need.
LOCK ?= base
# Compiled once: the account that serves may not write beside the code, and would do it anew at each start.
install:
	@$(call installed,$(LOCK))
	@$(PYTHON) -m compileall -q manage.py chroniques articles comments

run:
	@$(call installed,base)
	@exec $(PYTHON) manage.py serve --demo

test:
	@$(call installed,dev)
	@echo "Tests sur SQLite."
	@DATABASE_URL= exec $(PYTHON) -m pytest -n auto -m "not browser"

lint:
	@$(call installed,dev)
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy chroniques articles comments
	$(PYTHON) -m importlinter.cli lint-imports

bench:
	@$(call installed,dev)
	@exec $(PYTHON) -m tests.bench.kept

# The lock is compiled for every system and version of Python we serve, with the hash of each file.
lock:
	@$(call virtualenv,.venv/lock)
	@.venv/lock/bin/python -m pip install --quiet uv
	@$(call locked,base,,pyproject.toml)
	@$(call locked,production,--extra postgres --extra redis --extra s3,pyproject.toml)
	@$(call locked,dev,--extra postgres --extra redis --extra s3 --group dev,pyproject.toml)
	@$(call locked,audit,--group pyproject.toml:audit)
	@rm -rf .venv/lock

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# installed,LOCK: .venv holds at least requirements/LOCK.txt. A copy of the lock installed is kept in .venv:
# that lock or a larger one is nothing to do, a smaller one is added to, another starts from nothing.
ENOUGH_base := base production dev
ENOUGH_production := production dev
ENOUGH_dev := dev
define installed
set -e; lock=requirements/$(1).txt; kept=.venv/lock.txt; \
$(PYTHON) -c "" 2>/dev/null || rm -f $$kept; \
for enough in $(ENOUGH_$(1)); do if cmp -s requirements/$$enough.txt $$kept; then exit 0; fi; done; \
if ! cmp -s requirements/base.txt $$kept && ! cmp -s requirements/production.txt $$kept; then \
  $(call virtualenv,.venv); \
fi; \
echo "Installation des dépendances ($(1)), vérifiées une à une. Cela ne se fait qu’une fois."; \
$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r $$lock; \
cp $$lock $$kept
endef

# virtualenv,FOLDER: a new one, made by the first interpreter that can.
define virtualenv
for python in $(PYTHONS); do \
  if $$python -c "$(USABLE)" 2>/dev/null; then found=$$python; break; fi; \
done; \
if [ -z "$$found" ]; then \
  echo "Il faut Python 3.11 ou plus récent, avec venv. Sur Debian ou Ubuntu : sudo apt install python3 python3-venv" >&2; \
  exit 1; \
fi; \
echo "Préparation de l’environnement ($(1)) avec $$($$found --version)."; \
$$found -m venv --clear $(1)
endef

define locked
.venv/lock/bin/uv pip compile $(3) --universal --python-version 3.11 --generate-hashes --quiet \
  --no-header --no-emit-index-url --no-emit-find-links $(2) --output-file requirements/$(1).txt
endef
