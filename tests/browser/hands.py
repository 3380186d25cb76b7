"""Somebody who has a keyboard and nothing else: each stroke that is no prose counts."""

from collections import Counter

from playwright.sync_api import Locator, Page, expect

FAR = 60  # strokes of Tab after which nobody looks any further
POINTED = """
    window.pointed = 0
    addEventListener("pointerdown", () => { window.pointed += 1 }, {capture: true})
"""
HERE = "(element) => element === document.activeElement"


class Hands:
    """Two hands on a keyboard, before one page; `actions` counts their strokes by stage."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stage = ""
        self.actions: Counter[str] = Counter()
        page.add_init_script(POINTED)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.actions[self.stage] += 1
            self.page.keyboard.press(key)

    def write(self, prose: str) -> None:
        """Words are what the day is for: they count for nothing."""
        self.page.keyboard.insert_text(prose)

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Go there, stop by stop; a place that cannot be reached fails."""
        expect(target).to_be_visible()
        for _ in range(FAR):
            if target.evaluate(HERE):
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead to {target}")

    def follow(self, target: Locator) -> None:
        """Go there and press Enter, which leads to another page."""
        self.reach(target)
        self.turn("Enter")

    def turn(self, key: str) -> None:
        """A stroke that another page answers."""
        with self.page.expect_navigation():
            self.press(key)

    def into(self) -> None:
        """From the top of a page to what it is about, by its first link; who comes back from a form, or by
        the way back, may be there already."""
        self.press("Tab")
        if self.page.locator(".skip-to-content-link").evaluate(HERE):
            self.press("Enter")

    def pointed(self) -> int:
        """How often this page was pointed at."""
        return int(self.page.evaluate("window.pointed"))


# What one does in the room


def link(page: Page, name: str) -> Locator:
    return page.locator("#content").get_by_role("link", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def enter(hands: Hands, username: str) -> None:
    """The page of the door has the caret in its first field."""
    hands.write(username)
    hands.press("Tab")
    hands.write("secret")
    hands.turn("Enter")
    expect(hands.page.locator("#user-tools")).to_be_visible()


def go(hands: Hands, way: Locator) -> None:
    hands.into()
    hands.follow(way)


def act(hands: Hands, target: Locator) -> None:
    """What is done with the text, from wherever one is in the form, once its keys are there."""
    expect(hands.page.locator("[data-bar]")).to_be_visible()
    hands.press("Control+Alt+a")
    hands.follow(target)


def done(page: Page, said: str) -> None:
    expect(page.locator(".messagelist .success").last).to_contain_text(said)


def save(hands: Hands) -> None:
    hands.turn("Control+s")
    done(hands.page, "modifié")
