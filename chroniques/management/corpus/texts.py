"""The Markdown of a text: paragraphs under headings, notes, quotations, lists, figures. Pure."""

import re
from collections.abc import Iterator
from random import Random

from chroniques.management.corpus.phrases import PHRASES, say

LAST_WORD = re.compile(r"(\w)(\W*)$")
MOST_NOTES = 4


def body(chance: Random, is_report: bool = False) -> str:
    """Some 600 words, the notes at the end. A report always shows figures, one other text in eight does."""
    blocks = list(_blocks(chance, is_report))
    notes = list(_call_notes(chance, blocks))
    return "\n\n".join([*blocks, *notes])


def page(chance: Random) -> str:
    """The text of a page of the site: short, without notes."""
    return "\n\n".join([_paragraph(chance), f"## {say(chance, 'intertitre')}", _paragraph(chance)])


def _blocks(chance: Random, is_report: bool) -> Iterator[str]:
    shows_figures = is_report or chance.random() < 1 / 8
    for section in range(chance.randint(2, 4)):
        if section:
            yield f"## {say(chance, 'intertitre')}"
        yield from (_paragraph(chance) for _one in range(chance.randint(2, 4)))
        if section == 1 and shows_figures:
            yield _figures(chance)
        elif chance.random() < 1 / 3:
            yield chance.choice((_quotation, _list))(chance)
    yield _paragraph(chance)


def _paragraph(chance: Random) -> str:
    return " ".join(say(chance, "phrase") for _one in range(chance.randint(2, 6)))


def _quotation(chance: Random) -> str:
    return f"> {say(chance, 'phrase')} {say(chance, 'constat')}"


def _list(chance: Random) -> str:
    items = [say(chance, "puce") for _one in range(chance.randint(3, 5))]
    return "\n".join(f"- {item[0].lower()}{item[1:]}" for item in items).removesuffix(" ;") + "."


def _figures(chance: Random) -> str:
    """A block of figures: groups beside groups, in percent."""
    rows = "\n".join(
        f"| {name} | {_percent(chance)} | {_percent(chance)} |"
        for name in chance.sample(PHRASES["canal"], chance.randint(4, 7))
    )
    return (
        f"```graphique\ntitre : {say(chance, 'mesure')}\n"
        f"source : {say(chance, 'compteur')}\nforme : groupes\n\n"
        f"| Canal | {chance.choice(PHRASES['groupes'])} |\n|:--|--:|--:|\n{rows}\n```"
    )


def _percent(chance: Random) -> str:
    return f"{chance.uniform(3, 92):.1f} %".replace(".", ",")


def _call_notes(chance: Random, blocks: list[str]) -> Iterator[str]:
    """Call up to four notes, each at the end of a paragraph; what they say. One text in six uses a star."""
    prose = [place for place, block in enumerate(blocks) if block[0] not in "#>-`"]
    called = sorted(chance.sample(prose, min(len(prose), chance.randint(0, MOST_NOTES))))
    first = "*" if chance.random() < 1 / 6 else "1"
    for order, place in enumerate(called, 1):
        label = first if order == 1 else str(order)
        blocks[place] = LAST_WORD.sub(rf"\1[^{label}]\2", blocks[place])
        yield f"[^{label}]: {say(chance, 'note')}"
