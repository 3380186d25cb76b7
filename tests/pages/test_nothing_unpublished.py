"""What readers are not to see is nowhere: the whole site is walked, and asked for it by name."""

import re
from collections import deque
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Event
from comments.models import Comment
from tests.browser.magazine import make_magazine
from tests.makers import make_article, make_camille, make_comment, make_draft, make_picture

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(
    r"""(?:href|src|content|srcset)="([^"]+)"|<(?:loc|link|image:loc)>([^<]+)<|"(http://testserver/[^"]+)\""""
)
STARTS = (
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/recherche/",
    "/archives/",
    *(f"/flux/{file}" for file in ("rss.xml", "atom.xml", "feed.json")),
)
PUBLIC = "girofle"  # what is public in every place where a secret could be: the walk must meet it
TEXTS = ("badiane", "cardamome", "fenugrec", "sarriette", "curcuma")
WITHDRAWN = TEXTS[3]  # whose word has an address that was given, and says nothing of the text
AVIS = ("verveine", "sauge", "marjolaine", "aneth", "estragon")
MOST = 1500  # pages: more is a walk that turns round


def fields_with(word: str) -> dict:
    """A text that says this word wherever a text can, but in its address, which a reader may type."""
    return {
        "title": f"Titre {word}",
        "slug": f"s-{TEXTS.index(word) if word in TEXTS else 9}",
        "standfirst": f"Chapô {word}.",
        "body": f"Corps {word}[^1].\n\n```graphique\nA;B\n{word};1\nx;2\n```\n\n[^1]: Note {word}.",
        "tags": [word, "commun"],
        "picture": make_picture(alt=word, caption=word, credit_holder=word),
        "kind": "report",
    }


def make_texts() -> None:
    """One text in each state that readers do not see, and one that they do."""
    camille = make_camille()
    draft, reviewed, scheduled, withdrawn, trashed = TEXTS
    make_draft(**fields_with(draft))
    make_draft(**fields_with(reviewed)).submit(by=camille)
    make_article(**fields_with(scheduled), at=timezone.now() + timedelta(days=2))
    gone = make_article(**fields_with(withdrawn))
    make_comment(gone, text=f"Avis {withdrawn}", name=withdrawn)
    gone.withdraw(by=camille)
    make_draft(**fields_with(trashed)).trash(by=camille)
    make_article(**fields_with(PUBLIC))
    for text in Article.objects.filter(tags__name="commun"):
        Event.objects.create(article=text, name=text.title, place=text.title, speakers=text.title)


def make_avis(article: Article) -> None:
    """One avis in each state that readers do not see, one of them formerly a pick, and one that they do."""
    held, refused, spam, erased, unpicked = (
        make_comment(article, state="pending", text=f"Je dis {word}.", name=word) for word in AVIS
    )
    held.hold()
    refused.reject(by=None, reason="insult", note=refused.name)
    spam.mark_spam(by=None)
    for avis in (erased, unpicked):
        avis.publish(by=None)
        avis.choose(by=None, why=avis.name)
    erased.erase(by=None)
    unpicked.reject(by=None, reason="off_topic")
    make_comment(article, text=f"Je dis {PUBLIC}.", name=PUBLIC).choose(by=None, why=PUBLIC)


def asked_by_name() -> list[str]:
    """What somebody would try who knew the words, the slugs or the numbers of what is hidden."""
    texts = [text.path for text in Article.objects.all() if text.path] + [f"s-{n}" for n in range(5)]
    return [
        *(f"/recherche/?q={word}" for word in (*TEXTS, *AVIS, PUBLIC)),
        *(f"/mots-cles/{word}/" for word in (*TEXTS, PUBLIC)),
        *(f"/{path}{form}" for path in texts for form in ("/", ".md", "/chiffres/1.csv")),
        *(f"/cartes/{text.pk}-0.png" for text in Article.objects.all()),
        *(f"/avis/{avis.pk}/" for avis in Comment.objects.all()),
        *(f"/avis/sur/{text.pk}/" for text in Article.objects.all()),
        *(
            f"/avis/sur/{Article.objects.latest('pk').pk}/?reponse={avis.pk}"
            for avis in Comment.objects.all()
        ),
    ]


def walked(starts: list[str]) -> dict[str, str]:
    """Every answer in words that links lead to from there, by address."""
    client, waiting, seen, found = Client(), deque(starts), set(starts), {}
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        found[address] = f"{response.status_code} {response.get('Location', '')} {words_in(response)}"
        following = [response.get("Location", ""), *addresses_in(found[address])]
        new = [path for path in map(path_of, following) if path and path not in seen]
        seen.update(new)
        waiting.extend(dict.fromkeys(new))
        assert len(seen) < MOST
    return found


def words_in(response) -> str:
    """What is read; nothing for a picture."""
    content = b"".join(response) if response.streaming else response.content
    return "" if response["Content-Type"].startswith("image/") else unescape(content.decode())


def addresses_in(text: str) -> list[str]:
    return [next(filter(None, found)) for found in ADDRESS.findall(text)]


def path_of(address: str) -> str:
    """The path and query of an address of ours; nothing for any other, nor for the admin."""
    path = address.removeprefix("http://testserver").partition("#")[0]
    is_ours = path.startswith("/") and not path.startswith(("//", "/static/", "/admin/"))
    return path if is_ours else ""


def places_of(text: Article) -> set[str]:
    """Where what this text says can be met, and what a secret of its kind would be met at."""
    address = text.get_absolute_url()
    return {
        "/",
        address,
        f"{address[:-1]}.md",
        f"{address}chiffres/1.csv",
        "/comptes-rendus/",
        "/mots-cles/",
        f"/mots-cles/{PUBLIC}/",
        "/archives/2009/",
        "/archives/2009/05/",
        *(f"/flux/{file}" for file in ("rss.xml", "atom.xml", "feed.json")),
        f"/recherche/?q={PUBLIC}",
    }


def test_no_word_of_what_is_hidden_is_anywhere_where_what_is_public_is():
    article = make_magazine(texts=3, avis=3).article
    make_texts()
    make_avis(article)
    said = {address: text.casefold() for address, text in walked([*STARTS, *asked_by_name()]).items()}
    met = {address for address, text in said.items() if PUBLIC in text}
    public = Article.objects.get(title__endswith=PUBLIC)
    assert {article.get_absolute_url(), *places_of(public)} - met == set()
    for word in (*TEXTS, *AVIS):
        # A page that repeats what was asked of it says no more than the question.
        assert [address for address, text in said.items() if word in text and word not in address] == []
        assert not re.search(rf"<mark>\W*{word}", said[f"/recherche/?q={word}"])
    for word in set(TEXTS) - {WITHDRAWN}:
        assert said[f"/mots-cles/{word}/"].startswith("404")
