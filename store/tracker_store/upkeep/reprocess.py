"""Stored articles found anew: what today's rules say of a text, put in place of what earlier ones said.

A statement is the same when its parts and its cue are; it keeps its id, whatever else of it changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from tracker_extract.errors import StoreError
from tracker_extract.models import Article, Region
from tracker_store.by_hand.carried_over import carry_over
from tracker_store.writing.copies import group_of, link_again
from tracker_store.writing.prepare import PART_JOINT, STATEMENT_COLUMNS, Known, Said
from tracker_store.writing.stale_sayings import forget
from tracker_store.writing.stored import stored_statements
from tracker_store.writing.write import Writer

_EVIDENCE, _CONFIDENCE = map(STATEMENT_COLUMNS.index, ("evidence", "confidence"))
# Steps whose rule is what they found: the topic itself, how the day was found, by what the speaker was.
_NAMED_BY_RULE = frozenset({"topic", "date", "speaker"})
# Ids fetched at a time, so that a change of many articles holds neither the list nor a cursor.
PAGE = 500


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles: those that meet every field that is set. Dates are ISO, inclusive; undated articles meet none."""

    ids: tuple[int, ...] = ()
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


EVERY = Selection()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says of an article in place of what was read; None leaves a fact as it is, an empty one takes it away."""

    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None

    def of(self, article: Article) -> Article:
        """The article with these facts."""
        given: dict[str, Any] = {
            name: value or None for name, value in asdict(self).items() if value is not None
        }
        return replace(article, **given)


class Told(NamedTuple):
    """A statement as a change tells of it."""

    id: int | None
    speakers: tuple[str, ...]
    quote: str
    act: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What finding an article anew changed. `speakers` are pairs of before and after; `details` counts the statements
    of which something else changed; `kept` those that a person had corrected."""

    article_id: int
    gone: tuple[Told, ...] = ()
    new: tuple[Told, ...] = ()
    speakers: tuple[tuple[Told, Told], ...] = ()
    details: int = 0
    same: int = 0
    kept: int = 0


# Given the connection and an article's id, the ids of its statements that a person corrected: they stay as they are.
ByHand = Callable[[sqlite3.Connection, int], Collection[int]]


def nobody(_connection: sqlite3.Connection, _article: int) -> Collection[int]:
    """No statement is corrected by hand."""
    return ()


def selected(connection: sqlite3.Connection, wanted: Selection) -> Iterator[int]:
    """The ids of the articles, ascending."""
    conditions, values = _conditions(wanted)
    last = 0
    while True:
        query = f"select id from articles where {' and '.join(conditions)} order by id limit {PAGE}"
        page = [row[0] for row in connection.execute(query, (last, *values))]
        if not page:
            return
        yield from page
        last = page[-1]


def count(connection: sqlite3.Connection, wanted: Selection) -> int:
    """How many articles are selected."""
    conditions, values = _conditions(wanted)
    found: int = connection.execute(
        f"select count(*) from articles where {' and '.join(conditions)}", (0, *values)
    ).fetchone()[0]
    return found


def count_by_other_rules(connection: sqlite3.Connection, rules: str, wanted: Selection = EVERY) -> int:
    """How many of the selected articles are known to have been found by other rules than those of this digest."""
    conditions, values = _conditions(wanted)
    query = f"""select count(*) from articles join article_rules on article_id = id
                where digest <> ? and {" and ".join(conditions)}"""
    found: int = connection.execute(query, (rules, 0, *values)).fetchone()[0]
    return found


def _conditions(wanted: Selection) -> tuple[list[str], list[str | int]]:
    given: list[tuple[str, Sequence[str | int]]] = []
    if wanted.ids:
        given.append((f"id in ({', '.join('?' * len(wanted.ids))})", wanted.ids))
    for condition, value in (
        ("outlet = ?", wanted.outlet),
        ("published >= ?", wanted.since),
        ("published <= ?", wanted.until),
    ):
        if value is not None:
            given.append((condition, (value,)))
    return ["id > ?", *(condition for condition, _ in given)], [v for _, values in given for v in values]


