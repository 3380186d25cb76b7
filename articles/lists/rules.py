"""Which lists a text stands in, as SQL: {row} is the text, before a change or after it."""

# Scheduled texts too: who reads the lists asks for what is not later than now.
STANDS = (
    "{row}.state = 'ready' AND {row}.published_at IS NOT NULL AND {row}.trashed_at IS NULL "
    "AND {row}.kind <> 'page'"
)
# The columns of a text that make it come, go or move when one changes.
DECIDE = ("state", "published_at", "trashed_at", "kind", "column_id", "number", "featured")
OWN = (
    "SELECT 'texts', 0, 0, {row}.published_at, {row}.id WHERE " + STANDS,
    "SELECT 'reports', 0, 0, {row}.published_at, {row}.id WHERE {row}.kind = 'report' AND " + STANDS,
    "SELECT 'featured', 0, {row}.featured, {row}.published_at, {row}.id "
    "WHERE {row}.featured IS NOT NULL AND " + STANDS,
    "SELECT 'column', {row}.column_id, 0, {row}.published_at, {row}.id "
    "WHERE {row}.column_id IS NOT NULL AND " + STANDS,
    "SELECT 'series', {row}.column_id, coalesce({row}.number + 1, 0), {row}.published_at, {row}.id "
    "WHERE {row}.column_id IS NOT NULL AND " + STANDS,
    "SELECT 'author', b.author_id, 0, {row}.published_at, {row}.id "
    "FROM articles_byline b WHERE b.article_id = {row}.id AND " + STANDS,
    "SELECT 'tag', t.tag_id, 0, {row}.published_at, {row}.id "
    "FROM articles_taggedarticle t WHERE t.content_object_id = {row}.id AND " + STANDS,
)
A_STANDS = STANDS.replace("{row}", "a")
OF_A_SIGNATURE = (
    "SELECT 'author', {row}.author_id, 0, a.published_at, a.id "
    "FROM articles_article a WHERE a.id = {row}.article_id AND " + A_STANDS,
)
OF_A_TAG = (
    "SELECT 'tag', {row}.tag_id, 0, a.published_at, a.id "
    "FROM articles_article a WHERE a.id = {row}.content_object_id AND " + A_STANDS,
)
# What a table puts into the lists, and the columns that decide of it; none: any change does.
TABLES = {
    "articles_article": (OWN, DECIDE),
    "articles_byline": (OF_A_SIGNATURE, ("article_id", "author_id")),
    "articles_taggedarticle": (OF_A_TAG, ("content_object_id", "tag_id")),
}
KEY = "list, number, place, published_at, article_id"
# A series has the texts of its column, which are counted once; of those put forward nobody asks how many.
COUNTED = "{row}.list NOT IN ('series', 'featured')"
MONTHS = {
    "sqlite": "substr({row}.published_at, 1, 7)",
    "postgresql": "to_char({row}.published_at AT TIME ZONE 'UTC', 'YYYY-MM')",
}


def put(select: str, row: str) -> str:
    """The statement that puts into the lists what this row gives."""
    return f"INSERT INTO articles_listed ({KEY}) {_of(select, row)} ON CONFLICT DO NOTHING"


def take(select: str, row: str) -> str:
    """The statement that takes it out of them."""
    return f"DELETE FROM articles_listed WHERE ({KEY}) IN ({_of(select, row)})"  # noqa: S608


def count(vendor: str, row: str, change: int) -> list[str]:
    """The statements that count one that comes or goes: in its month, and in all."""
    return [_counted(month, row, change) for month in (_of(MONTHS[vendor], row), "''")]


def fill(vendor: str) -> list[str]:
    """The statements that fill empty lists, and count them."""
    rule = _of(COUNTED, "l")
    counted = [
        f"SELECT l.list, l.number, {month}, count(*) FROM articles_listed l WHERE {rule} GROUP BY 1, 2, 3"  # noqa: S608
        for month in (_of(MONTHS[vendor], "l"), "''")
    ]
    return [
        *(put(_of_all(select), "a") for select in OWN),
        *(f"INSERT INTO articles_tally (list, number, month, texts) {select}" for select in counted),
    ]


def _of_all(select: str) -> str:
    """The same of every text."""
    joint = ", " if " FROM " in select else " FROM "
    return select.replace(" WHERE ", f"{joint}articles_article a WHERE ", 1)


def _counted(month: str, row: str, change: int) -> str:
    """Nothing goes that never came: tables emptied all at once, in any order, leave no count behind."""
    values = f"SELECT {row}.list, {row}.number, {month}, {change:d} WHERE {_of(COUNTED, row)}"
    same = f"t.list = {row}.list AND t.number = {row}.number AND t.month = {month}"
    known = f" AND EXISTS (SELECT 1 FROM articles_tally t WHERE {same})" if change < 0 else ""  # noqa: S608
    return f"INSERT INTO articles_tally (list, number, month, texts) {values}{known}"


def _of(sql: str, row: str) -> str:
    return sql.replace("{row}", row)
