"""Whatever is typed is weighed: no text makes the screening fall, and each finding can be kept and shown."""

import json

from hypothesis import given
from hypothesis import strategies as st

from comments.screened import sentence
from comments.screening import Seen, likeness, signs, weigh
from comments.screening.finding import LONGEST_EVIDENCE

PIECES = [
    *("http://", "www.", ".com", "«", "»", "> ", "@", "0", "+33"),
    *("(point)", "{a|b}", "!!!", "а", "𝐀", "\u200d", "é"),
]
TYPED = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(text=TYPED, name=TYPED, site=TYPED, trap=TYPED)
def test_nothing_that_is_typed_makes_it_fall(text, name, site, trap):
    weighed = weigh(Seen(text=text, name=name, site=site, trap=trap, lists=(("Liste", text, "hold"),)))
    assert weighed.verdict in {"clear", "hold", "spam"}
    assert weighed.weight == sum(finding.weight for finding in weighed.findings)
    assert all(finding.weight and len(finding.evidence) <= LONGEST_EVIDENCE for finding in weighed.findings)
    assert all(sentence(finding.code, finding.evidence) != finding.code for finding in weighed.findings)
    json.dumps([[finding.code, finding.weight, finding.evidence] for finding in weighed.findings]).encode()


@given(text=TYPED, name=TYPED, site=TYPED)
def test_what_is_learnt_of_anything_can_be_kept(text, name, site):
    found = signs(text, name, site)
    assert len(found) == len(set(found)) <= 300
    assert all(0 < len(sign) <= 40 for sign in found)
    json.dumps(found).encode()


@given(text=TYPED)
def test_whatever_it_is_it_resembles_itself(text):
    assert likeness(text) == likeness(text)
    assert 0 <= (likeness(text) or 0) < 2**63
