"""What only the real server sees: bytes that are no request, odd methods, climbing paths, long headers.

Marked with the tests of the browser, which .ci/run runs apart: a site is made from nothing and served.
"""

import socket
from contextlib import closing

import pytest

from tests.serving import serving

pytestmark = pytest.mark.browser
LONG = "x" * 10_000


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The port of a new site, served as `make run` serves one."""
    with serving(tmp_path_factory.mktemp("site")) as site:
        yield site.port


def answer(port, request):
    """The status, the headers and the body that the server answers to these very bytes."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as wire:
        wire.sendall(request)
        received = b"".join(iter(lambda: wire.recv(65_536), b""))
    head, _blank, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _colon, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers, body.decode("utf-8", "replace")


def request(target, method="GET", *headers):
    lines = (f"{method} {target} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (request("/"), 200),
        (request("/", "GET", "X-Long: " + "a" * 8_192), 200),
        (request("/", "GET", "Cookie: " + "a" * 8_192), 200),
        (request("/%00/"), 404),
        (request("/%ff/"), 404),
        (request("/%zz/%/"), 404),
        (request(f"/{LONG}/"), 404),
        (request("/media/../../../etc/passwd"), 404),
        (request("/media/%2e%2e/%2e%2e/etc/passwd"), 404),
        (request("/static/%2e%2e/%2e%2e/manage.py"), 404),
        (request("/%0d%0aSet-Cookie:a/"), 404),
        (request("//evil.example.org/"), 404),
        (request("/%2F%2Fevil.example.org/"), 404),
        (request("/%5C%5Cevil.example.org"), 404),
        (request("/", "BREW"), 405),
        (request("/", "TRACE"), 405),
        (request("/recherche/?q=%ff%00"), 200),
        (request(f"/recherche/?q={LONG}"), 200),
        (request("/").replace(b"Host: 127.0.0.1", b"Host: evil.example.org"), 400),
        (request("/").replace(b"Host: 127.0.0.1\r\n", b""), 400),
    ],
)
def test_an_odd_request_is_answered_in_french(port, sent, status):
    got, headers, page = answer(port, sent)
    assert got == status
    assert '<html lang="fr">' in page
    assert "Traceback" not in page
    assert "location" not in headers
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "sent", [b"GET /\xff HTTP/1.1\r\n\r\n", b"\x16\x03\x01\r\n\r\n", b"GET HTTP/1.1\r\n\r\n"]
)
def test_what_is_no_request_is_refused_by_the_server_itself(port, sent):
    assert answer(port, sent)[0] == 400


def test_head_and_options_have_no_words(port):
    status, headers, page = answer(port, request("/", "HEAD"))
    assert (status, page) == (200, "")
    status, headers, page = answer(port, request("/", "OPTIONS"))
    assert (status, headers["allow"], page) == (204, "GET, HEAD, OPTIONS", "")
