"""How it is written: in which letters, in which language, how loudly."""

import re
from itertools import islice

from comments.screening.finding import Finding, evidence
from comments.screening.folding import CYRILLIC, GREEK, HIDDEN, INSIDE, WORD
from comments.screening.seen import QUOTED, Seen
from comments.screening.written import FRENCH, OTHER

LOUD = 0.6  # of the letters
READ = 1000  # characters: a text is in one language from its first line
STRUCK = 200  # words: and struck at random from there
FEWEST = 30  # letters: of fewer, nothing is said of their case or script
SPINTAX = re.compile(
    r"\{[^{}|]{1,60}(?:\|[^{}|]{0,60})+\}|\{\{ ?\w{2,20} ?\}\}|%%?\w{3,20}%%?"
    r"|\[(?:name|title|url|keyword|nom|titre|mot-clé)\]",
    re.IGNORECASE,
)
MARKS = re.compile(r"[!]{3,}|(?:=|-|>){2,}>|[👉👈👇💰💵💸🚀🎁🔥✅💋✨🎰🏆📲📞💯🔞🍑🍆🤑]")
WALLET = re.compile(r"\b(?:0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,60}|T[1-9A-HJ-NP-Za-km-z]{33})\b")
HANDLE = re.compile(
    r"\b(?:whats?app|telegram|snap(?:chat)?|insta(?:gram)?|viber|signal|skype|wechat|tiktok|onlyfans)\b"
    r"(?:[^\n@+\d]{0,25}(?:@\w|\+\d|\d{6})|\s?:\s?[a-z._-]*[\d_])"
    r"|(?<![\w.])@\w*(?:pro|vip|fx|trad|gain|officiel|libre|shop|\d{2})\w*",
    re.IGNORECASE,
)
# Letters that are not Latin; those that only look so, among Latin ones; those drawn as mathematics, or wide.
FAR = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_OURS, _ALIKE = "[A-Za-zÀ-ÖØ-öø-ÿœŒ]", f"[{''.join(CYRILLIC | GREEK)}{''.join(CYRILLIC | GREEK).upper()}]"
MIXED = re.compile(
    rf"{_OURS}{{2}}{_ALIKE}+|{_ALIKE}+{_OURS}{{2}}|{_OURS}{_ALIKE}+{_OURS}"
    r"|[\U0001d400-\U0001d7ff]{3,}|[\uff21-\uff3a\uff41-\uff5a]{3,}"
)
STRANGE = re.compile("[\u0370-\u052f\uff21-\uff5a\U0001d400-\U0001d7ff]")  # cheap, and nearly always no
SHOWN = 5  # pieces of evidence
HERE, ELSEWHERE = FRENCH - OTHER, OTHER - FRENCH  # many words are of several languages
TALKED = re.compile(r"@|(?:app|gram|snap|insta|viber|signal|skype|chat|tok|fans)\b")
RUN = re.compile(r"([^\W\d_])\1{7,}")
VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]")
HARD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|azert|qsdf|wxcv|qwert|asdf|zxcv|uiop|hjkl|jklm")


def capitals(seen: Seen) -> Finding | None:
    """All in capitals, or nearly."""
    loud, letters = (sum(map(case, seen.text)) for case in (str.isupper, str.isalpha))
    return (
        Finding("capitals", 1, f"{loud}/{letters}") if letters >= FEWEST and loud > LOUD * letters else None
    )


def marks(seen: Seen) -> Finding | None:
    """Signs that shout and point: "!!!", ">>>", fireworks."""
    found = MARKS.findall(seen.text)
    return Finding("marks", 2 if len(found) > 2 else 1, evidence(*found)) if len(found) > 1 else None


def wallet(seen: Seen) -> Finding | None:
    """Where money would be sent: an account of crypto-money."""
    found = WALLET.search(seen.text)
    return Finding("wallet", 5, evidence(found[0])) if found else None


def handle(seen: Seen) -> Finding | None:
    """An account to be written to out of sight."""
    found = HANDLE.search(seen.text) if TALKED.search(seen.folded) else None
    return Finding("handle", 3, evidence(found[0])) if found else None


def language(seen: Seen) -> Finding | None:
    """In another language, what it quotes aside."""
    words = WORD.findall(QUOTED.sub(" ", seen.text[:READ]).lower())
    french = sum(map(HERE.__contains__, words))
    other = sum(map(ELSEWHERE.__contains__, words))
    is_other = len(words) > 5 and other > 2 * french and other >= 0.15 * len(words)
    return Finding("language", 3, f"{other}/{len(words)}") if is_other else None


def script(seen: Seen) -> Finding | None:
    """In letters that few readers of French read."""
    far = len(FAR.findall(seen.said))
    letters = sum(map(str.isalpha, seen.said)) if far >= 6 else 0
    return Finding("script", 5, f"{far}/{letters}") if far >= 6 and far > 0.3 * letters else None


def mixed_script(seen: Seen) -> Finding | None:
    """Words that mix our letters with others that look like them, or are drawn as mathematics."""
    written = f"{seen.name} {seen.text}"
    found = [match[0] for match in islice(MIXED.finditer(written), SHOWN)] if STRANGE.search(written) else []
    return Finding("mixed_script", 5, evidence(*found)) if found else None


def hidden_signs(seen: Seen) -> Finding | None:
    """Signs inside words that nobody sees."""
    found = len(INSIDE.findall(seen.text)) if HIDDEN.search(seen.text) else 0
    return Finding("hidden_signs", 4 if found > 1 else 1, str(found)) if found else None


def spintax(seen: Seen) -> Finding | None:
    """A mould that its machine forgot to fill: "{Bonjour|Salut}"."""
    found = SPINTAX.search(seen.text)
    return Finding("spintax", 5, evidence(found[0])) if found else None


def gibberish(seen: Seen) -> Finding | None:
    """Keys struck at random."""
    words = [word for word in seen.words[:STRUCK] if len(word) > 3 and word.isascii() and word.isalpha()]
    bad = [word for word in words if HARD.search(word) or not VOWELS.search(word)]
    return Finding("gibberish", 5, evidence(*bad)) if len(bad) > 2 and len(bad) > 0.4 * len(words) else None


def repetitive(seen: Seen) -> Finding | None:
    """The same letter, word or line over and over."""
    if run := RUN.search(seen.text):
        is_all = len(run[0]) > len(seen.text) / 2
        return Finding("repetitive", 4 if is_all and len(run[0]) > 20 else 1, evidence(run[0][:12]))
    count, kinds = len(seen.words), len(set(seen.words))
    return Finding("repetitive", 4, f"{kinds}/{count}") if count > 11 and kinds < 0.25 * count else None
