"""One script, joined from its modules; each keeps its names to itself, and all together weigh little."""

import re
from pathlib import Path

import pytest
from brotli import compress
from django.conf import settings

from chroniques.staticfiles import SCRIPT, ScriptFinder, joined_modules, sources

MODULES = sources(settings.BASE_DIR / "static" / "js", ".js")
MOST_BYTES = 2048  # compressed, of what an article with notes asks beyond the text and its style sheet


@pytest.fixture
def finder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return ScriptFinder()


def script_of(finder):
    return Path(finder.find(SCRIPT)).read_text(encoding="utf-8")


def test_modules_are_joined_in_blocks_without_comments_or_indentation():
    one = "/** One\n * thing. */\n\nconst a = 1 // px\n"
    other = "// Another.\nfunction f() {\n  /* why */\n  g()\n}\n"
    assert joined_modules([one, other]) == "{\nconst a = 1\n}\n{\nfunction f() {\ng()\n}\n}\n"


def test_what_a_string_holds_is_no_comment():
    module = 'const where = "https://example.org/*"\nconst all = "a // b"\nconst mark = /[ ] // /\n'
    assert joined_modules([module]) == "{\n" + module + "}\n"


def test_the_finder_gives_the_joined_script_and_nothing_else(finder):
    whole = script_of(finder)
    assert whole.count("matchMedia") == 1
    assert finder.find("js/margin.js") == []
    assert finder.find(SCRIPT, find_all=True) == [finder.find(SCRIPT)]
    assert [path for path, _storage in finder.list(None)] == [SCRIPT]


def test_the_script_follows_its_sources(finder, tmp_path):
    finder.folder = tmp_path / "js"
    finder.folder.mkdir()
    for said in ("a()\n", "b()\n"):
        (finder.folder / "one.js").write_text(said)
        assert script_of(finder) == f"{{\n{said}}}\n"


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.name)
def test_a_module_can_stand_in_a_block(module):
    text = module.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)
    assert all(line.count("`") % 2 == 0 for line in text.splitlines())


@pytest.mark.parametrize("module", MODULES, ids=lambda file: file.name)
def test_a_module_writes_neither_markup_nor_attributes_of_style(module):
    text = module.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|cssText|eval\(", text)


def test_the_script_is_light(finder):
    assert len(compress(script_of(finder).encode())) <= MOST_BYTES
