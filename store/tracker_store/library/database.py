"""The database for programs and notebooks: opened for reading, asked with filters, answered with typed rows (docs/python.md).

Filters are those of `tracker quotes`, as keyword arguments; what takes several takes one, too. Values are as they are
stored (`act="deny"`, `country="RU"`); only speakers, bodies and persons are found by any of their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar, get_args

from tracker_extract.errors import NotFoundError, StoreError, TrackerError
from tracker_extract.models import Kind, SpeakerClass
from tracker_extract.pack_schema import acts
from tracker_extract.registry import Registry
from tracker_store.asking import articles, query, search, speakers
from tracker_store.asking.filters import Filter
from tracker_store.counting import database_figures as figures
from tracker_store.database.connect import older, read_only, told, version_of
from tracker_store.database.schema import SCHEMA
from tracker_store.judging import verify
from tracker_store.library.days import whole_days
from tracker_store.library.rows import (
    ArticleHead,
    Place,
    Proof,
    Quote,
    Rows,
    SpeakerFigures,
    TopicFigures,
    row_of,
)
from tracker_store.naming import bodies
from tracker_store.naming import lookup as names

Several = str | Iterable[str]
Day = str | date | None
T = TypeVar("T")
# No speaker has this id: a filter that names it lets nothing through.
_NOBODY = ("",)
_SEARCH_NOTHING = '""'


def open_database(path: str | Path, *, registry: Registry | None = None) -> Database:
    """The database in a file, opened for reading: nothing that is done with it changes the file.

    `registry` has people and bodies of your own (`Registry.load([folder])`); the shipped one is loaded when a name asks for
    it. Raises StoreError where there is no such database, or where it is of another version.
    """
    return Database(Path(path), registry)


class Database:
    """A database, open for reading. Close it, or use it in a `with`; use it from one thread at a time."""

    def __init__(self, path: Path, registry: Registry | None = None) -> None:
        if not path.is_file():
            raise StoreError(f"{path}: no such database; `tracker ingest FILE` makes it")
        self.path = path
        self._given = registry
        with told(path):
            self._connection = read_only(path)
            try:
                version = version_of(self._connection, path)
                if version < SCHEMA:
                    raise older(path, version)
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"open_database({str(self.path)!r})"

    def close(self) -> None:
        """Close the file; what was read stays."""
        self._connection.close()

    def quotes(
        self,
        *,
        speaker: Several = (), speaker_id: Several = (), country: Several = (), org: Several = (),
        class_: Several = (), topic: Several = (), any_topic: bool = False, search: str | None = None,
        about: Several = (), act: Several = (), kind: Several = (), outlet: Several = (), language: Several = (),
        since: Day = None, until: Day = None, on: Day = None, article: int | Iterable[int] = (),
        unresolved: bool = False, min_confidence: float = 0.0, rejected: bool = False, all_versions: bool = False,
        sort: str = "date", reverse: bool = False, limit: int = 0, offset: int = 0,
    ) -> Rows[Quote]:  # fmt: skip
        """Statements that pass every filter given, in the order of `tracker quotes`.

        Raises NotFoundError for a speaker, topic, body, act, kind or class that is not known, ValueError for what is no day.
        """
        first, last = whole_days(since, until, on)
        slugs = tuple(self._topic(each) for each in _several(topic))
        wanted = Filter(
            speakers=self._speakers(speaker, speaker_id),
            countries=tuple(code.upper() for code in _several(country)),
            classes=_known("class", class_, get_args(SpeakerClass)),
            org=self._org(org), topics=() if any_topic else slugs, any_topics=slugs if any_topic else (),
            search=None if search is None else _words(search), about=self._about(about),
            acts=_known("act", act, acts()), kinds=_known("kind", kind, get_args(Kind)),
            outlets=_several(outlet), languages=_several(language),
            articles=(article,) if isinstance(article, int) else tuple(article),
            since=first, until=last, unresolved=unresolved, min_confidence=min_confidence, rejected=rejected,
            all_versions=all_versions, sort=_one("sort", sort, query.SORTS), reverse=reverse,
            limit=limit, offset=offset,
        )  # fmt: skip
        if wanted.sort == "relevance" and wanted.search is None:
            raise ValueError("sort='relevance' needs search")
        return self._rows(Quote, lambda: query.quotes(self._connection, wanted))

    def quote(self, number: int) -> Quote:
        """One statement, shown or rejected. Raises NotFoundError."""
        found = self._rows(Quote, lambda: query.by_ids(self._connection, [number])).first()
        if found is None:
            raise NotFoundError("statement", str(number))
        return found

    def speakers(
        self, *, name: str | None = None, class_: Several = (), country: Several = (),
        sort: str = "statements", reverse: bool = False, limit: int = 0,
    ) -> Rows[SpeakerFigures]:  # fmt: skip
        """Speakers who said something, the most quoted first. Raises NotFoundError for a name that fits nobody."""
        wanted = speakers.SpeakerFilter(
            _known("class", class_, get_args(SpeakerClass)), tuple(code.upper() for code in _several(country)),
            None if name is None else self._named(name), _one("sort", sort, tuple(speakers.SPEAKER_SORTS)), reverse, limit,
        )  # fmt: skip
        return self._rows(
            SpeakerFigures,
            lambda: (
                {**record, "speaker_class": record["class"]}
                for record in speakers.speakers(self._connection, wanted)
            ),
        )

    def topics(self) -> Rows[TopicFigures]:
        """All topics, the most frequent first."""
        return self._rows(TopicFigures, lambda: figures.topic_figures(self._connection))

    def articles(
        self, *, since: Day = None, until: Day = None, outlet: Several = (), title: str | None = None,
        all_versions: bool = False, limit: int = 0, reverse: bool = False,
    ) -> Rows[ArticleHead]:  # fmt: skip
        """Articles published in these days, the latest first; `title` are words that all stand in theirs."""
        first, last = whole_days(since, until, None)
        wanted = articles.ArticleFilter(first, last, _several(outlet), title, all_versions, limit, reverse)
        return self._rows(ArticleHead, lambda: articles.articles(self._connection, wanted))

    def text(self, article_id: int) -> str:
        """The stored text of an article, exactly as it was read; spans count its code points. Raises NotFoundError."""
        with told(self.path):
            return articles.article(self._connection, article_id)[1]

    def verify(self, words: str, *, speaker: Several = (), all_versions: bool = False) -> Proof:
        """How far a quotation is real, and where it stands. Raises NotFoundError for a speaker who is not known."""
        claim = verify.Claim(words, self._speakers(speaker, ()), all_versions)
        with told(self.path):
            verdict, rows = verify.verified(self._connection, claim)
        places = tuple(_place(row) for row in rows if row["article_id"] is not None)
        return Proof(verdict, verdict in verify.REAL, places)

    @cached_property
    def _registry(self) -> Registry:
        return self._given or Registry.load()

    def _rows(self, kind: type[T], read: Callable[[], Iterable[Any]]) -> Rows[T]:
        return Rows(kind, lambda: self._told(read))

    def _told(self, read: Callable[[], Iterable[Any]]) -> Iterator[Any]:
        with told(self.path):
            yield from read()

    def _named(self, name: str) -> tuple[str, ...]:
        """The ids of those whom a name fits; none where the registry alone knows them. Raises NotFoundError."""
        with told(self.path):
            found = names.find_speakers(self._connection, name)
            if found:
                return tuple(known.id for known in found)
            if names.name_words(name) and self._registry.find(name):
                known_ids = [speaker.id for speaker in self._registry.find(name)]
                return tuple(known.id for known in names.speakers_by_id(self._connection, known_ids))
            raise NotFoundError("speaker", name, names.nearest_speakers(self._connection, name))

    def _speakers(self, named: Several, ids: Several) -> tuple[str, ...]:
        wanted = [*(id_ for name in _several(named) for id_ in self._named(name)), *_several(ids)]
        if not (_several(named) or _several(ids)):
            return ()
        return names.with_merged(self._connection, wanted) or _NOBODY

    def _topic(self, given: str) -> str:
        slug = names.find_topic(self._connection, given)
        if slug is None:
            raise NotFoundError("topic", given, names.nearest_topics(self._connection, given))
        return slug

    def _org(self, given: Several) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        wanted = _several(given)
        return bodies.bodies_of(self._connection, self._registry, wanted) if wanted else None

    def _about(self, given: Several) -> str | None:
        wanted = _several(given)
        if not wanted:
            return None
        spelled = bodies.spellings_of(self._connection, self._registry, list(wanted))
        return search.any_phrase(spelled) or _SEARCH_NOTHING


def _several(given: Several) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _known(what: str, given: Several, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_one(what, each, allowed) for each in _several(given))


def _one(what: str, given: str, allowed: tuple[str, ...]) -> str:
    if given not in allowed:
        raise NotFoundError(what, given, allowed)
    return given


def _words(text: str) -> str:
    return search.expression(text) or _SEARCH_NOTHING


def _place(row: dict[str, Any]) -> Place:
    place = {
        name: row[name] for name in ("article_id", "found", "found_spans", "whole", "invented", "around")
    }
    return replace(
        row_of(Place, {**place, "quote": None}), quote=row_of(Quote, row) if row["id"] is not None else None
    )


__all__ = ["Database", "NotFoundError", "StoreError", "TrackerError", "open_database"]
