"""One style sheet, joined from its sources, in the order that they declare."""

from pathlib import Path

import pytest
from django.conf import settings

from chroniques.staticfiles import SHEET, StyleSheetFinder, joined, sources


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
