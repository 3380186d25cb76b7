"""A small magazine in which every kind of public page exists, with all that such a page may hold."""

from dataclasses import dataclass
from typing import Any

from articles.models import Article, Author, Column, Kind, Site, TagSynonym
from chroniques.text import render_comment
from comments.arriving import Arrival
from comments.models import Comment
from comments.submission import Avis, make_nonce, submit
from comments.threads import path_of
from tests.makers import (
    make_article,
    make_author,
    make_column,
    make_comment,
    make_picture,
    make_report,
    paris,
)

TAGS = ["bouche-à-oreille", "communauté", "œuvre", "viralité", "été"]
PARTS = "\n\n".join(
    f"## La partie n° {n} et ce qu’elle dit du courrier\n\n"
    + f"Elle écrit {n} lettres le matin, et n’en reçoit aucune le soir ; on s’y fait. " * 6
    + f"\n\n### Le détail n° {n}\n\nUn facteur passe, puis un autre."
    for n in range(1, 7)
)
BODY = f"""Un mot[^1] et un autre[^livre], puis [un texte](article:la-permanence-1).

> Une citation qui tient sur une ligne, ou deux.

![](image:le-plan)

```graphique
titre : Parts de chaque canal
source : nos comptes
unité : %
Canal;Avant 30 ans;Après 30 ans
Boutique;61;48
Site;12,5;27
Courrier;8;19
```

- un point, avec du `code` ;
- un autre, *souligné* et **appuyé**.

1. D’abord.
2. Ensuite.

| Ville | Lettres |
|---|---:|
| Montreval | 12 000 |
| Sainte-Rose | 950 |

{PARTS}

[^1]: Une note courte, [avec un lien](https://example.org/).
[^livre]: Jeanne Abadie, *Le courrier du soir*, 1978, p. 12.
"""
ANSWER = "Vous avez raison, et voici pourquoi : un avis se relit."


@dataclass(frozen=True)
class Magazine:
    """The texts that the kinds of pages are read from."""

    article: Article  # with notes, a figure, pictures, a few avis
    discussed: Article  # with as many avis as were asked for
    bare: Article  # without a picture, an author, a tag or an avis
    report: Article
    page: Article
    closed: Article  # takes no more avis
    withdrawn: Article
    receipts: dict[str, str]  # the key of a receipt, by the state of its avis


def make_magazine(texts: int = 24, avis: int = 200) -> Magazine:
    """Two columns (one finished), three authors, `texts` pieces in the first column, `avis` under one."""
    make_site()
    driss, others = make_driss(), [make_author(name=f"Auteur {n}") for n in (1, 2)]
    column = make_column(title="Port dû", description="Ce que coûte une lettre à qui la reçoit.")
    column.authors.set([driss, *others])
    make_finished(driss)
    for n in range(1, texts + 1):
        make_piece(driss, column, n)
    article = make_full(driss, column, texts + 1)
    discussed = make_piece(driss, column, texts + 2, title="Un texte très discuté")
    discuss(discussed, driss, avis)
    TagSynonym.objects.create(name="effet viral", tag=article.tags.get(name="viralité"))
    return Magazine(
        article=article,
        discussed=discussed,
        bare=make_article(title="Un texte nu"),
        report=make_journey(driss),
        page=make_article(
            kind=Kind.PAGE, title="Nous écrire", slug="nous-ecrire", body="À la rédaction.\n\n" + PARTS
        ),
        closed=make_article(title="Un texte clos", comments_open=False),
        withdrawn=make_withdrawn(),
        receipts=receipts_under(article),
    )


def make_site() -> Site:
    """Settings in which nothing is left empty."""
    return Site.objects.create(
        pk=1,
        name="La Malle",
        tagline="Ce qui s’écrit, et ce qui se répond",
        description="Chroniques du courrier.",
        logo=make_picture(title="Logo", alt="Une malle"),
        avis_policy="On reste **courtois**.",
        contact="redaction@example.org",
        publisher="Éditions de la Malle",
        publisher_details="1, rue des Lettres, Montreval",
        director="Camille Roudaut",
        host="Un hébergeur, Montreval",
        legal_more="Imprimé nulle part.",
        menu="À propos | /a-propos/",
        profiles="https://example.org/@malle",
        foot="Fait à *Montreval*.",
    )


def make_driss() -> Author:
    return make_author(
        name="Driss Ouazène",
        role="chroniqueur",
        title="facteur",
        organisation="La Poste restante",
        organisation_description="Société de conseil en lettres",
        bio="Il écrit **peu**, [ailleurs](https://example.org/) aussi.",
        portrait=make_picture(title="Portrait de Driss", alt="Un homme de profil"),
        site="https://driss.example.org/",
        profiles="https://example.org/@driss",
    )


