"""Templates compile, hold neither script nor style of their own, and mark nothing as safe."""

import re

import pytest
from django.template import engines

from tests.architecture.sources import named, python_files, template_files

INLINE = {
    "an attribute style=": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "an attribute on…=": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an element <style>": re.compile(r"<style\b", re.I),
    # But for data, which no browser runs, written by the one filter that lets nothing end the element.
    "a script without src": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?!"
        + re.escape(' type="application/ld+json">{{ data|json_ld }}</script>')
        + ")",
        re.I,
    ),
    "an address javascript:": re.compile(r"javascript:", re.I),
}
UNESCAPED = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off")
# The one door by which stored HTML, sanitised last on save, reaches a page; and that of the data.
MAY_MARK_SAFE = {"chroniques/templatetags/text.py", "articles/templatetags/structured.py"}


@pytest.mark.parametrize("path", list(template_files()), ids=named)
def test_a_template_compiles(path):
    engines["django"].from_string(path.read_text(encoding="utf-8"))


def test_a_page_holds_neither_script_nor_style_of_its_own():
    found = [
        f"{named(path)}: {what}"
        for path in template_files()
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_template_lets_anything_through_unescaped():
    assert [
        named(path) for path in template_files() if UNESCAPED.search(path.read_text(encoding="utf-8"))
    ] == []


def test_what_is_marked_safe_reaches_a_page_by_two_doors():
    marked = [named(path) for path in python_files() if "mark_safe" in path.read_text(encoding="utf-8")]
    assert set(marked) <= MAY_MARK_SAFE
