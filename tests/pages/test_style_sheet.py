"""The style sheets, joined from their sources, in the order that they declare."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from chroniques.staticfiles import COMMENT, MORE, SHEET, MoreFinder, StyleSheetFinder, joined, sources

OF_DJANGO = {"errorlist"}
MOST_BYTES = {SHEET: 6.5 * 1024, MORE: 4 * 1024}  # compressed by gzip


@pytest.fixture(params=[StyleSheetFinder, MoreFinder])
def finder(request, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return request.param()


@pytest.fixture
def first_finder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return StyleSheetFinder()


def sheet_of(finder):
    return Path(finder.find(finder.name)).read_text(encoding="utf-8")


def test_the_order_of_the_layers_comes_before_any_of_them():
    names = [source.name for source in sources(settings.BASE_DIR / "static" / "css")]
    assert names[0] == "layers.css"
    assert {"tokens.css", "avis.css", "print.css"} < set(names)


def test_the_sources_are_joined_without_comments_or_space_that_says_nothing():
    assert joined(["/* one\n two */\n@layer a;\n", "\n  a,\n  b > c {\n    d: e, f;\n  }\n"]) == (
        "@layer a;a,b>c{d:e,f}"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "a{b:calc(1px + (2px - 3px) / 2)}",
        "a :is(b,c) .d:hover{e:f g}",
        "a + b ~ c *{d:-1px 0 -2px}",
        "@media screen and (width >= 80rem){a{b:c}}",
        "@supports (a:2) or (b:2){c{d:e}}",
        "a{b:0 3px / 100% 1px no-repeat}",
        'a::after{content:" (" attr(href) " ; } > x: y,  z"}',
        r"""a{b:"\"  ; }" '  " : '}""",
    ],
)
def test_a_space_that_means_something_stays(kept):
    assert joined([kept]) == kept


def test_nothing_but_space_and_last_semicolons_is_lost(finder):
    texts = [COMMENT.sub("", source.read_text(encoding="utf-8")) for source in sources(finder.folder)]
    assert signs(sheet_of(finder)) == signs("".join(texts))


def signs(sheet):
    return re.sub(r";(?=\})", "", re.sub(r"\s", "", sheet))


def test_the_order_of_the_layers_is_declared_by_the_first_sheet(first_finder):
    assert sheet_of(first_finder).startswith("@layer reset")


def test_the_finder_gives_the_joined_sheet_and_nothing_else(finder):
    whole = sheet_of(finder)
    assert whole.startswith("@layer ")
    assert whole.count("{") == whole.count("}")
    assert finder.find("css/tokens.css") == []
    assert [path for path, _storage in finder.list(None)] == [finder.name]


def test_the_sheet_follows_its_sources(finder, tmp_path):
    finder.folder = tmp_path / "css"
    finder.folder.mkdir()
    for said in ("a{}", "b{}"):
        (finder.folder / "one.css").write_text(said)
        assert sheet_of(finder) == said


def test_the_sheet_calls_for_nothing(finder):
    whole = sheet_of(finder)
    assert "url(" not in whole
    assert "@import" not in whole


def test_the_sheets_are_light(finder):
    assert len(gzip.compress(sheet_of(finder).encode(), 9)) <= MOST_BYTES[finder.name]


def test_every_class_that_is_styled_is_written_somewhere(finder):
    selectors = re.sub(r"\{[^{}]*\}", " ", sheet_of(finder))
    styled = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    written = "\n".join(path.read_text(encoding="utf-8") for path in where_classes_are_written())
    # A class that is put together, `figure-{{ kind }}`, is known by its beginning.
    assert {name for name in styled - OF_DJANGO if not is_written(name, written)} == set()


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
