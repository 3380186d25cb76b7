"""The signs of French type, named once."""

NBSP = "\u00a0"  # espace insécable
NNBSP = "\u202f"  # espace fine insécable
SPACES = f" {NBSP}{NNBSP}\u2009"  # what may stand for either when typed
GAP = f"(?<![{SPACES}])[{SPACES}]*+"  # a run of spaces, seen from its beginning only: linear
SPACE = f"(?<![{SPACES}])[{SPACES}]++"
BREAK = "\u2028"  # a line break inside a paragraph
