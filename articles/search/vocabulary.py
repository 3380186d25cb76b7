"""The words that texts use, with in how many: what « vouliez-vous dire » chooses from."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Length

from chroniques.text.search import distance
from chroniques.text.vocabulary import names

from ..models import SearchWord

A_STATEMENT = 1000  # words; SQLite takes 32,766 parameters at once
MOST_COMPARED = 4000  # words that look enough like the one typed: some ten milliseconds at worst
SHORTEST = 5  # letters: one slip in a shorter word makes another word
TWO_SLIPS = 7  # letters from which two slips are forgiven
ROOT = 4  # letters that the forms of one word share at least
# What the stemmer leaves after a root: « publiqu » and « public », « poussett » and « pouss » are no slips.
SUFFIXES = names("al an c e el ell en er et ett eur eus eux f i if ion ir is iv on qu t tt v") | {""}


def move(before: Counter[str], after: Counter[str], spelled: dict[str, str]) -> None:
    """Count what some texts no longer say and what they say now. To be called in their transaction.

    Only words that have a spelling are kept: neither stop words nor numbers.
    """
    after = Counter({stem: count for stem, count in after.items() if stem in spelled or stem in before})
    changes = Counter(after)
    changes.subtract(before)
    _lose([stem for stem, change in changes.items() if change < 0], changes)
    _gain(
        sorted(stem for stem, change in changes.items() if change > 0 and stem in spelled), changes, spelled
    )


def _lose(stems: list[str], changes: Counter[str]) -> None:
    for some in _in_lots(stems):
        # Locked in the order in which they are gained: two who save at once never wait for each other.
        rows = SearchWord.objects.select_for_update(no_key=True).filter(stem__in=some).order_by("stem")
        by_change: dict[int, list[str]] = {}
        for row in rows:
            by_change.setdefault(changes[row.stem], []).append(row.stem)
        for change, words in by_change.items():
            SearchWord.objects.filter(stem__in=words).update(texts=F("texts") + change)
        SearchWord.objects.filter(stem__in=some, texts__lte=0).delete()


def _gain(stems: list[str], changes: Counter[str], spelled: dict[str, str]) -> None:
    for some in _in_lots(stems):
        values = [value for stem in some for value in (stem, spelled[stem][:60], changes[stem])]
        rows = ", ".join(["(%s, %s, %s)"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO articles_searchword (stem, spelling, texts) VALUES {rows} "  # noqa: S608
                "ON CONFLICT (stem) DO UPDATE SET texts = articles_searchword.texts + excluded.texts",
                values,
            )


def begin_count() -> None:
    """Before everything is counted again: no word is met anywhere yet."""
    SearchWord.objects.update(texts=0)


def end_count() -> None:
    """After everything was counted again: what was met nowhere is forgotten."""
    SearchWord.objects.filter(texts__lte=0).delete()


def corrections(typed: Iterable[str]) -> dict[str, str]:
    """For each of these stems that no text uses, the spelling of the nearest word that one uses, if one is
    near. One query for all."""
    stems = [stem for stem in dict.fromkeys(typed) if stem.isalpha() and len(stem) >= SHORTEST]
    if not stems:
        return {}
    known = list(_alike(stems))
    used = {stem for stem, _spelling, _texts in known}
    nearest = ((stem, _nearest(stem, known)) for stem in stems if stem not in used)
    return {stem: spelling for stem, spelling in nearest if spelling}


def _alike(stems: list[str]) -> Iterable[tuple[str, str, int]]:
    """The words in use of about these lengths that begin with their first letter, or their second: a first
    letter may be one too many, or have changed places."""
    rule = Q()
    for stem in stems:
        reach = slips(stem)
        begins = Q(stem__startswith=stem[0]) | Q(stem__startswith=stem[1])
        rule |= begins & Q(length__range=(len(stem) - reach, len(stem) + reach))
    rows = SearchWord.objects.annotate(length=Length("stem")).filter(rule, texts__gt=0)
    return rows.order_by("-texts", "stem").values_list("stem", "spelling", "texts")[:MOST_COMPARED]


def _nearest(typed: str, known: list[tuple[str, str, int]]) -> str | None:
    """The spelling of the word fewest slips away, the most used of such; not of another form of the word."""
    letters, reach = set(typed), slips(typed)
    best: tuple[int, int, str, str] | None = None
    for stem, spelling, texts in known:
        if len(letters ^ set(stem)) > 2 * reach or _is_form(typed, stem):
            continue
        slipped = distance(typed, stem, reach)
        if slipped <= reach and (best is None or (slipped, -texts, stem) < best[:3]):
            best = (slipped, -texts, stem, spelling)
    return best[3] if best else None


def _is_form(one: str, other: str) -> bool:
    """Do these stems differ by a suffix alone?"""
    root = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return root >= ROOT and {one[root:], other[root:]} <= SUFFIXES


def slips(word: str) -> int:
    """How many slips of the hand are forgiven in a word of this length."""
    return 2 if len(word) >= TWO_SLIPS else 1


def _in_lots(stems: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(stems), A_STATEMENT):
        yield stems[start : start + A_STATEMENT]
