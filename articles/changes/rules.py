"""Which names a change of which table gives. Read with what the pages show: `chroniques.pagecache.shows`.

Things: article:ID (what a list shows of it), text:ID (what its page shows besides), author:ID, column:ID,
tag:ID, picture:ID, site. Sets: texts (which texts are public, in which order), and the author, column or tag
itself for its own texts; tags (which words public texts have).
"""

from dataclasses import dataclass, field

PUBLIC = "{row}.state IN ('ready', 'withdrawn')"


@dataclass(frozen=True)
class Names:
    """The names that some columns give: SELECT statements, in which {row} is the row before or after."""

    selects: tuple[str, ...]
    # The columns that give them when one changes; none: any change does.
    columns: tuple[str, ...] = ()
    # What else the row must be, before or after.
    where: str = ""


@dataclass(frozen=True)
class Rule:
    """The names that a table gives. A row that comes or goes gives them all."""

    table: str
    names: tuple[Names, ...] = field(default_factory=tuple)


PLACED = (
    "title",
    "slug",
    "kind",
    "column_id",
    "number",
    "featured",
    "path",
    "state",
    "published_at",
    "expires_at",
    "trashed_at",
)
LISTED = (*PLACED, "standfirst", "picture_id", "word_count")
TEXT = (
    *("body_html", "headings", "figures", "figures_source", "illustration_credit", "revised_at"),
    *("first_site", "first_url", "first_on", "comments_open", "avis_reading", "corrected"),
)
OF_A_PUBLIC_TEXT = "(SELECT state FROM articles_article WHERE id = {row}.content_object_id) = 'ready'"
# A working copy shows nowhere: what goes with it changes no page.
NO_COPY = "(SELECT copy_of_id FROM articles_article WHERE id = {key}) IS NULL"

RULES = (
    Rule(
        "articles_article",
        (
            Names(("SELECT 'article:' || {row}.id",), LISTED),
            Names(("SELECT 'text:' || {row}.id",), (*LISTED, *TEXT)),
            Names(
                (
                    "SELECT 'texts'",
                    "SELECT 'column:' || {row}.column_id WHERE {row}.column_id IS NOT NULL",
                    "SELECT 'author:' || author_id FROM articles_byline WHERE article_id = {row}.id",
                    "SELECT 'tag:' || tag_id FROM articles_taggedarticle WHERE content_object_id = {row}.id",
                    "SELECT 'tags'",
                ),
                PLACED,
                PUBLIC,
            ),
        ),
    ),
    Rule(
        "articles_byline",
        (
            Names(
                ("SELECT 'article:' || {row}.article_id", "SELECT 'author:' || {row}.author_id"),
                where=NO_COPY.replace("{key}", "{row}.article_id"),
            ),
        ),
    ),
    Rule(
        "articles_author",
        (
            Names(
                ("SELECT 'author:' || {row}.id",),
                (
                    *("name", "slug", "role", "title", "organisation", "organisation_description"),
                    *("bio_html", "portrait_id", "site", "profiles"),
                ),
            ),
            Names(("SELECT 'staff'",), ("name",)),
        ),
    ),
    Rule("articles_column", (Names(("SELECT 'column:' || {row}.id",)),)),
    Rule(
        "articles_column_authors",
        (Names(("SELECT 'column:' || {row}.column_id", "SELECT 'author:' || {row}.author_id")),),
    ),
    Rule("articles_tag", (Names(("SELECT 'tag:' || {row}.id", "SELECT 'tags'")),)),
    Rule("articles_tagsynonym", (Names(("SELECT 'tag:' || {row}.tag_id",)),)),
    Rule(
        "articles_taggedarticle",
        (
            Names(
                ("SELECT 'article:' || {row}.content_object_id", "SELECT 'tag:' || {row}.tag_id"),
                where=NO_COPY.replace("{key}", "{row}.content_object_id"),
            ),
            Names(("SELECT 'tags'",), (), OF_A_PUBLIC_TEXT),
        ),
    ),
    Rule("articles_picture", (Names(("SELECT 'picture:' || {row}.id",)),)),
    Rule("articles_event", (Names(("SELECT 'article:' || {row}.article_id",)),)),
    Rule("articles_site", (Names(("SELECT 'site'",)),)),
)
