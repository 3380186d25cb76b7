"""Numbers, units, hours, dates. Lexique de l'Imprimerie nationale, « Nombres », « Heures », « Unités ».

Nothing is ever inserted in a run of figures: years, postcodes, telephones and ISBN look like numbers.
"""

import re
from collections.abc import Iterable

from chroniques.text.typography.runs import Edit, rule, swap, swap_groups
from chroniques.text.typography.signs import NBSP, NNBSP, SPACES
from chroniques.text.vocabulary import names

UNITS = names(
    "km km² km2 m m² m³ m2 m3 dm cm cm² mm µm nm ha kg g mg µg t l L cl dl ml hl h min s ms kHz MHz GHz "
    "Hz kW kWh MW MWh GW GWh TWh W V A Ko Mo Go To Po ko km/h m/s bar hPa dB px pt"
)
MONTHS = names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
SHORT_MONTHS = names("janv févr avr juil sept oct nov déc")
ANY_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
DIGITS = "0123456789"
FIGURE = r"(?<=\d)"

# Lexique, « Nombres »: groups of three parted by a fine. Only a space already typed is hardened.
GROUPS = re.compile(rf"(?<![\d,.])(?<!\d[{SPACES}])[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+(?![{SPACES}]?\d)")
ANY_SPACE = re.compile(f"[{SPACES}]")


@rule(DIGITS)
def thousands(text: str) -> Iterable[Edit]:
    for number in GROUPS.finditer(text):
        for space in ANY_SPACE.finditer(text, number.start(), number.end()):
            yield Edit(space.start(), space.end(), NNBSP)


# Lexique, « Pour cent », « Unités monétaires »: a no-break space before % ‰ € °C.
signs = swap("%‰€°", rf"{FIGURE}[{SPACES}]*+(?=(?:%|‰|€|°[CF]\b)(?!\w))", NBSP)
currencies = swap("$£¥€", rf"{FIGURE}[{SPACES}](?=(?:k|M|Md)?[$£¥€](?!\w))", NBSP)

# Lexique, « Unités de mesure »: a space already typed before a unit does not break.
units = swap(
    DIGITS,
    rf"{FIGURE}[ \u2009](?=(?:{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?!\w))",
    NBSP,
)

# Lexique, « Heures »: 14 h 30, with two no-break spaces.
TO = "[-–/]"  # 10h-12h, 10h/12h: two hours, both set
AFTER_HOUR = rf"(?:(?<=\dh{TO})|(?<=\d[{SPACES}]h{TO})|(?<=\dh\d\d{TO})|(?<=\d[{SPACES}]h[{SPACES}]\d\d{TO}))"
HOUR = rf"(?:(?<![\w.,:/–-])|{AFTER_HOUR})(?:[01]?\d|2[0-4])"
hours = swap_groups("h", rf"{HOUR}([{SPACES}]?)h(?:([{SPACES}]?)[0-5]\d(?!\d|[{SPACES}]?h))?(?!\w)", NBSP)

# Lexique, « Dates »: the day is not parted from its month.
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT_MONTHS)})\.)"
dates = swap(DIGITS, rf"(?:(?<=\d)|(?<=\b1er))[ \u2009](?={MONTH})", NBSP, re.IGNORECASE)
