"""Notes where the eye is: in the margin, on a sheet, at the foot; there and back; one copy for everybody."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.makers import make_article, make_author, make_picture, make_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
TOUCH = {**PHONE, "has_touch": True, "is_mobile": True}

LINES = "Un paragraphe assez long pour tenir plusieurs lignes, comme on en lit dans une chronique. " * 4
SHORT = f"Un mot[^1] au début.\n\n{LINES}\n\n{LINES}\n\n[^1]: Le texte de la note."
MIXED = (
    f"Un mot[^1], un astérisque[^*], le même mot[^1].\n\n{LINES}\n\n{LINES}[^nom]\n\n{LINES}\n\n"
    "[^1]: Elle en appelle une autre[^2].\n\n"
    "[^2]: Celle que seule une note appelle.\n\n"
    "[^*]: Une note à l’astérisque.\n\n"
    "[^nom]: Un premier paragraphe.\n\n    - une liste\n    - de deux lignes\n\n    Un dernier paragraphe."
)

# What each note measures, in px from the top of the page, and the first call that leads to it.
BOXES = """notes => notes.map(note => {
  const box = note.getBoundingClientRect()
  const call = document.querySelector(`[role=doc-noteref][href="#${note.id}"]`).parentElement
  return { id: note.id, top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left,
           right: box.right, call: call.getBoundingClientRect().top + scrollY,
           italic: getComputedStyle(note).fontStyle }
})"""
BESIDE = "() => document.querySelector('.notes--beside') !== null"


def many_notes(number, words=30):
    """An article of `number` paragraphs, each with a note of `words` words."""
    text = "".join(f"Le mot {rank}[^{rank}]. {LINES}\n\n" for rank in range(1, number + 1))
    return text + "".join(f"[^{rank}]: Note {rank}{' mot' * words}.\n\n" for rank in range(1, number + 1))


def boxes(page):
    return page.locator(".notes > ol > li").evaluate_all(BOXES)


def overlapping(notes):
    ordered = sorted(notes, key=lambda note: note["top"])
    return [(one["id"], other["id"]) for one, other in pairwise(ordered) if other["top"] < one["bottom"]]


def edge(page, selector, side):
    return page.locator(selector).first.evaluate(
        f"element => element.getBoundingClientRect().{side} + (/top|bottom/.test('{side}') ? scrollY : 0)"
    )


def put_at(element, height):
    """Scroll until it stands at that height on the screen, in px from its top."""
    element.evaluate(
        "(element, height) => {"
        "  const { top } = element.getBoundingClientRect();"
        "  scrollBy({ top: top - height, behavior: 'instant' })"
        "}",
        height,
    )


def press(page, element, way):
    """Press it where it is: a locator's own tap would first scroll it to where no sheet comes."""
    box = element.bounding_box()
    place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if way == "tap":
        page.touchscreen.tap(*place)
    else:
        page.mouse.click(*place)


def position(page, note):
    return page.locator(note).evaluate("element => getComputedStyle(element).position")


@pytest.fixture
def opened(visitor):
    """opened(article, fragment, **options): its page, in the browser of someone new."""

    def come(article, fragment="", **options):
        page = visitor(**options)
        page.goto(article.get_absolute_url() + fragment)
        return page

    return come


