"""Things of ours that the text names: `article:slug` in links, `image:slug` in pictures.

They are resolved at rendering, so that an article that moves takes its links along.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from chroniques.text.footnotes import detach
from chroniques.text.page import LINE, Page
from chroniques.text.rendered import ArticleTarget, HiddenPicture, PictureTarget, Reference, Target

ELSEWHERE = re.compile(r"[\s\x00-\x20]*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2})")
SIZES = "(min-width: 40rem) 34rem, 100vw"  # the measure of the text, or a whole telephone
BLOCK_PARENTS = frozenset({"div", "li", "blockquote", "dd", "td", "section"})


def resolve_references(page: Page) -> Page:
    """Give links and pictures of ours their targets; what has none becomes its words, and is reported."""
    line = 1
    parents = {child: parent for parent in page.tree.iter() for child in parent}
    for element in list(page.tree.iter()):
        line = int(element.get(LINE, line))
        if element.tag == "a" and element.get("href", "").startswith("article:"):
            _resolve_link(page, element, line)
        elif element.tag == "img":
            _resolve_picture(page, element, parents, line)
    return page


def _target(page: Page, kind: str, name: str) -> Target | None:
    reference = Reference(kind, name)
    page.references[reference] = None
    return page.resolve(reference) if page.resolve else None


def _resolve_link(page: Page, link: Element, line: int) -> None:
    name, _, fragment = link.attrib.pop("href").removeprefix("article:").partition("#")
    target = _target(page, "article", name)
    if not isinstance(target, ArticleTarget):
        link.tag = "span"
        link.attrib.clear()
        page.report(line, f"L’article « {name} » n’existe pas : le lien n’est plus que son texte.", "link")
        return
    link.set("href", target.url + (f"#{fragment}" if fragment else ""))
    if not len(link) and not (link.text or "").strip():
        link.text = AtomicString(target.title)


def _resolve_picture(page: Page, picture: Element, parents: dict[Element, Element], line: int) -> None:
    address = picture.get("src", "")
    if address.startswith("image:"):
        _resolve_own_picture(page, picture, parents, line)
    elif ELSEWHERE.match(address):
        _link_to_picture(page, picture, line)
    else:
        page.mark(picture, loading="lazy")
        if not picture.get("alt", "").strip():
            said = "Cette image n’a pas de texte de remplacement : écrivez-le entre les crochets."
            page.report(line, said, "alt")


def _resolve_own_picture(page: Page, picture: Element, parents: dict[Element, Element], line: int) -> None:
    name = picture.get("src", "").removeprefix("image:")
    target = _target(page, "image", name)
    if isinstance(target, PictureTarget):
        _place_figure(
            picture, parents, _figure(page, target, picture.get("alt", ""), picture.get("title", ""))
        )
        return
    holder = parents[picture]
    detach(holder, picture)
    if holder in parents:
        _drop_if_empty(holder, parents[holder])
    lost = f"L’image « {name} » n’existe pas : elle ne paraît pas."
    page.report(line, target.reason if isinstance(target, HiddenPicture) else lost, "picture")


def _link_to_picture(page: Page, picture: Element, line: int) -> None:
    """A picture of another site becomes a link: a page of ours asks nothing of another host."""
    address, alt = picture.get("src", ""), picture.get("alt", "")
    picture.attrib.clear()
    picture.tag, picture.text = "a", AtomicString(alt or address)
    picture.set("href", address)
    said = "Une image d’un autre site n’est pas affichée : elle devient un lien. Téléversez-la plutôt."
    page.report(line, said, "picture")


def _figure(page: Page, target: PictureTarget, alt: str, caption: str) -> Element:
    figure = page.mark(Element("figure"), class_="figure")
    _shown(page, figure, target, alt or target.alt)
    caption = caption or target.caption
    if caption or target.credit:
        legend = SubElement(figure, "figcaption")
        legend.text = AtomicString(f"{caption} " if caption and target.credit else caption)
        if target.credit:
            _credit(page, legend, target)
    return figure


def _shown(page: Page, figure: Element, target: PictureTarget, alt: str) -> None:
    """The picture, within its `picture` where it has lighter forms."""
    holder = SubElement(figure, "picture") if target.sources else figure
    for source in target.sources:
        page.mark(SubElement(holder, "source"), type=source.type, srcset=source.srcset, sizes=SIZES)
    size = {"width": str(target.width), "height": str(target.height)}
    image = page.mark(SubElement(holder, "img", {"src": target.src, **size, "alt": alt}), loading="lazy")
    if target.srcset:
        page.mark(image, srcset=target.srcset, sizes=SIZES)


def _credit(page: Page, legend: Element, target: PictureTarget) -> None:
    credit = page.mark(SubElement(legend, "span"), class_="credit")
    if target.credit_url:
        credit = SubElement(credit, "a", {"href": target.credit_url})
    credit.text = AtomicString(target.credit)


def _place_figure(picture: Element, parents: dict[Element, Element], figure: Element) -> None:
    """Put the figure where blocks may stand: in place of a paragraph it fills, or behind it."""
    holder, block = parents[picture], picture
    if holder.tag == "a" and len(holder) == 1 and not (holder.text or picture.tail or "").strip():
        _link_figure(figure, holder)
        picture, holder = holder, parents[holder]
        block = picture
    place = list(holder).index(block)
    detach(holder, picture)
    while holder.tag not in BLOCK_PARENTS and holder in parents:
        block, holder = holder, parents[holder]
        place = list(holder).index(block) + 1
    holder.insert(place, figure)
    parents[figure] = holder
    _drop_if_empty(block, holder)


def _link_figure(figure: Element, link: Element) -> None:
    """A picture that is a link stays one inside its figure."""
    shown = figure[0]
    figure.remove(shown)
    linked = SubElement(figure, "a", dict(link.attrib))
    linked.append(shown)
    figure.remove(linked)
    figure.insert(0, linked)


def _drop_if_empty(block: Element, holder: Element) -> None:
    """A paragraph that held nothing but a picture leaves with it."""
    if block.tag == "p" and not len(block) and not (block.text or "").strip():
        detach(holder, block)
