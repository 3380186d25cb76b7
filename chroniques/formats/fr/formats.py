"""Hours as French writes them, in the lists and on the pages that Django fills: 3 mai 2009, 14 h 30.

Beside `chroniques.templatetags.dates`, which leaves out the minutes of a full hour: a format cannot.
"""

TIME_FORMAT = "G\u00a0\\h\u00a0i"
DATETIME_FORMAT = f"j F Y, {TIME_FORMAT}"
SHORT_DATETIME_FORMAT = f"d/m/Y, {TIME_FORMAT}"
