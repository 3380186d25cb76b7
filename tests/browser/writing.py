"""How the tests of the writing screen open it, and what they read of it."""

from playwright.sync_api import Page, expect

from articles.models import Article
from tests.makers import make_camille

from .conftest import sign_in
from .test_everyone import AXE, DESK, OF_COLOUR, RULES

BODY = "Le lilas refleurit."
AXE_HERE = """(rules) => {
    const [type, values] = Object.entries(rules)[0]
    const here = {include: [[".field-body"], ["[data-writing-dialogs]"]]}
    return axe.run(here, {runOnly: {type, values}, resultTypes: ["violations"]})
        .then((found) => found.violations.map((one) =>
            `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`))
}"""
PASTE = """([kind, name, data]) => {
    const given = new DataTransfer()
    if (kind === "file") {
        const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
        given.items.add(new File([bytes], name, {type: "image/png"}))
    } else for (const [type, text] of Object.entries(data)) given.setData(type, text)
    const area = document.getElementById("id_body")
    area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: given, bubbles: true, cancelable: true}))
}"""


def open_text(visitor, article: Article, size=DESK, **options) -> Page:
    """Camille opens this text; the first preview has come."""
    make_camille()
    page = visitor(viewport=size, reduced_motion="reduce", **options)
    leave_unkept(page)
    sign_in(page, "camille")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    if options.get("java_script_enabled", True):
        expect(page.locator("[data-counted]")).not_to_be_empty()
    return page


def leave_unkept(page: Page) -> None:
    """What is typed is not kept meanwhile: the test and its server share one connection to the database,
    which what a page sends as it closes would trouble."""
    page.route("**/non-enregistre/", lambda route: route.abort())


def area(page: Page):
    return page.locator("#id_body")


def choose(page: Page, word: str) -> None:
    """Select the first place where this stands."""
    page.evaluate(
        """(word) => {
            const area = document.getElementById("id_body")
            const at = area.value.indexOf(word)
            area.focus()
            area.setSelectionRange(at, at + word.length)
        }""",
        word,
    )


def put_caret_after(page: Page, word: str) -> None:
    choose(page, word)
    page.keyboard.press("ArrowRight")


def barriers_here(page: Page) -> list[str]:
    """What axe finds wrong in the writing screen, in the light, then in the dark; the form around it is
    tested with the other screens of the room."""
    page.evaluate(AXE)
    found = page.evaluate(AXE_HERE, RULES)
    page.emulate_media(color_scheme="dark")
    found += [f"in the dark, {barrier}" for barrier in page.evaluate(AXE_HERE, OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    return found


def line_of_caret(page: Page) -> str:
    """The line where one is, with a bar at the caret."""
    return page.evaluate(
        """() => {
            const {value, selectionEnd: at} = document.getElementById("id_body")
            const before = value.slice(0, at), after = value.slice(at)
            return before.slice(before.lastIndexOf("\\n") + 1) + "|" + after.split("\\n")[0]
        }"""
    )


def preview(page: Page):
    return page.frame_locator("[data-sheet]").locator("[data-body]")
