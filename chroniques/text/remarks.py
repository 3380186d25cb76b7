"""What an editor should look at before publication: said with its line, never changed."""

from collections.abc import Iterator

from chroniques.text.page import Page
from chroniques.text.rendered import Problem


def remarks(page: Page) -> Iterator[Problem]:
    """The remarks on a source, in the order of the rules."""
    yield from ()
