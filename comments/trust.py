"""What becomes of an avis that arrives: read before it appears, seen at once, or filed as spam. Pure."""

from typing import Literal

Reading = Literal["before", "trust", "after"]  # articles.models.Reading
Outcome = Literal["published", "pending", "spam"]  # comments.models.State


def outcome(
    reading: Reading, verdict: str, *, is_regular: bool, is_banned: bool, is_flooded: bool
) -> Outcome:
    """The state that it takes, by how avis are read here and by what its screening says of it.

    `is_regular`: its address is proven, and enough of its avis were published. `is_flooded`: more come than
    the site lets through in ten minutes. What a machine takes for spam waits for a person all the same where
    its author is a regular reader; what is banned does not.
    """
    if is_banned or (verdict == "spam" and not is_regular):
        return "spam"
    if is_flooded or verdict != "clear" or reading == "before":
        return "pending"
    return "published" if reading == "after" or is_regular else "pending"
