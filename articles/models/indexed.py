"""By which indexes the texts are read; tests/pages/test_indexes.py asks EXPLAIN of both databases."""

from django.db import models

# Lists and feeds choose their texts by it alone: only the rows shown are opened, where whole texts
# lie. Measured with 100,000 texts: the feed of a column that has one, 100 ms instead of 1.7 s.
INDEXES = [
    models.Index(
        fields=["state", "-published_at", "kind", "trashed_at", "column", "revised_at", "expires_at"],
        name="articles_by_date",
    ),
    # Begins by the state, so that SQLite prefers it to the one above, which holds all that are ready.
    models.Index(
        fields=["state", "expires_at"],
        condition=models.Q(expires_at__isnull=False),
        name="texts_that_end",
    ),
    models.Index(fields=["rendered_with"], name="articles_by_pipeline"),  # see follow_moves
    # What a search can be narrowed by: the column of five hundred texts, without opening one of them.
    models.Index(fields=["id", "column"], name="texts_and_their_columns"),
    # The list of the editors' room, its counts and its filters; which titles hold what one types.
    models.Index(
        fields=["-published_at", "-id", "state", "kind", "column", "trashed_at"],
        condition=models.Q(trashed_at__isnull=True),
        name="texts_of_the_room",
    ),
    models.Index(fields=["id", "title"], name="texts_and_their_titles"),
    # Since when a feed holds: see views.dated.
    models.Index(fields=["state", "trashed_at", "updated_at"], name="articles_by_change"),
]
