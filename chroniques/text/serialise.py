"""The tree written as HTML, a block on each line, the raw HTML of the source back in its place."""

from xml.etree.ElementTree import Element

from markdown import Markdown

from chroniques.text.page import LINE
from chroniques.text.vocabulary import names

BLOCKS = names(
    "blockquote caption dd div dl dt figure figcaption footer h2 h3 h4 h5 h6 hr li ol p pre section table "
    "tbody td th thead tr ul"
)
CONTAINERS = names("blockquote dl figure ol section table tbody thead tr ul div")


def to_html(parser: Markdown, root: Element) -> str:
    """The inside of `root` as HTML; the sanitiser has not seen it yet."""
    for element in root.iter():
        element.attrib.pop(LINE, None)
        if element.tag in BLOCKS and not (element.tail or "").strip():
            element.tail = "\n"
        if element.tag in CONTAINERS and not (element.text or "").strip():
            element.text = "\n"
    html = parser.serializer(root)
    for postprocessor in parser.postprocessors:
        html = postprocessor.run(html)
    return html[html.index(">") + 1 : html.rindex("</")].strip()
