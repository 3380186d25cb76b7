"""What a preview of the writing screen costs: `python -m tests.bench.writing`. For texts of three lengths, a
note and a link in each paragraph: the milliseconds of processor of the site, the size of its answer."""

import json
import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chroniques.settings.test")
django.setup()

from articles.admin.sheet import sheet_of  # noqa: E402

PARAGRAPH = (
    "Le lilas du jardin a *refleuri* en octobre, et **personne** n’en parle[^{n}] ; voici pourquoi, « à peu "
    "près », selon [la voisine](https://example.org/{n}) et les siens, qui l’ont vu un matin de pluie.\n\n"
)
NOTE = "[^{n}]: Une note, p. 12, avec *un titre*.\n"


def text_of(paragraphs: int) -> str:
    """A believable text, heavy with notes."""
    return "".join(part.format(n=n) for part in (PARAGRAPH, NOTE) for n in range(1, paragraphs + 1))


def main() -> None:
    """Print a line for each length."""
    for paragraphs in (20, 200, 1_200):
        body = text_of(paragraphs)
        began = time.process_time()
        answer = json.dumps(sheet_of("Le lilas", "", body))
        spent = (time.process_time() - began) * 1000
        print(f"{len(body):>7} signes, {paragraphs:>4} notes : {spent:>5.0f} ms, {len(answer) / 1000:.0f} Ko")


if __name__ == "__main__":
    main()
