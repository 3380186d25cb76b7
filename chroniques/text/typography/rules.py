"""The rules of French type, in the order they are applied."""

from collections import Counter

from chroniques.text.typography import apostrophes, dashes, numbers, punctuation, quotes, words
from chroniques.text.typography.masks import MASKS
from chroniques.text.typography.runs import LOWER, MASK, RAISE, Edit, Rule, Run

FRENCH: tuple[Rule, ...] = (
    punctuation.etcetera,
    punctuation.ellipses,
    apostrophes.turned_apostrophes,
    quotes.doubled_apostrophes,
    quotes.spaced_doubled_apostrophes,
    apostrophes.elided_and,
    quotes.single_quotes,
    apostrophes.elisions,
    quotes.paired_quotes,
    apostrophes.apostrophes,
    quotes.after_opening,
    quotes.before_closing,
    quotes.inside_english,
    quotes.third_quotes,
    dashes.typed_dashes,
    dashes.typed_long_dashes,
    dashes.dialogue_dashes,
    dashes.incises,
    punctuation.spaces_before_high_signs,
    punctuation.spaces_between_high_signs,
    punctuation.spaces_before_colon,
    words.numbers,
    numbers.thousands,
    numbers.signs,
    numbers.currencies,
    numbers.units,
    numbers.hours,
    numbers.dates,
    words.titles,
    words.places,
    words.sovereigns,
    words.centuries,
)
LIGATURES: tuple[Rule, ...] = (words.ligatures, words.latin_ligatures)
# What an editor calls what these rules change; the others change spaces.
CALLED: dict[Rule, str] = {
    **dict.fromkeys((punctuation.etcetera, punctuation.ellipses), "points de suspension"),
    **dict.fromkeys(
        (
            *(apostrophes.turned_apostrophes, apostrophes.elided_and),
            *(apostrophes.elisions, apostrophes.apostrophes),
        ),
        "apostrophes",
    ),
    **dict.fromkeys(
        (
            *(quotes.doubled_apostrophes, quotes.spaced_doubled_apostrophes, quotes.single_quotes),
            *(quotes.paired_quotes, quotes.inside_english, quotes.third_quotes),
        ),
        "guillemets",
    ),
    **dict.fromkeys((dashes.typed_dashes, dashes.typed_long_dashes), "tirets"),
    **dict.fromkeys(LIGATURES, "ligatures"),
}
SPACES_CALLED, ORDINALS_CALLED = "espaces insécables", "exposants"
TOUCHED = frozenset().union(*(rule.needs for rule in FRENCH + LIGATURES))
RAISED = frozenset(f"{numbers.DIGITS}IVX")


def set_in_french(run: Run, *, ligatures: bool, made: Counter[str] | None = None) -> None:
    """Apply the French rules to a run, what is no prose being masked first; `made` counts the changes."""
    if run.signs.isdisjoint(TOUCHED):
        return
    _mask(run)
    if not run.text.strip(MASK):
        return
    for rule in FRENCH + LIGATURES if ligatures else FRENCH:
        changed = run.apply(rule)
        if changed and made is not None:
            made[CALLED.get(rule, SPACES_CALLED)] += changed


def set_in_language(run: Run, language: str) -> None:
    """Inside another language: its quotation marks, where we know them, and nothing else."""
    signs = quotes.foreign_quotes(language)
    if signs:
        _mask(run)
        run.apply(quotes.foreign_pairs(signs))


def _mask(run: Run) -> None:
    for mask in MASKS:
        run.mask(mask)


def raise_ordinals(run: Run) -> int:
    """Mark the letters of ordinals to be raised, unless tags are there (`1<sup>er</sup>`); how many."""
    if run.signs.isdisjoint(RAISED):
        return 0
    taken = {cut.place for cut in run.cuts}
    found = [span for span in words.ordinals(run.text) if taken.isdisjoint(range(*span))]
    run.edit(edit for start, end in found for edit in (Edit(start, start, RAISE), Edit(end, end, LOWER)))
    return len(found)
