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

    def into(self) -> None:
        """From the top of a page to what it is about, by its first link."""
        self.press("Tab", "Enter")

    def pointed(self) -> int:
        """How often this page was pointed at."""
        return int(self.page.evaluate("window.pointed"))
