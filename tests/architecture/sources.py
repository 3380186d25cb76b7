"""The files of the project, as the tests of its architecture read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("chroniques", "articles", "comments")


def python_files():
    """Our modules, migrations excepted: those are written once, by a command."""
    for package in PACKAGES:
        yield from (path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts)


def template_files():
    """Every template, wherever it lives."""
    folders = [ROOT / "templates", *(ROOT / package / "templates" for package in PACKAGES)]
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".txt", ".xml"})


@cache
def tree_of(path):
    """The syntax tree of a module, parsed once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions_of(tree):
    """Every function and method of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def named(path):
    """A file as a person names it: from the root."""
    return path.relative_to(ROOT).as_posix()


def tracked_texts():
    """(name, text) of each file that git keeps, binary ones excepted."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and (text := text_of(path)) is not None:
            yield name, text


def text_of(path):
    """The text of a file, or None when it holds something else."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
