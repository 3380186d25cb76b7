"""Avis that arrive from a form, as readers send them; what a device holds of a regular reader."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Letter, Site
from comments import letters
from comments.models import Comment
from comments.submission import make_nonce
from tests.makers import make_lea

ADDRESS = "lea@example.org"
WORDS = "Je lis cette chronique depuis 10 ans, et celle-ci plus volontiers que les autres."
OTHERS = (
    "Le vent se lève sur la rade et les bateaux restent à quai ce matin.",
    "Ma grand-mère vendait des huîtres au même endroit, derrière la halle.",
    "La criée n’ouvre plus le lundi, contrairement à ce que dit le deuxième paragraphe.",
    "On oublie toujours les mareyeurs quand on raconte cette histoire-là.",
)


def set_site(**fields) -> None:
    site = Site.objects.current()
    for name, value in fields.items():
        setattr(site, name, value)
    site.save()


def leave(article: Article, text: str = WORDS, at: str = "192.0.2.7", **typed: str):
    """The avis that this leaves in a minute, and the key of its receipt."""
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        nonce = make_nonce(article)
    given = {"name": "Léa", "email": ADDRESS, "text": text, "nonce": nonce, **typed}
    answer = Client(REMOTE_ADDR=at).post(
        reverse("comments:leave", args=[article.pk]), given, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 303, answer.content.decode()
    return Comment.objects.latest("pk"), answer.url.strip("/").split("/")[-1]


def told(comment: Comment) -> dict[str, str]:
    """What its screening found, each with its evidence."""
    return {code: evidence for code, _weight, evidence in comment.findings}


def regular(article: Article, times: int = 3) -> str:
    """The key that a regular reader's device holds: of an avis that was proven, and published by a person."""
    lea, key = make_lea(), ""
    for text in OTHERS[:times]:
        comment, key = leave(article, text)
        letters.prove(comment, "replies")
        comment.publish(by=lea)
    Letter.objects.all().delete()
    return key
