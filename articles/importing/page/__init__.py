"""Reading a plain-text page, as copied from a site: `read_page(text, title=…)`."""

from articles.importing.page.reading import read_page

__all__ = ["read_page"]