class TestInTheMargin:
    def test_each_note_stands_beside_its_call(self, opened):
        page = opened(make_article(body=many_notes(12)), **WIDE)
        notes = boxes(page)
        assert [abs(note["top"] - note["call"]) < 4 for note in notes] == [True] * 12
        assert {note["italic"] for note in notes} == {"italic"}
        assert min(note["left"] for note in notes) > edge(page, ".article-body", "right")
        assert max(note["right"] for note in notes) <= edge(page, ".article", "right") + 1

    def test_forty_notes_never_overlap_and_end_with_the_article(self, opened):
        page = opened(make_article(body=many_notes(40, words=45)), **WIDE)
        page.wait_for_function(BESIDE)
        notes = boxes(page)
        assert (len(notes), overlapping(notes)) == (40, [])
        assert max(note["bottom"] for note in notes) <= edge(page, ".article", "bottom")

    def test_notes_of_one_line_go_down_one_under_the_other(self, opened):
        calls = "".join(f"mot[^{rank}] " for rank in range(1, 6))
        texts = "".join(
            f"[^{rank}]: Une note qui prend au moins deux lignes, la {rank}.\n\n" for rank in range(1, 6)
        )
        page = opened(make_article(body=f"{calls}\n\n{LINES}\n\n{LINES}\n\n{texts}"), **WIDE)
        notes = boxes(page)
        assert overlapping(notes) == []
        assert abs(notes[0]["top"] - notes[0]["call"]) < 4
        assert [note["id"] for note in sorted(notes, key=lambda note: note["top"])] == [
            f"note-{rank}" for rank in range(1, 6)
        ]

    def test_a_long_note_of_the_last_line_is_pushed_up(self, opened):
        body = f"{LINES}\n\n{LINES}\n\n{LINES}\n\nLe dernier mot[^1].\n\n[^1]: Note{' mot' * 90}."
        page = opened(make_article(body=body), **WIDE)
        (note,) = boxes(page)
        assert note["top"] < note["call"] - 4
        assert note["bottom"] <= edge(page, ".article", "bottom") + 1

    def test_a_note_makes_way_for_what_is_known_of_an_event(self, opened):
        page = opened(
            make_report(make_author(), body=SHORT, event={"name": "Un colloque", "place": "Lille"}), **WIDE
        )
        (note,) = boxes(page)
        assert note["top"] >= edge(page, ".event", "bottom") > note["call"]

    def test_a_note_never_covers_the_credit_of_the_picture(self, opened):
        page = opened(make_article(body=SHORT, picture=make_picture()), **WIDE)
        (note,) = boxes(page)
        assert note["top"] >= edge(page, ".lead-figure", "bottom")

    def test_a_table_in_a_note_is_in_nobodys_way(self, opened):
        table = "    | Canal | Part |\n    |---|--:|\n    | Boutique | 61,0 |\n"
        page = opened(
            make_article(body=f"Un mot[^1].\n\n{LINES * 3}\n\n[^1]: Le tableau.\n\n{table}"), **WIDE
        )
        (note,) = boxes(page)
        assert abs(note["top"] - note["call"]) < 4

    def test_more_notes_than_the_margin_holds_stay_at_the_foot(self, opened):
        page = opened(make_article(body=f"Un mot[^1].\n\n[^1]: Note{' mot' * 900}."), **WIDE)
        page.wait_for_load_state("networkidle")
        assert not page.evaluate(BESIDE)
        expect(page.get_by_role("heading", name="Notes")).to_be_visible()

    def test_a_window_that_narrows_sends_the_notes_to_the_foot_and_one_that_widens_fetches_them(self, opened):
        page = opened(make_article(body=many_notes(6)), **WIDE)
        page.wait_for_function(BESIDE)
        page.set_viewport_size({"width": 1000, "height": 800})
        page.wait_for_function(f"() => !({BESIDE})()")
        assert boxes(page)[0]["top"] > boxes(page)[-1]["call"]
        page.set_viewport_size({"width": 1600, "height": 900})
        page.wait_for_function(BESIDE)
        page.wait_for_function(
            f"() => ({BOXES})([...document.querySelectorAll('.notes > ol > li')])"
            ".every(note => Math.abs(note.top - note.call) < 4)"
        )

    def test_larger_type_places_them_again(self, opened):
        page = opened(make_article(body=many_notes(6, words=5)), **WIDE)
        page.wait_for_function(BESIDE)
        page.evaluate("document.querySelector('.article-body').style.setProperty('font-size', '24px')")
        page.wait_for_function(
            f"() => ({BOXES})([...document.querySelectorAll('.notes > ol > li')])"
            ".every(note => Math.abs(note.top - note.call) < 5)"
        )

    def test_notes_of_every_kind_find_their_place(self, opened):
        page = opened(make_article(body=MIXED), **WIDE)
        page.wait_for_function(BESIDE)
        notes = boxes(page)
        assert len(notes) == 4
        assert overlapping(notes) == []
        expect(page.locator(".note-starred .note-marker")).to_have_text("*")

    def test_without_script_they_stay_at_the_foot(self, opened):
        page = opened(make_article(body=many_notes(3)), **WIDE, java_script_enabled=False)
        tops = [page.locator(f"#note-{rank}").bounding_box()["y"] for rank in (1, 2, 3)]
        last = page.locator("#appel-3").bounding_box()["y"]
        assert sorted(tops) == tops
        assert tops[0] > last