def stored_article(connection: sqlite3.Connection, article_id: int) -> Article | None:
    """The article as it was read, None when there is none with this id."""
    row = connection.execute(
        "select text, title, published, language, outlet, url, path, encoding, sha256, regions from articles where id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    text, title, published, language, outlet, url, path, encoding, sha256, regions = row
    return Article(
        text=text,
        title=title,
        published=date.fromisoformat(published) if published else None,
        language=language,
        outlet=outlet,
        url=url,
        path=path,
        encoding=encoding,
        sha256=sha256,
        regions=tuple(Region(*region) for region in json.loads(regions)),
    )


def renew(
    writer: Writer,
    article_id: int,
    found: Sequence[Said],
    by_hand: ByHand = nobody,
    *,
    facts: Facts | None = None,
    at: datetime | None = None,
) -> Changes | None:
    """Put `found` in place of the article's statements, in one transaction; None when the article is gone.

    Statements of `by_hand` stay as they are, and what is found of the same words is left out. `facts` become
    those of the article. With `at`, the time, what was said by hand of speakers is carried over to names that
    are read better. Raises StoreError where another article has its text and these.
    """
    with writer.writing() as connection:
        if connection.execute("select 1 from articles where id = ?", (article_id,)).fetchone() is None:
            return None
        stored = dict(stored_statements(connection, article_id))
        seen = _compared(stored, found, set(by_hand(connection, article_id)) & stored.keys())
        _put(writer, connection, article_id, seen)
        writer.spell_again(connection, article_id, found)
        if at is not None:
            carry_over(connection, _renamed(stored, seen.changed), at)
        connection.execute("update articles set version = ? where id = ?", (writer.version, article_id))
        writer.note_rules(connection, article_id)
        if facts is not None:
            _state(connection, article_id, facts)
    return _changes(article_id, seen)


@dataclass(frozen=True, slots=True)
class _Compared:
    """An article's statements as stored and as found anew: what is the same one, what of it changed, what is gone or new.

    `same` are those of which at most names of rules, confidence and whom the words name are others, those set right by
    hand among them.
    """

    stored: dict[int, Said]
    matched: dict[int, Said]
    changed: dict[int, Said]
    gone: tuple[int, ...]
    new: list[Said]
    kept: int
    same: dict[int, Said]


def _compared(stored: dict[int, Said], found: Sequence[Said], kept: set[int]) -> _Compared:
    """`kept` are the statements that a person set right: nothing found takes their place."""
    places = [stored[number].parts for number in kept]
    matched, new = paired(
        {number: said for number, said in stored.items() if number not in kept},
        [said for said in found if not any(_overlap(said.parts, place) for place in places)],
    )
    changed = {number: said for number, said in matched.items() if _facts(said) != _facts(stored[number])}
    gone = tuple(sorted(stored.keys() - matched.keys() - kept))
    same = {number: said for number, said in matched.items() if number not in changed}
    by_hand, _ = paired({number: stored[number] for number in kept}, found)
    same |= {number: stored[number]._replace(named=said.named) for number, said in by_hand.items()}
    return _Compared(stored, matched, changed, gone, new, len(kept), same)


def _put(writer: Writer, connection: sqlite3.Connection, article_id: int, seen: _Compared) -> None:
    forget(connection, [*seen.gone, *seen.changed])
    _relabel(connection, {n: said for n, said in seen.same.items() if said.row != seen.stored[n].row})
    _name(writer, connection, {n: d for n, d in seen.same.items() if _places(d) != _places(seen.stored[n])})
    connection.executemany("delete from statements where id = ?", [(number,) for number in seen.gone])
    _update(writer, connection, seen.changed)
    writer.add_statements(connection, article_id, seen.new)


def _changes(article_id: int, seen: _Compared) -> Changes:
    speakers = tuple(
        (_told(number, seen.stored[number]), _told(number, said))
        for number, said in sorted(seen.changed.items())
        if _ids(said) != _ids(seen.stored[number])
    )
    return Changes(
        article_id,
        gone=tuple(_told(number, seen.stored[number]) for number in seen.gone),
        new=tuple(_told(None, said) for said in seen.new),
        speakers=speakers,
        details=len(seen.changed) - len(speakers),
        same=len(seen.matched) - len(seen.changed),
        kept=seen.kept,
    )


def _renamed(stored: dict[int, Said], changed: dict[int, Said]) -> Iterator[tuple[Known, Known]]:
    """The speakers before and after of the statements with one speaker then and now."""
    for number, said in changed.items():
        before = stored[number].speakers
        if len(before) == len(said.speakers) == 1:
            yield before[0][0], said.speakers[0][0]


def _state(connection: sqlite3.Connection, article_id: int, facts: Facts) -> None:
    """Put facts in place of an article's own. Raises StoreError where they are those of another article."""
    columns = {name: value for name, value in asdict(facts).items() if value is not None}
    if not columns:
        return
    if facts.url:
        query = "select id from articles where url = ? and current and id <> ?"
        other = connection.execute(query, (facts.url, article_id)).fetchone()
        if other is not None:
            raise StoreError(f"article {article_id}: article {other[0]} has that address")
    settings = ", ".join(f"{name} = nullif(?, '')" for name in columns)
    values = [value.isoformat() if isinstance(value, date) else value for value in columns.values()]
    try:
        connection.execute(f"update articles set {settings} where id = ?", (*values, article_id))
    except sqlite3.IntegrityError:
        raise StoreError(f"article {article_id}: another article has its text, outlet and address") from None
    link_again(connection, [article_id, *group_of(connection, article_id)])


def _facts(said: Said) -> tuple[object, ...]:
    """What makes two findings of a statement differ.

    A speaker known from texts is written in several ways, under one id; a rule may get another name, and says the same;
    the same may be found with more confidence, or less.
    """
    return (
        [value for place, value in enumerate(said.row) if place not in (_EVIDENCE, _CONFIDENCE)],
        _seen(str(said.row[_EVIDENCE])),
        said.parts,
        said.folded,
        sorted(said.topics),
        _ids(said),
        [role for _, role in said.speakers],
    )


def _seen(evidence: str) -> list[tuple[object, ...]]:
    """The steps of the reasoning without the names of the rules; topics are named by theirs.

    What a figure was made of is left out: where that alone differs, the same is said, for the same reasons.
    """
    steps = (each for each in json.loads(evidence) if each["step"] != "confidence")
    return [
        (each["step"], each["rule"] if each["step"] in _NAMED_BY_RULE else "", each["note"], each["spans"])
        for each in steps
    ]


def _relabel(connection: sqlite3.Connection, renamed: dict[int, Said]) -> None:
    """Put today's names of rules and confidence in place of earlier ones; nothing else of these statements changed."""
    connection.executemany(
        "update statements set evidence = ?, confidence = ? where id = ?",
        [(said.row[_EVIDENCE], said.row[_CONFIDENCE], number) for number, said in renamed.items()],
    )


def _name(writer: Writer, connection: sqlite3.Connection, renamed: dict[int, Said]) -> None:
    """Put whom the words are found to name today in place of what earlier rules found; older ones told nobody."""
    rows = [(number,) for number in renamed]
    connection.executemany("delete from statement_named where statement_id = ?", rows)
    writer.add_named(connection, renamed.items())


def _places(said: Said) -> set[tuple[str, int, int]]:
    return {(who.id, start, end) for who, start, end in said.named}


def _ids(said: Said) -> list[str]:
    return [speaker.id for speaker, _ in said.speakers]


def _overlap(one: Sequence[tuple[int, int, str]], other: Sequence[tuple[int, int, str]]) -> bool:
    return any(a < d and c < b for a, b, _ in one for c, d, _ in other)


def _told(number: int | None, said: Said) -> Told:
    names = tuple(speaker.name for speaker, _ in said.speakers)
    quote = PART_JOINT.join(words for _, _, words in said.parts)
    row = dict(zip(STATEMENT_COLUMNS, said.row, strict=True))
    return Told(number, names, quote, str(row["act"]), str(row["kind"]), str(row["language"]))


def paired(stored: dict[int, Said], found: Sequence[Said]) -> tuple[dict[int, Said], list[Said]]:
    """Which found statement is which stored one, and those that are none: by parts and cue, else by parts alone."""
    left = dict(stored)
    matched: dict[int, Said] = {}
    rest = list(found)
    for key in (_parts_and_cue, _parts_alone):
        waiting: dict[object, list[int]] = {}
        for number, said in left.items():
            waiting.setdefault(key(said), []).append(number)
        unmatched = []
        for said in rest:
            numbers = waiting.get(key(said))
            if numbers:
                number = numbers.pop(0)
                matched[number] = said
                del left[number]
            else:
                unmatched.append(said)
        rest = unmatched
    return matched, rest


_CUE = slice(STATEMENT_COLUMNS.index("cue_start"), STATEMENT_COLUMNS.index("cue_end") + 1)


def _parts_and_cue(said: Said) -> object:
    return said.parts, said.row[_CUE]


def _parts_alone(said: Said) -> object:
    return said.parts


def _update(writer: Writer, connection: sqlite3.Connection, changed: dict[int, Said]) -> None:
    columns = ", ".join(f"{column} = ?" for column in STATEMENT_COLUMNS)
    numbered = list(changed.items())
    connection.executemany(
        f"update statements set {columns} where id = ?", [(*said.row, number) for number, said in numbered]
    )
    for table in (f"statement_{each}" for each in ("parts", "search", "speakers", "topics", "named")):
        connection.executemany(
            f"delete from {table} where statement_id = ?", [(number,) for number, _ in numbered]
        )
    writer.add_details(connection, numbered)
