"""The doctor visits the site at its public address, and tells what stands in the way."""

import ssl
import urllib.error
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from chroniques.watching.doctor import visit

from . import certificates
from .faults import numbers

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
DATE = "Sun, 22 Nov 2026 20:00:00 GMT"
HSTS = "max-age=31536000"


def answer(status=200, **headers):
    message = Message()
    for name, value in {"Date": DATE, "Strict-Transport-Security": HSTS, **headers}.items():
        message[name] = value
    return visit.Answer(status, message)


@pytest.fixture(autouse=True)
def bound(well):
    well.SECURE_HSTS_SECONDS = 31536000


def answering(monkeypatch, page, numbers_page):
    answers = {visit.PAGE: page, visit.NUMBERS: numbers_page}
    monkeypatch.setattr(visit, "ask", answers.__getitem__)


def test_a_site_that_is_well_at_its_address_has_nothing_to_be_told(monkeypatch):
    assert numbers(visit.said_by(answer(), NOW)) == []


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (answer(301, Location="https://www.revue.fr/robots.txt"), "D313"),
        (answer(302, Location="https://autre.fr/"), "D313"),
        (answer(400), "D314"),
        (answer(502), "D315"),
    ],
)
def test_what_the_proxy_does_wrong_is_found(said, number):
    assert numbers(visit.said_by(said, NOW)) == [number]


def test_a_page_that_leads_to_itself_is_told_from_one_that_leads_elsewhere():
    itself, elsewhere = (
        visit.redirected(target).remedy for target in ("https://www.revue.fr/robots.txt", "/x")
    )
    assert "X-Forwarded-Proto" in itself
    assert "SITE_URL" in elsewhere


def test_another_clock_is_found():
    assert numbers(visit.said_by(answer(), NOW + timedelta(minutes=2))) == ["D316"]


def test_numbers_shown_to_the_public_betray_a_proxy_that_does_not_say_who_asks(monkeypatch):
    answering(monkeypatch, answer(Date=None), answer())
    assert "D317" in numbers(visit.visit())
    answering(monkeypatch, answer(Date=None), answer(403))
    assert "D317" not in numbers(visit.visit())


def test_a_header_that_does_not_arrive_is_found():
    lost = answer()
    del lost.headers["Strict-Transport-Security"]
    assert numbers(visit.said_by(lost, NOW)) == ["D318"]


def test_a_bad_certificate_is_told_from_an_address_that_leads_nowhere():
    expired = urllib.error.URLError(ssl.SSLCertVerificationError("certificate has expired"))
    assert visit.unreachable(expired).number == "D311"
    assert visit.unreachable(urllib.error.URLError(ConnectionRefusedError(111, "refused"))).number == "D312"


class Redirecting(BaseHTTPRequestHandler):
    """A proxy that sends everybody to HTTPS."""

    def do_GET(self):
        self.send_response(301)
        self.send_header("Location", f"https://www.revue.fr{self.path}")
        self.end_headers()

    def log_message(self, *args):
        """Nothing: the test says it all."""


def test_the_visit_asks_the_address_itself_and_stays_there(well):
    with ThreadingHTTPServer(("127.0.0.1", 0), Redirecting) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        well.SITE_URL = f"http://127.0.0.1:{server.server_port}"
        seen = visit.ask("/robots.txt")
        server.shutdown()
    assert (seen.status, seen.headers["Location"]) == (301, "https://www.revue.fr/robots.txt")


class Answering(BaseHTTPRequestHandler):
    """A proxy that is well: it shows the numbers to nobody."""

    def do_GET(self):
        self.send_response(403 if self.path == visit.NUMBERS else 200)
        self.send_header("Strict-Transport-Security", HSTS)
        self.end_headers()

    def log_message(self, *args):
        """Nothing: the test says it all."""


@contextmanager
def in_https(certificate):
    """The address of that proxy, which speaks HTTPS."""
    with ThreadingHTTPServer((certificates.ADDRESS, 0), Answering) as server:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"https://{certificates.ADDRESS}:{server.server_port}"
        server.shutdown()


def test_a_site_in_https_is_visited_as_a_browser_would(well, tmp_path, monkeypatch):
    certificate = certificates.laid_in(tmp_path)
    with in_https(certificate) as well.SITE_URL:
        assert numbers(visit.visit()) == ["D311"]  # nobody vouches for it
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert numbers(visit.visit()) == []


def test_a_certificate_whose_time_is_over_is_found(well, tmp_path, monkeypatch):
    certificate = certificates.laid_in(tmp_path, days=0)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with in_https(certificate) as well.SITE_URL:
        [found] = visit.visit()
    assert (found.number, "expired" in found.said) == ("D311", True)


def test_nobody_at_the_address_is_found(well):
    well.SITE_URL = "http://127.0.0.1:1"
    assert numbers(visit.visit()) == ["D312"]