class TestOnASheet:
    def test_without_script_the_note_is_a_sheet_at_the_foot_of_the_screen(self, opened):
        page = opened(make_article(body=many_notes(8)), **PHONE, java_script_enabled=False)
        page.locator("#appel-4").scroll_into_view_if_needed()
        before = page.locator("#appel-4").bounding_box()["y"]
        page.locator("#appel-4").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#note-4")).to_be_in_viewport(ratio=1)
        box = page.locator("#note-4").bounding_box()
        assert (round(box["y"] + box["height"]), box["x"], box["width"]) == (844, 0, 390)
        assert abs(page.locator("#appel-4").bounding_box()["y"] - before) < 2
        page.keyboard.press("Tab")
        expect(page.locator("#note-4 .note-return")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#note-4")).not_to_be_in_viewport()
        expect(page.locator("#appel-4")).to_be_in_viewport()

    def test_the_keyboard_goes_there_and_back_without_moving_the_text(self, opened):
        page = opened(make_article(body=many_notes(8)), **PHONE)
        page.locator("#appel-5").scroll_into_view_if_needed()
        place, steps = page.evaluate("[scrollY, history.length]")
        page.locator("#appel-5").focus()
        for way_back in ("Escape", "Return"):
            page.keyboard.press("Enter")
            expect(page.locator("#note-5")).to_be_focused()
            assert position(page, "#note-5") == "fixed"
            expect(page).to_have_url(re.compile("#note-5$"))
            if way_back == "Return":
                page.keyboard.press("Tab")
                page.keyboard.press("Enter")
            else:
                page.keyboard.press("Escape")
            expect(page.locator("#appel-5")).to_be_focused()
            assert position(page, "#note-5") == "static"
        assert page.evaluate("[scrollY, history.length, location.hash]") == [place, steps, ""]

    @pytest.mark.parametrize("height", [60, 260, 520, 780])  # of the line on the screen, in px
    @pytest.mark.parametrize(
        ("way", "script"), [("tap", True), ("click", True), ("keyboard", True), ("keyboard", False)]
    )
    def test_the_line_of_the_call_stays_in_sight_above_the_sheet(self, opened, way, script, height):
        options = {**(TOUCH if way == "tap" else PHONE), "reduced_motion": "reduce"}  # no place on the way
        page = opened(make_article(body=many_notes(12)), **options, java_script_enabled=script)
        call = page.locator("#appel-6")
        put_at(call, height)
        if way == "keyboard":
            call.focus()
            page.keyboard.press("Enter")
        else:
            press(page, call, way)
        expect(page.locator("#note-6")).to_be_in_viewport(ratio=1)
        shown = call.locator("..").bounding_box()
        assert shown["y"] >= 0
        assert shown["y"] + shown["height"] <= page.locator("#note-6").bounding_box()["y"]

    def test_the_text_comes_back_to_where_it_was_before_the_sheet(self, opened):
        page = opened(make_article(body=many_notes(12)), **TOUCH)
        call = page.locator("#appel-6")
        put_at(call, 780)
        before = page.evaluate("scrollY")
        press(page, call, "tap")
        expect(page.locator("#note-6")).to_be_focused()
        assert page.evaluate("scrollY") > before
        page.locator("#note-6 .note-return").tap()
        assert page.evaluate("scrollY") == before

    def test_a_touch_beside_the_sheet_closes_it(self, opened):
        page = opened(make_article(body=many_notes(8)), **TOUCH)
        page.locator("#appel-4").tap()
        expect(page.locator("#note-4")).to_be_focused()
        page.locator(".article-body > p").nth(3).tap(position={"x": 20, "y": 60})
        assert position(page, "#note-4") == "static"

    def test_a_call_is_large_enough_for_a_finger_and_moves_no_line(self, opened):
        article = make_article(body=many_notes(3))
        page = opened(article, **TOUCH)
        box = page.locator("#appel-1").bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.locator("#appel-1").tap()
        box = page.locator("#note-1 .note-return").bounding_box()
        assert min(box["width"], box["height"]) >= 44
        mouse = opened(article, **PHONE)
        mouse.locator("#appel-1").click()
        assert edge(page, ".notes", "top") == pytest.approx(edge(mouse, ".notes", "top"), abs=1)

    def test_a_note_that_calls_another_opens_it_and_is_found_again(self, opened):
        page = opened(make_article(body=MIXED), **PHONE)
        page.locator("#appel-1").click()
        page.locator("#note-1 [role=doc-noteref]").click()
        assert position(page, "#note-3") == "fixed"
        page.keyboard.press("Escape")
        assert (position(page, "#note-3"), position(page, "#note-1")) == ("static", "fixed")
        page.keyboard.press("Escape")
        assert position(page, "#note-1") == "static"
        expect(page.locator("#appel-1")).to_be_focused()


class TestTheAddressOfANote:
    @pytest.mark.parametrize("options", [WIDE, PHONE, {**PHONE, "java_script_enabled": False}])
    def test_it_shows_the_note_where_notes_are(self, opened, options):
        page = opened(make_article(body=many_notes(12)), "#note-9", **options)
        expect(page.locator("#note-9")).to_be_in_viewport()
        expect(page.locator("#note-1")).not_to_be_in_viewport()

    def test_it_shows_the_note_at_the_foot_of_a_wide_page_without_script(self, opened):
        page = opened(make_article(body=many_notes(12)), "#note-9", **WIDE, java_script_enabled=False)
        expect(page.locator("#note-9")).to_be_in_viewport()

    def test_who_came_by_it_goes_back_to_the_call(self, opened):
        page = opened(make_article(body=many_notes(12)), "#note-9", **PHONE)
        page.keyboard.press("Escape")
        expect(page.locator("#appel-9")).to_be_focused()
        expect(page.locator("#appel-9")).to_be_in_viewport()


class TestOnPaper:
    def test_the_notes_stand_at_the_foot_in_their_order(self, opened):
        page = opened(make_article(body=many_notes(5)), **WIDE)
        page.wait_for_function(BESIDE)
        page.emulate_media(media="print")
        notes = boxes(page)
        assert min(note["top"] for note in notes) > max(note["call"] for note in notes)
        down_the_columns = sorted(notes, key=lambda note: (note["left"], note["top"]))
        assert [note["id"] for note in down_the_columns] == [f"note-{rank}" for rank in range(1, 6)]
        assert max(note["bottom"] for note in notes) <= edge(page, ".article-foot", "top")
        expect(page.get_by_role("heading", name="Notes")).to_be_visible()
        expect(page.locator(".note-return").first).to_be_hidden()
        page.emulate_media(media="screen")
        page.wait_for_function(BESIDE)

    def test_the_addresses_of_links_are_printed_once_in_notes_too(self, opened):
        said, bare = "https://livre.example.org/page", "https://livre.example.org/nue"
        body = f"Un mot[^1] et {bare}.\n\n[^1]: Voir [ce livre]({said}), {bare}, <{bare}>."
        page = opened(make_article(body=body), **WIDE)
        page.emulate_media(media="print")
        printed = page.locator(".article-body a[href^=http]").evaluate_all(
            "links => links.map(link => [link.textContent, getComputedStyle(link, '::after').content])"
        )
        assert [text for text, after in printed if after == "none"] == [bare] * 3
        ((text, after),) = [(text, after) for text, after in printed if after != "none"]
        assert (text, said in after, "(" in after) == ("ce livre", True, True)


class TestReadAloud:
    @pytest.mark.parametrize("options", [WIDE, PHONE])
    def test_calls_notes_and_returns_are_announced_and_no_note_twice(self, opened, options):
        page = opened(make_article(body=MIXED), **options)
        page.wait_for_load_state("networkidle")
        told = page.locator(".article-body").aria_snapshot()
        for link in ("Note 1", "Note *", "Note 2", "Retour au texte, appel a", "Retour au texte, appel b"):
            assert f'link "{link}"' in told
        assert 'region "Notes"' in told
        assert 'heading "Notes"' in told
        assert told.count("Une note à l’astérisque.") == 1
        assert told.count("Celle que seule une note appelle.") == 1


class TestWeightAndPolicy:
    def test_the_policy_and_the_console_have_nothing_to_say(self, visitor):
        said = []
        page = visitor(**WIDE)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(make_article(body=many_notes(9)).get_absolute_url())
        page.wait_for_function(BESIDE)
        page.locator("#appel-3").click()
        page.set_viewport_size({"width": 700, "height": 800})
        page.keyboard.press("Escape")
        assert said == []
