"""Statements of one speaker on one subject that may be a change of position: proposals, for a person to judge.

Two sayings of different days are proposed where they share a topic or somebody whom they name, and enough of their words,
and their acts oppose by the closed table `lang/opposed.toml`, or they count the same noun otherwise. The figures stand in
docs/positions.md.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tracker_extract.figures import Figure, figures_in, same_noun
from tracker_extract.text import fold
from tracker_extract.words.clitics import stem
from tracker_store.asking.record import Record
from tracker_store.relations.pairs import Pair, Reasons

# Words that two statements must share, function words not counted, and as a share of the shorter one's. Acts that
# oppose need the least; where one only passes words on, nearly all must be the same; other figures of other events
# have half of their words in common, too.
LEAST = 2
OPPOSED, NEARLY_SAME, FIGURES = 0.3, 0.7, 0.5
# A word of more sayings of a speaker than this is no subject: it is not looked up.
COMMON = 300

_WORD = re.compile(r"[^\W\d_]+")


class Opposition(NamedTuple):
    """Why two acts oppose, and whether nearly all words must be the same for them to."""

    reason: str
    nearly_same: bool


@dataclass(frozen=True, slots=True)
class _Said:
    id: int
    saying: int
    day: str
    act: str
    language: str
    words: frozenset[str]
    subjects: frozenset[str]  # topics and ids of those who are named
    figures: tuple[Figure, ...]


@cache
def oppositions() -> dict[frozenset[str], Opposition]:
    """The table of acts that oppose."""
    table = tomllib.loads((files("tracker_extract") / "lang" / "opposed.toml").read_text("utf-8"))
    return {
        frozenset((one, other)): Opposition(entry["reason"], entry.get("nearly_same", False))
        for entry in reversed(table["opposed"])
        for one in entry["one"]
        for other in entry["other"]
    }


def proposed(connection: sqlite3.Connection, sayings: Iterable[Record], light: frozenset[str]) -> list[Pair]:
    """The pairs among sayings, given as records of their first statements; a saying comes up once as the later one.

    `light` are the function words of the languages, folded.
    """
    by_speaker: dict[str, list[Record]] = defaultdict(list)
    for record in sayings:
        if record["speaker_id"] and record["date"]:
            by_speaker[record["speaker_id"]].append(record)
    found: list[Pair] = []
    for records in by_speaker.values():
        if len(records) > 1:
            records.sort(key=lambda record: (record["date"], record["id"]))
            found += _of_speaker(_said(connection, records, light))
    return found


def reasons(connection: sqlite3.Connection, records: list[Record], light: frozenset[str]) -> Reasons:
    """Why these two statements, the earlier first, would be proposed; nothing where they would not."""
    one, other = _said(connection, records, light)
    return _reasons(one, other, len(one.words & other.words))


def beside(
    connection: sqlite3.Connection, rows: list[Record], pairs: Iterable[Pair]
) -> Iterator[tuple[Record, list[Pair]]]:
    """Each row with the pairs of which its saying is the later one, but for what was dismissed."""
    _, first = _named(connection, [row["id"] for row in rows])
    of: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.state != "dismissed":
            of[pair.sayings[1]].append(pair)
    return ((row, of[first[row["id"]]]) for row in rows)


def _said(connection: sqlite3.Connection, records: list[Record], light: frozenset[str]) -> Iterator[_Said]:
    named, first = _named(connection, [record["id"] for record in records])
    for record in records:
        words = map(stem, _WORD.findall(fold(record["quote"])))
        yield _Said(
            record["id"],
            first[record["id"]],
            record["date"],
            record["act"],
            record["language"],
            frozenset(word for word in words if len(word) > 2 and word not in light),
            frozenset(record["topics"]) | named[record["id"]],
            figures_in(record["quote"], record["language"]),
        )


def _named(connection: sqlite3.Connection, ids: list[int]) -> tuple[dict[int, set[str]], dict[int, int]]:
    """Whom each statement names, and its saying."""
    named: dict[int, set[str]] = defaultdict(set)
    chosen = "select value from json_each(?)"
    query = f"select statement_id, named_id from statement_named where statement_id in ({chosen})"
    for number, who in connection.execute(query, (json.dumps(ids),)):
        named[number].add(who)
    query = f"select id, coalesce(saying, id) from statements where id in ({chosen})"
    return named, dict(connection.execute(query, (json.dumps(ids),)).fetchall())


def _of_speaker(sayings: Iterable[_Said]) -> Iterator[Pair]:
    by_word: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for new in sayings:
        shared: Counter[int] = Counter()
        known: dict[int, _Said] = {}
        for word in new.words:
            earlier = by_word[new.language, word]
            if len(earlier) <= COMMON:
                shared.update(each.id for each in earlier)
                known |= {each.id: each for each in earlier}
            earlier.append(new)
        for number, _ in shared.most_common():
            why = _reasons(known[number], new, shared[number])
            if why:
                yield Pair(number, new.id, why, (known[number].saying, new.saying))
                break


def _reasons(one: _Said, other: _Said, shared: int) -> Reasons:
    """Why two sayings may be a change; nothing where they are not on one subject, or nothing opposes."""
    if one.day == other.day or shared < LEAST or not one.subjects & other.subjects:
        return []
    share = shared / min(len(one.words), len(other.words))
    opposed = oppositions().get(frozenset((one.act, other.act)))
    why: Reasons = []
    if opposed and share >= (NEARLY_SAME if opposed.nearly_same else OPPOSED):
        why.append({"kind": "acts", "one": one.act, "other": other.act, "reason": opposed.reason})
    if share >= FIGURES:
        why += _differing(one.figures, other.figures)
    return why


def _differing(one: Iterable[Figure], other: Iterable[Figure]) -> Reasons:
    """The figures of one noun that are other numbers, where neither number stands on both sides."""
    known = {(figure.value, figure.unit) for figure in one} & {(each.value, each.unit) for each in other}
    pairs = [
        (a, b)
        for a in one
        for b in other
        if not known & {(a.value, a.unit), (b.value, b.unit)} and a.value != b.value and same_noun(a, b)
    ]
    return [
        {"kind": "figures", "one": a.value, "other": b.value, "unit": a.unit, "noun": b.nouns[0]}
        for a, b in pairs[:1]
    ]
