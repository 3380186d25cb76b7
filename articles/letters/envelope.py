"""A letter as mail servers take it: text and HTML, in French type, with the headers that good manners ask."""

import textwrap
from email.utils import formataddr, parseaddr
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template import Context, engines
from django.template.loader import render_to_string

from chroniques.text import typeset_text

from ..models import Letter, Site
from .kinds import Message

WIDTH = 72  # characters: RFC 5322, 2.1.1 and 3676, 4.2 advise fewer than 80
SHEET = Path(__file__).with_name("letter.css")


def envelope(letter: Letter, message: Message, server: BaseEmailBackend) -> EmailMultiAlternatives:
    """The e-mail that this letter is."""
    site = Site.objects.current()
    known = {"site": site, "site_url": settings.SITE_URL, "leave": message.leave, **message.known}
    subject = _subject(letter.kind, known)
    email = EmailMultiAlternatives(
        subject=subject,
        body=_text(letter.kind, known),
        from_email=formataddr((typeset_text(site.name), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[letter.recipient],
        reply_to=[site.contact] if site.contact else None,
        headers=_headers(letter, message),
        connection=server,
    )
    email.attach_alternative(_html(letter.kind, {**known, "subject": subject}), "text/html")
    return email


def _headers(letter: Letter, message: Message) -> dict[str, str]:
    """The same Message-ID at each try: a server, or a reader's program, knows a letter that comes twice.

    RFC 3834: no machine answers to Auto-Submitted. RFC 2369 and 8058: one leaves by a link, or by one POST.
    """
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<{letter.once[:40]}@{host}>", "Auto-Submitted": "auto-generated"}
    if message.leave:
        headers["List-Unsubscribe"] = f"<{message.leave}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _subject(kind: str, known: dict) -> str:
    """On one line, whatever a title holds."""
    return typeset_text(" ".join(_plain(f"letters/{kind}.subject.txt", known).split()))


def _text(kind: str, known: dict) -> str:
    """The paragraphs cut in short lines; addresses stay whole."""
    paragraphs = _plain(f"letters/{kind}.txt", known).strip().split("\n\n")
    return "\n\n".join(_wrapped(paragraph) for paragraph in paragraphs if paragraph.strip()) + "\n"


def _wrapped(paragraph: str) -> str:
    lines = (line.strip() for line in paragraph.strip().splitlines())
    return "\n".join(
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines
    )


def _plain(template: str, known: dict) -> str:
    """A template of plain text: nothing in it is read as HTML, so nothing is escaped."""
    return engines["django"].engine.get_template(template).render(Context(known, autoescape=False))  # type: ignore[attr-defined]


def _html(kind: str, known: dict) -> str:
    """The page of the letter with its style inside it: mail programs fetch none."""
    page = render_to_string(f"letters/{kind}.html", known)
    return page.replace("</head>", f"<style>\n{_sheet()}</style>\n</head>", 1)


@cache
def _sheet() -> str:
    return SHEET.read_text(encoding="utf-8")
