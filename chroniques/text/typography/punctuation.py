"""Spaces before double signs, suspension points.

Lexique des règles typographiques en usage à l'Imprimerie nationale, « Ponctuation »: espace fine before
; ! ? and espace mots (here no-break) before the colon.
"""

import re

from chroniques.text.typography.runs import swap
from chroniques.text.typography.signs import NBSP, NNBSP, SPACE, SPACES

WORD_END = r"\w)\]»”’…%‰€°$£\ue001\ue002"

# Lexique, « Ponctuation »: fine before ; ! ?. « ?! » and « !!! » stay together.
spaces_before_high_signs = swap(
    ";!?", rf"(?:(?<=[^\s{SPACES}(\[«“;!?]){SPACE}|(?<=[{WORD_END}]))(?=[;!?](?!=))", NNBSP
)
spaces_between_high_signs = swap("!?;", rf"(?<=[;!?]){SPACE}(?=[;!?])", NNBSP)

# Lexique, « Ponctuation »: no-break before the colon. Put where it lacks only if a space or the end follows:
# 12:30, 16:9, a::b and the names of programs are left alone.
spaces_before_colon = swap(
    ":", rf"(?:(?<=[^\s{SPACES}(\[:]){SPACE}(?=:(?![\w/:)(]))|(?<=[{WORD_END}])(?=:(?:[\s{SPACES}]|$)))", NBSP
)

# Lexique, « Points de suspension »: one sign; « etc. » is never followed by them.
etcetera = swap(".…", r"(?<=\betc)(?:\.?[ \u00a0]?(?:\.{2,}|…)\.?)", ".", re.IGNORECASE)
ellipses = swap(".", r"(?<![.…])\.{3}(?![.…])", "…")
