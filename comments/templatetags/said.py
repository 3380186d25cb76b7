"""The avis of a text, as its data say them."""

from django import template
from django.template import Context

from articles.models import Article
from articles.structured.graph import Node, absolute, known, node
from articles.templatetags.structured import Parts, data_of_text, safe_json

from ..conversation import Said, conversation_of

register = template.Library()
# What stands for the avis in the data of a text, which are written once. In a string of JSON a quote has a
# backslash before it: no words of a text read like this.
COUNT, AVIS = -1, {"@id": "avis"}
PLACE = '"commentCount":-1,"comment":[{"@id":"avis"}]'


@register.simple_tag(takes_context=True)
def data_with_avis(context: Context, article: Article) -> Parts | None:
    """The data of the page of a text, of which what they say of its avis alone is written anew when one
    changes. Nothing for a preview."""
    data = data_of_text(context, article, [AVIS], COUNT)
    if data is None:
        return None
    before, _place, after = safe_json(data).partition(PLACE)
    alone = article.alone()
    return Parts(before, lambda: _said(alone), after)


def _said(article: Article) -> str:
    """How many avis the text has, and the first of them in the order of its page, each naming the one that it
    answers: members of a node, in JSON."""
    conversation, address = conversation_of(article), absolute(article.get_absolute_url())
    avis = [_avis(said, address) for said in conversation.first]
    return safe_json(known(commentCount=len(conversation), comment=avis))[1:-1]


def _avis(said: Said, address: str) -> Node:
    answered = {"@type": "Comment", "@id": f"{address}#avis-{said.answers}"} if said.answers else None
    return node(
        "Comment",
        id=f"{address}#avis-{said.number}",
        author=_speaker(said),
        dateCreated=said.written,
        text=said.text,
        parentItem=answered,
    )


def _speaker(said: Said) -> Node:
    """A reader by name; an author also by the address at which their page says who they are."""
    if not said.page:
        return node(said.kind, name=said.name)
    page = absolute(said.page)
    return node(said.kind, id=f"{page}#signature", name=said.name, url=page)
