"""From the query of an address to a filter, by the same names that `tracker quotes` has options for."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import typer

from tracker_cli.options.filter import NOBODY, filter_of
from tracker_cli.options.groups import Choice
from tracker_cli.pages.environment import link
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError
from tracker_store.asking.filters import Filter
from tracker_store.naming.lookup import Known, find_speakers, with_merged

# Fields of the form, in its order, then those that only links set.
SHOWN = ("q", "speaker", "topic", "outlet", "act", "kind", "language", "min_confidence", "since", "until")
LINKED = ("country", "class", "speaker_id", "named")
# A page further on than this would be counted off for seconds, and nobody turns so many.
FURTHEST = 1_000
PER_PAGE = 20
# A name that fits more speakers than this is no name to list.
NAMED = 12


class Notice(NamedTuple):
    """What was not understood: a key of the interface's words, what was given, what is near to it."""

    key: str
    given: str
    what: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields with something in them, in order, and the page, from 0."""

    params: tuple[tuple[str, str], ...]
    page: int = 0

    @property
    def filtered(self) -> bool:
        return bool(self.params)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form must carry on because no field of it shows it."""
        rest = [(name, value) for name, value in self.params if name in LINKED]
        for name in SHOWN:
            rest += [(name, value) for value in self.values(name)[1:]]
        return rest

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.params if key == name]

    def value(self, name: str) -> str:
        """The first value, or nothing."""
        return next(iter(self.values(name)), "")

    def address(self, path: str, **more: str | int) -> str:
        """The same question at another path."""
        return link(path, self.params, **more)

    def narrowed(self, name: str, value: str) -> str:
        """The start page with one more demand."""
        fresh = (*(pair for pair in self.params if pair != (name, value)), (name, value))
        return link("/", fresh)


def asked_of(pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the query asks; fields that nobody knows and empty ones are left out."""
    given = [(name, value.strip()) for name, value in pairs]
    params = tuple((name, value) for name, value in given if value and name in (*SHOWN, *LINKED))
    page = next((value for name, value in given if name == "page"), "0")
    return Asked(params, min(int(page), FURTHEST) if page.isascii() and page.isdecimal() else 0)


def chosen(asked: Asked, outside: Outside, connection: sqlite3.Connection) -> tuple[Filter, list[Notice]]:
    """The filter, newest first, and what of the question could not be understood; then nothing passes the filter."""
    sure = share_of(asked.value("min_confidence") or "0")
    if sure is None:
        return _nothing(), [Notice("wrong_confidence", asked.value("min_confidence"))]
    quiet = replace(outside, stderr=io.StringIO())
    try:
        wanted = filter_of(quiet, connection, _choice(asked, sure), reverse=True)
    except NotFoundError as error:
        return _nothing(), [Notice("unknown", error.given, error.what, error.nearest)]
    except typer.BadParameter:
        return _nothing(), [Notice("wrong_date", " ".join([*asked.values("since"), *asked.values("until")]))]
    wanted = replace(wanted, named=with_merged(connection, asked.values("named")))
    notices = [Notice("no_word", asked.value("q"))] if wanted.search == '""' else []
    return wanted, notices


def speakers_named(asked: Asked, connection: sqlite3.Connection) -> tuple[Known, ...]:
    """The speakers whom the words or the field name."""
    given = asked.value("speaker") or asked.value("q")
    return find_speakers(connection, given)[:NAMED] if given else ()


def _choice(asked: Asked, sure: float) -> Choice:
    many: dict[str, Any] = {
        name: asked.values(name) or None
        for name in ("speaker", "speaker_id", "topic", "outlet", "act", "kind", "language", "country")
    }
    return Choice(
        **many,
        class_=asked.values("class") or None,
        search=asked.value("q") or None,
        since=asked.value("since") or None,
        until=asked.value("until") or None,
        min_confidence=sure,
    )


def share_of(text: str) -> float | None:
    """A number from 0 to 1; None for anything else."""
    try:
        share = float(text)
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None


def _nothing() -> Filter:
    return Filter(speakers=NOBODY, reverse=True)


def pairs_of(query: Sequence[tuple[str, str]], name: str) -> str:
    """The first value of a name in a raw query."""
    return next((value for key, value in query if key == name), "")
