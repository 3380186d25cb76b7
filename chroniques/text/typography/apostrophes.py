"""Apostrophes: ’ after a letter (Lexique de l'Imprimerie nationale), ’ before a word cut short (house)."""

import re

from chroniques.text.typography.runs import swap, swap_groups
from chroniques.text.typography.signs import SPACES

# House: the words that begin with an apostrophe, 'tis and a 'tit gars; the list is closed, since any other
# word may be quoted. Followed by a second apostrophe, they are quoted too.
ELIDED_WORD = r"(?:tis|twas|em|tite?)\b(?!['’])"
ELIDED_YEAR = rf"\d\ds?\b(?!['’]|[{SPACES}]?[h%‰€°])"  # '12 h is no year

apostrophes = swap("'´", r"(?<=[^\W\d_])['´](?!['´])|(?<=\d0)'(?=s\b)", "’")
turned_apostrophes = swap("‘", r"(?<=[^\W\d_])‘(?=[^\W\d_])", "’")

# House: rock 'n' roll, 'tis, l'an '68; word processors turn the sign to ‘68.
elided_and = swap_groups("'‘", rf"(?<=\w[{SPACES}])(['‘’])n(['’])(?=[{SPACES}]\w)", "’", re.IGNORECASE)
elisions = swap("'‘", rf"(?<![\w'’‘])['‘](?={ELIDED_WORD}|{ELIDED_YEAR})", "’", re.IGNORECASE)
