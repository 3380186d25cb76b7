"""Numbers in the text format of Prometheus (version 0.0.4). Pure.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate

from chroniques.counting import BUCKETS, Labels

TYPE = "text/plain; version=0.0.4; charset=utf-8"
PREFIX = "chroniques_"
ESCAPED = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


def written(values: Iterable[tuple[str, Labels, float]], meanings: dict[str, tuple[str, str]]) -> str:
    """The whole answer: each name once, with its meaning, then its values."""
    by_name: dict[str, list[tuple[Labels, float]]] = {}
    for name, labels, value in values:
        by_name.setdefault(name, []).append((labels, value))
    return "".join(line for name in meanings for line in _family(name, meanings[name], by_name))


def _family(
    name: str, meaning: tuple[str, str], by_name: dict[str, list[tuple[Labels, float]]]
) -> Iterator[str]:
    kind, said = meaning
    lines = list(_histogram(name, by_name) if kind == "histogram" else _plain(name, by_name.get(name, [])))
    if lines:
        yield f"# HELP {PREFIX}{name} {said}\n# TYPE {PREFIX}{name} {kind}\n"
        yield from lines


def _plain(name: str, values: Iterable[tuple[Labels, float]]) -> Iterator[str]:
    for labels, value in sorted(values):
        yield f"{PREFIX}{name}{_labelled(labels)} {value:.15g}\n"


def _histogram(name: str, by_name: dict[str, list[tuple[Labels, float]]]) -> Iterator[str]:
    """Its buckets, each with those below it; their sum, and how many there were."""
    buckets: dict[Labels, dict[str, float]] = {}
    for labels, value in by_name.get(f"{name}_bucket", []):
        rest = tuple(pair for pair in labels if pair[0] != "le")
        buckets.setdefault(rest, {})[dict(labels)["le"]] = value
    sums = dict(by_name.get(f"{name}_sum", []))
    for labels, found in sorted(buckets.items()):
        below = list(accumulate(found.get(bucket, 0) for bucket in BUCKETS))
        for bucket, number in zip(BUCKETS, below, strict=True):
            yield f"{PREFIX}{name}_bucket{_labelled((*labels, ('le', bucket)))} {number:.15g}\n"
        yield f"{PREFIX}{name}_sum{_labelled(labels)} {sums.get(labels, 0):.15g}\n"
        yield f"{PREFIX}{name}_count{_labelled(labels)} {below[-1]:.15g}\n"


def _labelled(labels: Labels) -> str:
    if not labels:
        return ""
    return "{" + ",".join(f'{name}="{text.translate(ESCAPED)}"' for name, text in labels) + "}"