def make_finished(author: Author) -> Column:
    column = make_column(title="La permanence", is_finished=True)
    column.authors.add(author)
    for n in range(1, 4):
        make_piece(author, column, n, slug=f"la-permanence-{n}")
    return column


def make_piece(author: Author, column: Column, number: int, **fields: Any) -> Article:
    """The piece of this number in a column, of a month of its own."""
    fields = {
        "title": f"La lettre n° {number} de {column.title}",
        "standfirst": "On y lit une réponse.",
        **fields,
    }
    return make_article(
        author,
        kind=Kind.COLUMN_PIECE,
        column=column,
        number=number,
        tags=TAGS[number % 3 :],
        at=paris(2009 + number // 12, 1 + number % 12, 3, 8, 30),
        body="Un mot[^1].\n\n[^1]: Une note.",
        **fields,
    )


def make_full(author: Author, column: Column, number: int) -> Article:
    """A text with all that a text may have, two avis, the author's answer and the editors' choice."""
    make_picture(title="Le plan", caption="Le plan de la gare.", credit_holder="Ana Vidal")
    article = make_article(
        author,
        kind=Kind.COLUMN_PIECE,
        column=column,
        number=number,
        title="L’essai d’une lettre : « Chère amie »",
        slug="essai",
        standfirst="Ce que devient une lettre quand personne ne l’attend plus.",
        tags=TAGS,
        picture=make_picture(alt="Une enveloppe", caption="Une enveloppe", credit_holder="Ana Vidal"),
        body=BODY,
        at=paris(2016, 5, 3, 8, 30),
    )
    first = make_comment(article, text="Un avis *pesé*, avec [un lien](https://example.org/).")
    first.choose(by=None, why="Le plus juste.")
    make_comment(article, parent=first, author=author, text=ANSWER)
    make_comment(article, name="", text="Sans nom.").erase(by=None)
    return article


def discuss(article: Article, author: Author, count: int) -> None:
    """So many avis in threads of ten, the author answering each time; written at once, to be quick."""
    heads = [_avis(article, n, name=f"Lectrice {n}") for n in range(0, count, 10)]
    heads = _placed(Comment.objects.bulk_create(heads))
    _placed(
        Comment.objects.bulk_create(
            _avis(article, n, parent=heads[n // 10], author=author if n % 10 == 1 else None, name="Léa")
            for n in range(count)
            if n % 10
        )
    )


def _avis(article: Article, number: int, **fields: Any) -> Comment:
    text = f"Voici le n° {number}. {ANSWER}"
    fields = {"text": text, "text_html": render_comment(text).html, "state": "published", **fields}
    return Comment(article=article, written_at=paris(2009, 5, 4, 10), **fields)


def _placed(avis: list[Comment]) -> list[Comment]:
    """The same, each with its place in its thread and what its page shows of it."""
    for one in avis:
        one.path = path_of(one.pk, one.parent.path if one.parent else "")
        one.keep_fragment()
    Comment.objects.bulk_update(avis, ["path", "fragment", "said", "fragment_with"])
    return avis


def make_journey(author: Author) -> Article:
    return make_report(
        author,
        title="Les assises de la lettre",
        slug="assises",
        event={
            "name": "Assises de la lettre",
            "place": "Montreval",
            "organiser": "La Poste restante",
            "speakers": "Ana Vidal\nLéa Kermarrec",
            "starts": paris(2009, 5, 3).date(),
            "ends": paris(2009, 5, 4).date(),
        },
        body=BODY,
        tags=TAGS,
        figures_source="nos comptes",
    )


def make_withdrawn() -> Article:
    article = make_article(title="Un texte retiré", slug="retire")
    article.withdraw(by=None)
    return article


def receipts_under(article: Article) -> dict[str, str]:
    """An avis left in each state, and the key of its receipt."""
    return {state: _left(article, state) for state in ("pending", "published", "rejected", "erased")}


def _left(article: Article, state: str) -> str:
    arrival = Arrival(address="192.0.2.1")
    key = submit(article, Avis(text=f"Un avis, {state}.", name="Léa"), make_nonce(article), arrival).key
    avis = Comment.objects.latest("pk")
    verbs = {
        "published": lambda: avis.publish(by=None),
        "rejected": lambda: avis.reject(by=None, reason="insult"),
        "erased": lambda: avis.erase(by=None),
    }
    if state in verbs:
        verbs[state]()
    return key
