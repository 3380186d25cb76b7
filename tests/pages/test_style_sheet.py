"""One style sheet, joined from its sources, in the order that they declare."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from chroniques.staticfiles import SHEET, StyleSheetFinder, joined, sources

OF_DJANGO = {"errorlist"}
MOST_BYTES = 9 * 1024  # compressed, of all the style that any page of the site needs


@pytest.fixture
def finder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return StyleSheetFinder()


def sheet_of(finder):
    return Path(finder.find(SHEET)).read_text(encoding="utf-8")


def test_the_order_of_the_layers_comes_before_any_of_them():
    names = [source.name for source in sources(settings.BASE_DIR / "static" / "css")]
    assert names[0] == "layers.css"
    assert {"tokens.css", "avis.css", "print.css"} < set(names)


def test_the_sources_are_joined_without_comments_or_indentation():
    assert (
        joined(["/* one\n two */\n@layer a;\n", "\n  a {\n    b: c;\n  }\n"]) == "@layer a;\na {\nb: c;\n}\n"
    )


def test_the_finder_gives_the_joined_sheet_and_nothing_else(finder):
    whole = sheet_of(finder)
    assert whole.startswith("@layer reset")
    assert whole.count("{") == whole.count("}")
    assert finder.find("css/tokens.css") == []
    assert [path for path, _storage in finder.list(None)] == [SHEET]


def test_the_sheet_follows_its_sources(finder, tmp_path):
    finder.folder = tmp_path / "css"
    finder.folder.mkdir()
    for said in ("a{}\n", "b{}\n"):
        (finder.folder / "one.css").write_text(said)
        assert sheet_of(finder) == said


def test_the_sheet_calls_for_nothing(finder):
    whole = sheet_of(finder)
    assert "url(" not in whole
    assert "@import" not in whole


def test_the_sheet_is_light(finder):
    assert len(gzip.compress(sheet_of(finder).encode(), 9)) <= MOST_BYTES


def test_every_class_that_is_styled_is_written_somewhere(finder):
    selectors = re.sub(r"\{[^{}]*\}", " ", sheet_of(finder))
    styled = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    written = "\n".join(path.read_text(encoding="utf-8") for path in where_classes_are_written())
    # A class that is put together, `figure-{{ kind }}`, is known by its beginning.
    assert {name for name in styled if not is_written(name, written)} == OF_DJANGO


def where_classes_are_written():
    """The templates, the modules that run on the page, and the Python that makes stored HTML."""
    root = settings.BASE_DIR
    yield from (root / "templates").rglob("*.html")
    yield from (root / "static").rglob("*.js")
    for folder in ("chroniques/text", "comments", "articles"):
        yield from (root / folder).rglob("*.py")


def is_written(name, written):
    stem = name.rpartition("-")[0]
    return bool(
        re.search(rf"(?<![\w-]){name}(?![\w-])", written)
        or (stem and re.search(rf"(?<![\w-]){stem}-(?:\{{|%)", written))
    )
