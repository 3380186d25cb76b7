"""What type never touches inside a text: addresses, paths, hashtags, emoticons, verses, feet and inches."""

import re

from chroniques.text.typography.runs import Mask


def _mask(needs: str, pattern: str) -> Mask:
    return Mask(frozenset(needs), re.compile(pattern))


PROSE_END = r"(?<![.,;:!?…)’'])"  # the punctuation of the sentence is not the address's
SUFFIXES = (
    "txt|md|html?|php|pdf|docx?|xlsx?|odt|csv|jpe?g|png|gif|svg|webp|avif|zip|gz|json|xml|css|js|py|mp[34]"
)
MASKS = (
    # Addresses, whole, but for the punctuation of the sentence.
    _mask(
        ":w", rf"(?<![\w/])(?:[a-zA-Z][a-zA-Z0-9+.-]{{1,20}}://|www\.|mailto:|tel:)[^\s<>«»“”\"]+{PROSE_END}"
    ),
    _mask("@", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"),
    # `lemonde.fr/idees?q=1`: a host with a path or a question.
    _mask("/?", rf"(?<![\w.@/-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}[/?][^\s<>«»“”\"]*{PROSE_END}"),
    # Paths and names of files: /etc/hosts, C:\\Temp\\a.txt, notes-2.final.txt, ~/bin.
    _mask("/", r"(?<![\w/:.<])(?:~|\.{1,2})?/[\w.~+-]+(?:/[\w.~+-]*)*(?<![.,;:!?…])"),
    _mask("\\", r"(?<!\w)[A-Za-z]:\\[^\s<>\"|?*]+(?<![.,;:!?…)])"),
    _mask(".", rf"(?<![\w.])[\w-]{{1,100}}(?:\.[\w-]{{1,100}}){{0,4}}\.(?:{SUFFIXES})(?!\w)"),
    # Names of programs, comparisons: foo::bar, x != y.
    _mask(":", r"(?<!\w)\w++(?:::\w++)+"),
    _mask("=", r"[!=<>]=+"),
    # Calls in a program, entities written as text: f('x'), &amp;
    _mask("(", r"(?<!\w)[A-Za-z_]\w*+\([\"'][^()\n]{0,80}\)"),
    _mask("&", r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]\w{1,31});"),
    # Hashtags and mentions.
    _mask("#@", r"(?<![\w&])[#@]\w+"),
    # Emoticons, alone between spaces or at an end.
    _mask(
        ":;=8Xx",
        r"(?<![^ \n(])(?:[:;=8Xx][-'’o^]?[)(\[\]DPpOo/\\|*3$]{1,9}|:['’]-?\(|[xX]D{1,9})(?!\w)",
    ),
    _mask("^<-_", r"(?<![^ \n(])(?:<{1,9}3|\^_*\^|-_+-|o_O|O_o|T_T)(?!\w)"),
    _mask(":", r"(?<!\w):[a-z0-9_+-]{2,32}:(?!\w)"),
    # Feet and inches, times of a race: 5'10", 6' 2", 2h03'23".
    _mask("'′", r"(?<![\w'’])(?:\d{1,3}h)?\d{1,4} ?['′] ?\d{1,4}(?:[.,]\d{1,4})? ?(?:\"|″|''|’’)?(?!\w)"),
    # Verses, hours, ratios: Jn 3:16, 12:30:05, 16:9.
    _mask(":", r"(?<![\w:])\d++(?::\d++)+(?![\w:])"),
    # Mathematics between dollars, or \\( \\).
    _mask("$", r"\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\d)"),
    _mask("\\", r"\\\([^\n]{1,300}?\\\)"),
)
