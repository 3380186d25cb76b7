"""Whatever one reader asks, the next one gets the page: no request leaves anything in what is kept."""

import pytest

from tests.makers import make_article, make_comment
from tests.pages.kept import Served

pytestmark = pytest.mark.django_db

PAGE = "/2009/05/un-texte/"
EVIL = "mechant.example"
CRAFTED = [
    # Who the reader says that the site is.
    {"HTTP_HOST": EVIL},
    {"HTTP_HOST": "testserver:8443"},
    {"HTTP_HOST": f"testserver@{EVIL}"},
    {"HTTP_HOST": ""},
    {"HTTP_HOST": "testserver, mechant.example"},
    {"HTTP_HOST": 'testserver"><script>'},
    {"HTTP_X_FORWARDED_HOST": EVIL},
    {"HTTP_X_FORWARDED_SERVER": EVIL},
    {"HTTP_X_HOST": EVIL},
    {"HTTP_X_ORIGINAL_HOST": EVIL},
    {"HTTP_FORWARDED": f"host={EVIL};proto=https"},
    {"SERVER_NAME": EVIL},
    # By which way it came.
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_X_FORWARDED_SCHEME": "nothttps"},
    {"HTTP_X_FORWARDED_SSL": "on"},
    {"HTTP_X_FORWARDED_PORT": "1"},
    {"HTTP_X_FORWARDED_PREFIX": "/ailleurs"},
    {"HTTP_X_FORWARDED_FOR": "<script>"},
    {"HTTP_X_ORIGINAL_URL": "/admin/"},
    {"HTTP_X_REWRITE_URL": "/auteurs/"},
    {"wsgi.url_scheme": "https"},
    # Another method than the one of the page.
    {"REQUEST_METHOD": "HEAD"},
    {"REQUEST_METHOD": "POST"},
    {"REQUEST_METHOD": "PUT"},
    {"REQUEST_METHOD": "OPTIONS"},
    {"REQUEST_METHOD": "TRACE"},
    {"REQUEST_METHOD": "DELETE"},
    {"REQUEST_METHOD": "get"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"},
    # Who the reader says to be, and in which language.
    {"HTTP_COOKIE": "sessionid=1; csrftoken=2; messages=3"},
    {"HTTP_COOKIE": "django_language=en"},
    {"HTTP_ACCEPT_LANGUAGE": "en"},
    {"HTTP_AUTHORIZATION": "Basic bGVhOmxlYQ=="},
    {"HTTP_USER_AGENT": "<script>alert(1)</script>"},
    # How the page should come.
    {"HTTP_ACCEPT_ENCODING": "br;q=1, gzip;q=nan, x-evil"},
    {"HTTP_ACCEPT_ENCODING": "identity;q=0, *;q=0"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_MATCH": '"autre"'},
    {"HTTP_IF_MODIFIED_SINCE": "Fri, 31 Dec 9999 23:59:59 GMT"},
    {"HTTP_IF_UNMODIFIED_SINCE": "Thu, 01 Jan 1970 00:00:00 GMT"},
    {"HTTP_CACHE_CONTROL": "no-cache, no-store"},
    {"HTTP_TRANSFER_ENCODING": "chunked"},
    {"CONTENT_LENGTH": "abc"},
    # What is asked beside the page.
    {"QUERY_STRING": "utm_source=lettre&fbclid=1"},
    {"QUERY_STRING": "page=1%00"},
    {"QUERY_STRING": "_method=DELETE"},
    {"QUERY_STRING": "%ff=%fe&=&&&"},
    {"QUERY_STRING": "page[]=2&page%5B%5D=3"},
    {"QUERY_STRING": "callback=alert;tri=<script>"},
]


@pytest.fixture
def page(served: Served) -> Served:
    make_comment(make_article(title="Un texte"))
    return served


def answer(page: Served) -> tuple[int, bytes, dict[str, str]]:
    """What a reader gets who asks for nothing but the page; the hour of its making apart."""
    page.get(PAGE)
    return page.status_code, page.body, {**page.headers, "Last-Modified": ""}


def test_there_are_forty_of_them():
    assert len(CRAFTED) >= 40


@pytest.mark.parametrize("said", CRAFTED, ids=lambda said: " ".join(map(str, *said.items())))
def test_no_request_changes_what_another_reader_gets(page, said):
    said = dict(said)
    path = f"{PAGE}?{said.pop('QUERY_STRING', '')}"
    plain = answer(page)
    assert plain[0] == 200
    page.get(path, **said)
    assert answer(page) == plain
    page.memory.forget_all()
    page.get(path, **said)
    assert answer(page) == plain
