"""Four floors: each looks down, none looks up. The contracts are in pyproject.toml."""

import ast
import re
import subprocess
import sys
import tomllib

from tests.architecture.sources import PACKAGES, ROOT, functions_of, named, python_files, tree_of

# What Django and the server call by name; nothing of ours imports them.
ENTRIES = {f"chroniques.{name}" for name in ("__init__", "apps", "checks", "parent", "served", "wsgi")}


def test_the_contracts_of_the_four_floors_hold():
    """In a process of its own: it silences every logger that is there."""
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_of_the_house_stands_on_a_floor():
    layers = contracts()[0]["layers"]
    floors = {name.strip() for layer in layers for name in re.split("[:|]", layer)}
    modules = {f"chroniques.{path.stem}" for path in (ROOT / "chroniques").iterdir() if path.suffix == ".py"}
    assert modules - floors <= ENTRIES


def contracts():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def inner_imports(path):
    """Lines of a module where a function imports something of ours: an arrow that points the wrong way."""
    for function in functions_of(tree_of(path)):
        for node in ast.walk(function):
            if isinstance(node, ast.ImportFrom) and (node.level or top(node.module) in PACKAGES):
                yield f"{named(path)}:{node.lineno}"
            if isinstance(node, ast.Import) and any(top(alias.name) in PACKAGES for alias in node.names):
                yield f"{named(path)}:{node.lineno}"


def top(module):
    return (module or "").partition(".")[0]


def test_no_function_imports_what_is_ours():
    assert [line for path in python_files() for line in inner_imports(path)] == []
