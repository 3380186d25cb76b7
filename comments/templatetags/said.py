"""The avis of a text, as its data say them."""

from django import template

from articles.models import Article
from articles.structured.graph import Node, absolute, node

from ..conversation import Conversation, Said

register = template.Library()


@register.filter
def said_of(conversation: Conversation, article: Article) -> list[Node]:
    """The first avis of a conversation in the order of the page, each naming the one that it answers."""
    address = absolute(article.get_absolute_url())
    return [_avis(said, address) for said in conversation.first]


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
