"""Notes as other engines and other times wrote them, turned into ours: on paste, and on import."""

from dataclasses import dataclass

from chroniques.text.oldnotes.draft import read_draft
from chroniques.text.oldnotes.spip import convert_spip
from chroniques.text.oldnotes.typed import convert_typed
from chroniques.text.oldnotes.word import convert_word
from chroniques.text.oldnotes.wordpress import convert_wordpress
from chroniques.text.rendered import Problem

__all__ = ["ModernNotes", "modern_notes"]


@dataclass(frozen=True)
class ModernNotes:
    """A Markdown source whose notes are `[^…]`, and what was found to be half a note, by line of the old."""

    source: str
    problems: tuple[Problem, ...]


def modern_notes(source: str, *, wordpress: str = "") -> ModernNotes:
    """The source with its old notes written `[^label]` and `^[…]`; nothing else changes.

    Read are `[1]` … `[1] text`, `(1)`, `mot¹`, `mot*` … `* text`, Word's `#_ftn1`, SPIP's `[[…]]`, and the
    footnotes of WordPress, whose texts are the post's meta `footnotes`, given as `wordpress` (JSON). A call
    without text and a text without call stay as typed. Made twice, it changes nothing more.
    """
    draft = read_draft(source.replace("\r\n", "\n").replace("\r", "\n"))
    convert_typed(draft)
    convert_word(draft)
    convert_wordpress(draft, wordpress)
    convert_spip(draft)
    return ModernNotes(draft.source(), tuple(sorted(draft.problems, key=lambda problem: problem.line)))
