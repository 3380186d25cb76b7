"""The block of avis under an article: where it stands, and its avis one by one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from articles.importing.document import ImportedComment
from articles.importing.french import fold, quoted
from articles.importing.page.chrome import is_chrome
from articles.importing.page.lines import Line
from articles.importing.page.signs import Sign, answered, read_sign

_THINGS = r"(?:commentaires?|reactions?|avis|reponses?|comments?)"
HEADER = re.compile(
    r"(?:(?:les|vos|leurs|tous les|derniers)\s+)?"
    rf"(?:(?P<count>\d{{1,4}}|un|une|deux|trois|quatre|cinq|aucune?|zero|pas(?: encore)? de)\s+)?{_THINGS}"
    rf"(?:\s*\((?P<after>\d{{1,4}})\)|\s*:\s*(?P<colon>\d{{1,4}}))?"
    r"(?:\s+(?:a|sur|pour|de)\s+(?:cet article|ce billet|[«“\"].*|l'article.*|(?:[vn]os )?lecteurs))?"
    r"(?:\s+pour (?:l'instant|le moment))?\s*[:.…]*"
)
COUNTS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
NONE = re.compile(r"(?:aucune?|zero|pas(?: encore)? de)\b")
LONGEST_LABEL = 60  # characters: beyond, what stands under "0 commentaire" is told to the person
REPLIES = re.compile(r"reponses?|replies")


@dataclass(frozen=True)
class Avis:
    """What the block held: its avis in order, the chrome in it, and what to tell the person."""

    comments: tuple[ImportedComment, ...] = ()
    dropped: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass
class _Draft:
    name: str = ""
    moment: date | datetime | None = None
    to: str = ""
    is_reply: bool = False
    paragraphs: list[str] = field(default_factory=list)


def is_header(text: str) -> bool:
    """True of a line that opens a block of avis: "1 commentaire:", "3 réactions", "Commentaires (2)"."""
    bare = fold(text).replace("’", "'").strip()
    return len(text) <= 140 and bool(HEADER.fullmatch(bare))


def announced(text: str) -> int | None:
    """How many avis the header says there are, None when it does not say."""
    found = HEADER.fullmatch(fold(text).replace("’", "'").strip())
    said = (found["count"] or found["after"] or found["colon"]) if found else None
    if said is None or NONE.match(said):
        return None if said is None else 0
    return COUNTS.get(said) or int(said)


def read_avis(header: str, lines: tuple[Line, ...]) -> Avis:
    """The avis of the block under `header`. Without any line that signs, it is one avis."""
    dropped = [line.text for line in lines if is_chrome(line.text) or _is_thread(line.text)]
    spoken = [line.text for line in lines if not is_chrome(line.text) or _is_thread(line.text)]
    drafts = _signed_after(spoken) if _signs_come_after(spoken) else _signed_before(spoken)
    if announced(header) == 0 and not any(draft.name for draft in drafts):
        return _none(header, lines)
    kept = [draft for draft in drafts if draft.paragraphs or draft.name]
    comments = tuple(_comments(_shared(kept, announced(header))))
    strangers = [d for d in drafts if d.to and (d not in kept or not _refs(d.to, comments))]
    problems = (*_problems(header, comments), *(_stranger(draft) for draft in strangers))
    unanswered = [f"En réponse à {draft.to}" for draft in strangers]
    return Avis(comments, (*([header] if header else []), *dropped, *unanswered), problems)


def _none(header: str, lines: tuple[Line, ...]) -> Avis:
    """The page says that nobody spoke: what stands there is the site's."""
    told = [line.text for line in lines if not is_chrome(line.text) and len(line.text) > LONGEST_LABEL]
    problems = tuple(
        f"La page annonce qu’il n’y a aucun avis\u00a0: {quoted(text)} n’est pas repris. "
        "Remettez-le dans le texte s’il en fait partie."
        for text in told
    )
    return Avis((), (header, *(line.text for line in lines)), problems)


def _is_replies(text: str) -> bool:
    """The word "Réponses" alone, under which the answers to the avis above stand."""
    return bool(REPLIES.fullmatch(fold(text).strip(" :")))


def _is_button(text: str) -> bool:
    """The button "Répondre", which closes the answers above it."""
    return fold(text).strip(" :") in ("repondre", "reply")


def _is_thread(text: str) -> bool:
    return _is_replies(text) or _is_button(text)


def _signs_come_after(spoken: list[str]) -> bool:
    """Some sites put the name above each avis, others under it: the first and last lines tell."""
    if not spoken:
        return False
    first, last = _named(spoken[0]), _named(spoken[-1])
    return first is None and last is not None and not _named_by_lone_name(spoken, 0)


