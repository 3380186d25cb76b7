"""Numbers, units, hours, dates. Lexique de l'Imprimerie nationale, « Nombres », « Heures », « Unités ».

Nothing is ever inserted in a run of figures: years, postcodes, telephones and ISBN look like numbers.
"""

import re

from chroniques.text.typography.runs import swap
from chroniques.text.typography.signs import NBSP, NNBSP, SPACES
from chroniques.text.vocabulary import names

UNITS = names(
    "km km² km2 m m² m³ m2 m3 dm cm cm² mm µm nm ha kg g mg µg t l L cl dl ml hl h min s ms kHz MHz GHz "
    "Hz kW kWh MW MWh GW GWh TWh W V A Ko Mo Go To Po ko km/h m/s bar hPa dB px pt"
)
MONTHS = names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
FIGURE = r"(?<=\d)"

# Lexique, « Nombres »: groups of three parted by a fine. Only a space already typed is hardened.
thousands = swap(
    rf"(?<![\d,.])(?<!\d[{SPACES}])[1-9]\d{{0,2}}(?:[ {NBSP}\u2009]\d{{3}})+(?![{SPACES}]?\d)",
    lambda found: re.sub(rf"[{SPACES}]", NNBSP, found[0]),
)

# Lexique, « Pour cent », « Unités monétaires »: a no-break space before % ‰ € °C.
signs = swap(rf"{FIGURE}[{SPACES}]*+(?=(?:%|‰|€|°[CF]\b)(?!\w))", NBSP)
currencies = swap(rf"{FIGURE}[{SPACES}](?=[$£¥](?!\w))", NBSP)

# Lexique, « Unités de mesure »: a space already typed before a unit does not break.
units = swap(
    rf"{FIGURE}[ \u2009](?=(?:{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?!\w))", NBSP
)

# Lexique, « Heures »: 14 h 30, with two no-break spaces.
hours = swap(
    rf"(?<![\w.,:/-])([01]?\d|2[0-4])[{SPACES}]?h(?:[{SPACES}]?([0-5]\d)(?!\d))?(?!\w)",
    lambda found: f"{found[1]}{NBSP}h{NBSP}{found[2]}" if found[2] else f"{found[1]}{NBSP}h",
)

# Lexique, « Dates »: the day is not parted from its month.
dates = swap(rf"(?:(?<=\d)|(?<=\b1er))[ \u2009](?=(?:{'|'.join(MONTHS)})\b)", NBSP, re.IGNORECASE)
