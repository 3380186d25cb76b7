"""The demo magazine's sources: its pictures are drawn the same every time, its texts fit together."""

import math
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageChops, ImageStat

from chroniques.management.demo.drawing import NAMES, draw
from chroniques.management.demo.drawing_press import Plate
from chroniques.management.demo.drawing_screen import LARGEST, halftone

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
TABLE_ROW = re.compile(r"^\| .+ \| \d+,\d % \| \d+,\d % \|$", re.MULTILINE)


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the body of a source between its two `+++` lines."""
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(front), body


def sources(folder: str) -> dict[str, tuple[dict[str, Any], str]]:
    return {path.stem: read(path) for path in sorted((DEMO / folder).glob("*.md"))}


def words(text: str) -> int:
    return len(WORD.findall(text))


AUTHORS = sources("auteurs")
COLUMNS = sources("chroniques")
ARTICLES = sources("articles")
AVIS = tomllib.loads((DEMO / "avis.toml").read_text(encoding="utf-8"))["avis"]


class TestDrawings:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_portrait_is_square_and_an_article_picture_is_three_by_two(self, name):
        picture = draw(name)
        assert picture.size == ((600, 600) if name.startswith("portrait-") else (1500, 1000))
        assert picture.mode == "RGB"

    @pytest.mark.parametrize("name", ["place-du-marche", "portrait-anouk-ferradji"])
    def test_the_same_name_gives_the_same_bytes(self, name):
        assert draw(name).tobytes() == draw(name).tobytes()

    def test_an_unknown_name_is_refused_with_the_names_that_exist(self):
        with pytest.raises(KeyError, match=r"No drawing is called 'licorne'\. There are: rumeur, orchestre"):
            draw("licorne")

    def test_every_drawing_is_used_once_and_every_picture_named_is_drawn(self):
        used = [front["picture"] for front, _ in ARTICLES.values()]
        used += [inside["name"] for front, _ in ARTICLES.values() for inside in front.get("pictures", [])]
        used += [front["portrait"] for front, _ in AUTHORS.values()]
        assert Counter(used) == Counter(NAMES)


class TestScreen:
    @pytest.mark.parametrize("tone", [0.1, 0.3, 0.5])
    @pytest.mark.parametrize(("pitch", "angle"), [(15, 45), (13, 0), (20, 30)])
    def test_dots_cover_what_the_tone_asks_less_their_soft_edge(self, tone, pitch, angle):
        dots = halftone((0, 0, 600, 600), lambda x, y: tone, pitch, angle)
        asked = math.pi * LARGEST**2 * tone
        assert asked - 0.1 < ImageStat.Stat(dots).mean[0] / 255 < asked

    def test_no_tone_leaves_the_paper_bare(self):
        assert halftone((0, 0, 600, 600), lambda x, y: 0.0, 15, 30).getextrema() == (0, 0)

    def test_the_tone_is_asked_for_where_the_box_is(self):
        dots = halftone((300, 100, 900, 700), lambda x, y: 0.5 if x > 600 else 0.0, 15, 30)
        assert dots.crop((0, 0, 270, 600)).getextrema() == (0, 0)
        assert dots.crop((330, 0, 600, 600)).getextrema() == (0, 255)

    def test_dots_stay_within_their_shape_and_replace_the_ink_there(self):
        plate, shape = Plate((200, 200)), Plate((200, 200))
        plate.box(0, 0, 199, 199)
        shape.disc(100, 100, 40)
        plate.dotted(shape, lambda x, y: 0.0, 15)
        bare = ImageChops.add(plate.image, shape.image)
        whole = Plate((200, 200))
        whole.box(0, 0, 199, 199)
        assert bare.tobytes() == whole.image.tobytes()
        assert plate.image.getpixel((plate.image.width // 2, plate.image.height // 2)) == 0


class TestTexts:
    def test_there_are_four_authors_three_columns_eighteen_articles_and_sixty_avis(self):
        assert (len(AUTHORS), len(COLUMNS), len(ARTICLES), len(AVIS)) == (4, 3, 18, 60)

    def test_one_column_is_finished_after_five_pieces(self):
        assert [slug for slug, (front, _) in COLUMNS.items() if front.get("finished")] == ["la-permanence"]
        numbers = [
            front["number"] for front, _ in ARTICLES.values() if front.get("column") == "la-permanence"
        ]
        assert sorted(numbers) == [1, 2, 3, 4, 5]

    def test_ten_years_ago_the_magazine_was_alive(self):
        months = Counter(front["published"].strftime("%Y-%m") for front, _ in ARTICLES.values())
        assert (months["2016-10"], months["2016-11"], months["2016-12"]) == (1, 2, 1)

    def test_the_site_has_a_name_a_tagline_and_a_description(self):
        site = tomllib.loads((DEMO / "site.toml").read_text(encoding="utf-8"))
        assert set(site) == {"name", "tagline", "description"}
        assert all(site.values())

    @pytest.mark.parametrize("slug", ARTICLES)
    def test_an_article_has_between_500_and_1300_words(self, slug):
        assert 500 <= words(ARTICLES[slug][1]) <= 1300

    @pytest.mark.parametrize("slug", AUTHORS)
    def test_a_biography_has_between_60_and_120_words(self, slug):
        assert 60 <= words(AUTHORS[slug][1]) <= 120

    @pytest.mark.parametrize("slug", ARTICLES)
    def test_an_article_names_only_authors_and_columns_that_exist_and_articles_before_it(self, slug):
        front, body = ARTICLES[slug]
        assert set(front["authors"]) <= set(AUTHORS)
        assert front.get("column") in {None, *COLUMNS}
        linked = re.findall(r"\]\(article:([a-z0-9-]+)\)", body)
        assert all(ARTICLES[other][0]["published"] < front["published"] for other in linked)

    @pytest.mark.parametrize("slug", COLUMNS)
    def test_a_column_is_signed_by_the_authors_of_its_articles_numbered_from_one(self, slug):
        pieces = sorted(
            (front for front, _ in ARTICLES.values() if front.get("column") == slug),
            key=lambda front: front["published"],
        )
        assert [front["number"] for front in pieces] == list(range(1, len(pieces) + 1))
        assert {author for front in pieces for author in front["authors"]} == set(COLUMNS[slug][0]["authors"])

    @pytest.mark.parametrize("slug", ARTICLES)
    def test_every_call_of_a_note_has_its_text(self, slug):
        body = ARTICLES[slug][1]
        texts = re.findall(r"^\[\^([^\]]+)\]:", body, re.MULTILINE)
        calls = re.findall(r"\[\^([^\]]+)\](?!:)", body)
        assert Counter(texts) == Counter(calls)

    def test_the_words_of_the_magazine_include_the_four_it_is_about(self):
        tags = {tag for front, _ in ARTICLES.values() for tag in front["tags"]}
        assert {"viralité", "communauté", "participation", "multicanal"} <= tags
        assert 10 <= len(tags) <= 17

    @pytest.mark.parametrize(
        ("slug", "rows"), [("neuf-pupitres-et-pas-de-chef", 9), ("la-meme-question", 10 + 5)]
    )
    def test_a_report_has_its_event_its_source_and_its_channels(self, slug, rows):
        front, body = ARTICLES[slug]
        assert front["kind"] == "report"
        assert {"name", "organiser", "speakers", "place", "starts"} <= set(front["event"])
        assert "\n```graphique\n" in body
        assert "\nsource : Enquête" in body
        assert len(TABLE_ROW.findall(body)) == rows

    def test_there_are_two_reports(self):
        assert sum(front["kind"] == "report" for front, _ in ARTICLES.values()) == 2


class TestAvis:
    def test_they_are_in_every_state_and_fourteen_are_answers_by_an_author(self):
        assert Counter(avis["state"] for avis in AVIS) == {
            "published": 50,
            "pending": 5,
            "rejected": 3,
            "spam": 2,
        }
        assert sum("answer_of" in avis for avis in AVIS) == 14

    def test_an_answer_comes_after_its_parent_on_the_same_article(self):
        seen: dict[str, dict[str, Any]] = {}
        for avis in AVIS:
            if parent := avis.get("parent"):
                assert seen[parent]["article"] == avis["article"]
                assert seen[parent]["written"] < avis["written"]
            assert avis["ref"] not in seen
            seen[avis["ref"]] = avis

    def test_an_avis_is_later_than_its_article(self):
        assert all(avis["written"] > ARTICLES[avis["article"]][0]["published"] for avis in AVIS)

    def test_the_author_who_answers_has_signed_the_article(self):
        answers = [avis for avis in AVIS if "answer_of" in avis]
        assert all(avis["answer_of"] in ARTICLES[avis["article"]][0]["authors"] for avis in answers)

    def test_what_is_refused_says_why(self):
        reasons = [avis["reason"] for avis in AVIS if avis["state"] == "rejected"]
        assert reasons == ["personal_data", "insult", "off_topic"]