def _named(text: str) -> Sign | None:
    sign = read_sign(text)
    return sign if sign and sign.name else None


def _named_by_lone_name(spoken: list[str], index: int) -> bool:
    """A line with a name alone, before a line with a date alone."""
    following = read_sign(spoken[index + 1]) if index + 1 < len(spoken) else None
    return bool(
        following and following.is_day_only and len(spoken[index]) <= 40 and len(spoken[index].split()) <= 4
        and not re.search(r"[.!?…:;,]$", spoken[index])
    )  # fmt: skip


def _signed_before(spoken: list[str]) -> list[_Draft]:
    drafts = [_Draft()]
    under_reply = False
    for index, text in enumerate(spoken):
        sign = read_sign(text)
        if _is_thread(text):
            under_reply = _is_replies(text)
        elif sign and sign.name:
            drafts.append(_Draft(sign.name, sign.moment, sign.to, sign.is_reply or under_reply))
        elif _named_by_lone_name(spoken, index):
            drafts.append(_Draft(text, is_reply=under_reply))
        elif sign and sign.is_day_only and drafts[-1].moment is None:
            drafts[-1].moment = sign.moment
        elif (to := answered(text)) and not drafts[-1].to:
            drafts[-1].to, drafts[-1].is_reply = to, True
        else:
            drafts[-1].paragraphs.append(text)
    return drafts


def _signed_after(spoken: list[str]) -> list[_Draft]:
    drafts = []
    draft = _Draft()
    for text in spoken:
        sign = read_sign(text)
        if sign and sign.name:
            draft.name, draft.moment = sign.name, sign.moment or draft.moment
            draft.to, draft.is_reply = sign.to or draft.to, sign.is_reply or draft.is_reply
            drafts.append(draft)
            draft = _Draft()
        elif _is_thread(text):
            continue
        elif (to := answered(text)) and not draft.to:
            draft.to, draft.is_reply = to, True
        else:
            draft.paragraphs.append(text)
    return [*drafts, draft]


def _shared(drafts: list[_Draft], expected: int | None) -> list[_Draft]:
    """Unsigned avis announced by their number, when there are just as many paragraphs."""
    if len(drafts) != 1 or drafts[0].name or len(drafts[0].paragraphs) != expected:
        return drafts
    return [_Draft(paragraphs=[paragraph]) for paragraph in drafts[0].paragraphs]


def _comments(drafts: list[_Draft]) -> Iterator[ImportedComment]:
    seen: list[ImportedComment] = []
    for rank, draft in enumerate(drafts, start=1):
        comment = ImportedComment(str(rank), draft.name, draft.moment, None, "\n\n".join(draft.paragraphs))
        seen.append(replace(comment, parent=_parent(draft, seen)))
        yield seen[-1]


def _parent(draft: _Draft, before: list[ImportedComment]) -> str | None:
    """The latest avis of whom it answers; of a bare "Réponse", the last that answers nobody."""
    for to in [draft.to] if draft.to else _addressed(draft):
        if refs := _refs(to, before):
            return refs[-1]
    if draft.to:
        return None
    roots = [c.ref for c in before if c.parent is None]
    return roots[-1] if draft.is_reply and roots else None


def _refs(name: str, comments: Sequence[ImportedComment]) -> list[str]:
    return [comment.ref for comment in comments if fold(comment.author) == fold(name)]


def _stranger(draft: _Draft) -> str:
    return (
        f"L’avis de {draft.name or 'Anonyme'} répond à {draft.to}, qui n’a pas d’avis sur cette page\u00a0: "
        "rattachez-le s’il y a lieu."
    )


def _addressed(draft: _Draft) -> tuple[str, ...]:
    """Whom "@Léa" at the start of the text may name: the word after the sign, or two."""
    found = re.match(r"@\s?(?P<one>[^\W_][\w’'-]*)(?P<two> [\w’'-]+)?", "".join(draft.paragraphs[:1]))
    return (found["one"] + (found["two"] or ""), found["one"]) if found else ()


def _problems(header: str, comments: tuple[ImportedComment, ...]) -> Iterator[str]:
    expected = announced(header)
    if expected is not None and expected != len(comments):
        yield (
            f"La page annonce {expected} avis, {_counted(len(comments))}\u00a0: "
            "vérifiez où chacun commence et qui le signe."
        )
    for comment in comments:
        if not comment.text:
            yield f"L’avis de {comment.author} n’a pas de texte\u00a0: complétez-le ou retirez-le."


def _counted(number: int) -> str:
    if number < 2:
        return "un seul a été reconnu" if number else "aucun n’a été reconnu"
    return f"{number} ont été reconnus"
