"""What a person asks for (`tracker_store.asking.filters.Filter`) as conditions on the rows of an archive's statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker_archive.asking.words import demanded, terms
from tracker_store.asking.filters import Filter, Values, marks

Demand = tuple[str, Values]


def conditions(wanted: Filter) -> tuple[str, list[Any]]:
    """The conditions on a statement `s`, with their values."""
    demands = list(_demands(wanted))
    shown = ["true" if wanted.all_versions else "s.current"]
    return " and ".join([*shown, *(check for check, _ in demands)]), [
        v for _, values in demands for v in values
    ]


def _demands(wanted: Filter) -> Iterator[Demand]:
    yield from _of_speakers(wanted)
    for topic in dict.fromkeys(wanted.topics):
        yield "list_contains(s.topics, ?)", (topic,)
    if wanted.any_topics:
        yield f"list_has_any(s.topics, [{marks(wanted.any_topics)}])", wanted.any_topics
    for match in filter(None, (wanted.search, wanted.about)):
        for term in terms(match):
            yield demanded(term, "s.folded")
    columns = {
        "outlet": wanted.outlets,
        "article_id": wanted.articles,
        "act": wanted.acts,
        "kind": wanted.kinds,
        "language": wanted.languages,
    }
    for column, values in columns.items():
        if values:
            yield f"s.{column} in ({marks(values)})", tuple(map(_plain, values))
    yield from _of_days(wanted)
    if wanted.unresolved:
        yield "s.resolved_by = 'unresolved'", ()
    if wanted.min_confidence:
        yield "s.confidence >= ?", (wanted.min_confidence,)


def _of_speakers(wanted: Filter) -> Iterator[Demand]:
    # The joined column is small, and most statements have one speaker: it tells row groups without them apart.
    for column, values in (
        ("speaker_id", wanted.speakers),
        ("country", wanted.countries),
        ("speaker_class", wanted.classes),
    ):
        if values:
            one, several = (
                f"s.{column} in ({marks(values)})",
                f"list_has_any(string_split(s.{column}, ';'), [{marks(values)}])",
            )
            yield f"({one} or contains(s.{column}, ';') and {several})", (*values, *values)
    if wanted.org is not None:
        bodies, roles = wanted.org
        having = [
            f"list_has_any(list_transform(s.speakers, lambda one: one.{field}), [{marks(values)}])"
            for field, values in (("id", bodies), ("role", roles))
            if values
        ]
        yield f"({' or '.join(having) or 'false'})", (*bodies, *roles)


def _of_days(wanted: Filter) -> Iterator[Demand]:
    for comparison, day in ((">=", wanted.since), ("<=", wanted.until)):
        if day:
            yield f"s.date {comparison} ?", (day,)


def _plain(value: Any) -> Any:
    """The kinds of the command line are texts with names."""
    return str(value) if isinstance(value, str) else value
