"""The pages of docs/ can be played: what .ci/installation types is well formed, and says what to look for."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PLAYED = ("installer.md", "exploiter.md")


@pytest.fixture(scope="module")
def page():
    """The reader of pages, which is no part of the site."""
    spec = importlib.util.spec_from_file_location("page", ROOT / ".ci/playing/page.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["page"] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    yield module
    del sys.modules["page"]


@pytest.mark.parametrize("name", PLAYED)
def test_what_is_to_type_is_well_formed_and_shows_something(page, name):
    steps = page.steps((DOCS / name).read_text(encoding="utf-8"))
    assert len(steps) > 3
    for step in steps:
        read = subprocess.run(["/bin/bash", "-n"], input=step.typed, capture_output=True, text=True)
        assert read.stderr == "", step.title
        assert step.seen or "export NOM=" in step.typed, step.title


def test_each_file_of_the_deployment_is_put_in_place_by_the_page():
    text = (DOCS / "installer.md").read_text(encoding="utf-8")
    assert [file.name for file in (DOCS / "deploiement").iterdir() if file.name not in text] == []


@pytest.mark.parametrize("file", sorted(DOCS.glob("*.md")), ids=lambda file: file.name)
def test_each_link_leads_somewhere(file):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8"))
    assert [target for target in targets if not (file.parent / target).exists()] == []


def test_each_decision_that_the_architecture_names_is_written():
    decisions = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")
    table = (DOCS / "architecture.md").read_text(encoding="utf-8").partition("| l’entrée |")[2]
    named = re.findall(r"« (.+?) » \|", table)
    assert named
    assert [name for name in named if f"— {name}\n" not in decisions] == []


PAGE = """
## 1. Un

```sh
echo un
```

Ce que l’on doit voir :

```text
un … trois
quatre
```

## 2. Deux

```console
echo jamais
```
```sh
echo deux
```
"""


def test_a_page_is_read_as_steps(page):
    assert page.steps(PAGE) == [
        page.Step("1. Un", "echo un\n", ("un … trois", "quatre")),
        page.Step("2. Deux", "echo deux\n"),
    ]


@pytest.mark.parametrize(
    ("printed", "lacking"),
    [
        ("avant\nun deux trois\nentre\nquatre\n", []),
        ("un deux trois\nquatre-vingts\n", ["quatre"]),
        ("quatre\nun deux trois\n", ["quatre"]),
        ("un\u202fdeux\u00a0trois\nquatre\n", []),
        ("", ["un … trois", "quatre"]),
    ],
)
def test_what_one_should_see_is_looked_for_in_order(page, printed, lacking):
    assert page.missing(page.steps(PAGE)[0], printed) == lacking
