"""What a corpus is made of, before any row: its plan, and its French."""

import pytest

from chroniques.management.corpus import avis, plan, texts
from chroniques.management.corpus.phrases import PHRASES, dice, say
from chroniques.text import render_article

from .corpus import DAY, PARIS


class TestThePlan:
    size = plan.Size(20_000, 200_000, DAY)

    def test_all_avis_are_shared_out_few_texts_having_many(self):
        public = plan.shares(self.size)
        assert sum(public) + sum(plan.queue(self.size).values()) == 200_000
        assert sorted(public)[-1] == public[20_000 // 3] == 10_000
        assert public[20_000 // 2] == 200
        assert 500 < sorted(public)[-2] < 3000

    def test_texts_appear_in_the_order_of_their_numbers_between_six_and_ten(self):
        some = list(plan.places(plan.Size(500, 0, DAY), PARIS))
        assert [one.moment for one in some] == sorted(one.moment for one in some)
        assert {one.moment.astimezone(PARIS).hour for one in some} <= set(range(6, 23))
        assert some[-1].moment.astimezone(PARIS).date() <= DAY


class TestItsFrench:
    @pytest.mark.parametrize("number", range(8))
    def test_the_pipeline_has_nothing_to_say_of_a_body(self, number):
        rendered = render_article(texts.body(dice("body", number), is_report=number % 2 == 0))
        assert rendered.problems == ()
        assert 150 < rendered.word_count < 1600
        assert bool(rendered.figures) or number % 2

    def test_each_sentence_has_its_capital_and_no_slot_is_left(self):
        chance = dice("sentences")
        for name in ("phrase", "titre", "chapo", avis.OPENING, avis.REPLY, avis.ANSWER):
            for said in (say(chance, name) for _one in range(60)):
                assert "{" not in said
                assert said.lstrip("> «")[0].isupper() or said[0].isdigit()
                assert " de le " not in said
                assert " que un" not in said

    def test_every_slot_has_its_phrases(self):
        slots = {slot for phrases in PHRASES.values() for phrase in phrases for slot in slots_of(phrase)}
        assert slots <= set(PHRASES)


def slots_of(phrase: str) -> list[str]:
    return [part.partition("}")[0] for part in phrase.split("{")[1:]]
