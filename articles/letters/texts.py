"""The letters of who follows a column, an author or the site: the question, then each new text, whole."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from chroniques.pagecache import kept
from chroniques.templatetags.text import prose, typo

from ..feeds import entry_of, whole
from ..models import Article, Letter, Subscription
from ..models.subscription import SubscriptionQuerySet
from .kinds import Message, Share, Stale, composes, tells
from .links import letter_link
from .plain import in_plain

NEWS = timedelta(days=1)  # an older text is an import, or was public before: nobody waits for it
REASONS = 10  # subscriptions of one address that one text answers: a link holds no more
PUBLISHED, TEXT, ASKED = "text_published", "text", "subscription"


def announce() -> int:
    """Note each text that has become public of late, by a hand or by its hour, once for ever; how many.

    Not by the verb that publishes: time alone publishes what is scheduled.
    """
    now = timezone.now()
    known = Letter.objects.news().filter(kind=PUBLISHED).values("about")
    fresh = Article.objects.published(now).pieces().filter(published_at__gt=now - NEWS).exclude(pk__in=known)
    numbers = list(fresh.values_list("pk", flat=True))
    for number in numbers:
        Letter.objects.put(PUBLISHED, number, "")
    return len(numbers)


def ask(email: str, network: str = "", **followed: object) -> None:
    """Write to this address, once, to ask whether it would follow this column, this author or the site.
    `network`: where that was asked, as it is written down."""
    with transaction.atomic():
        if subscription := Subscription.objects.ask(email, network, **followed):
            Letter.objects.put(ASKED, subscription.pk, email)


@tells(PUBLISHED)
def tell_of_a_text(news: Letter) -> None:
    """A letter to each address that follows its column, one of its authors or the site: one for all three."""
    article = Article.objects.published(timezone.now()).filter(pk=news.about).first()
    if article is None:
        raise Stale
    called = Subscription.objects.confirmed().called_by(article)
    Letter.objects.put_all(TEXT, article.pk, called.values_list("email", flat=True).distinct())


@composes(TEXT)
def text(letter: Letter) -> Message | None:
    """The text with its notes, as on its page."""
    if not Article.objects.published(timezone.now()).filter(pk=letter.about).exists():
        return None
    # The same for all who follow it: made once, until something of it changes.
    said = kept(("letter of a text", letter.about), {f"text:{letter.about}"}, lambda: _said(letter.about))
    reasons = list(_reasons(said["article"], letter.recipient)[:REASONS])
    if not reasons:
        return None
    keys = "-".join(str(reason.pk) for reason in reasons)
    leave = letter_link("articles:unsubscribe", "unsubscribe", keys, letter.recipient)
    return Message(said | {"followed": [name_of(reason) for reason in reasons]}, leave)


@composes(ASKED, Share.QUESTIONS)
def question(letter: Letter) -> Message | None:
    """Is it you who would follow this? Nothing in it was typed by anybody."""
    asked = Subscription.objects.unconfirmed().filter(pk=letter.about, email=letter.recipient)
    subscription = asked.select_related("column", "author").first()
    if subscription is None:
        return None
    link = letter_link("articles:subscription", "subscribe", subscription.pk, letter.recipient)
    return Message({"followed": name_of(subscription), "link": link})


def name_of(subscription: Subscription) -> str:
    """What it follows, in French type; nothing for the whole site."""
    if subscription.column:
        return prose(subscription.column.title)
    return typo(subscription.author.name) if subscription.author else ""


def _reasons(article: Article, address: str) -> SubscriptionQuerySet:
    mine = Subscription.objects.confirmed().filter(email=address)
    return mine.called_by(article).select_related("column", "author").order_by("pk")


def _said(number: int) -> dict[str, Any]:
    article = Article.objects.for_page().get(pk=number)
    page = whole(article.get_absolute_url())
    plain = in_plain(article.body_html, page)
    return {"article": article, "entry": entry_of(article), "link": page, "plain": plain}
