"""What is stored, scored against statements that a person marked in the same texts. docs/quality.md defines the figures.

A marked text is a stretch of a stored article. Statements are compared as sets of words of it, one to one: two are a pair
when at least half of the words of both are common.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker_extract.models import Span
from tracker_store.asking.filters import Filter
from tracker_store.asking.places import may_hold, runs, stretch, words_of
from tracker_store.asking.query import quotes
from tracker_store.asking.record import Record
from tracker_store.naming.lookup import SHORTEST_KEY, name_key, name_words

# Of the words of both, those in common: as the figures of docs/quality.md were measured.
HALF = 0.5
# Likewise, of the words of two names of a body: "the Ministry of Trade" and "Ministry of Trade" have three of four.
ALIKE = 0.6
SCORE_KEYS = ("measure", "right", "predicted", "marked", "precision", "recall", "f1", "share")
ERROR_KEYS = ("text", "what", "marked", "found", "marked_speaker", "found_speaker", "id")
_SHARES = ("speaker", "kind", "act", "date", "topics")
UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in which every statement was marked, by its label; `says` has the keys of a case (ARCHITECTURE.md)."""

    label: str
    text: str
    title: str | None
    says: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as it is compared: its words as numbers of words of the text, and the first and last of each part."""

    words: frozenset[int]
    edges: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Score:
    """Counts of all texts, what was wrong, and the labels of texts that are not stored."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def rows(self) -> list[dict[str, Any]]:
        """A record by SCORE_KEYS for each figure."""
        n = self.counts
        rows = [_measure(name, n[name], n["predicted"], n["marked"]) for name in ("found", "exact", "joint")]
        for name in _SHARES:
            right, asked = n[f"{name} right"], n[f"{name} asked"]
            rows.append(
                dict.fromkeys(SCORE_KEYS)
                | {"measure": name, "right": right, "marked": asked, "share": _share(right, asked)}
            )
        return rows


def _measure(name: str, right: int, predicted: int, marked: int) -> dict[str, Any]:
    f1 = _share(2 * right, predicted + marked)
    values = (name, right, predicted, marked, _share(right, predicted), _share(right, marked), f1, None)
    return dict(zip(SCORE_KEYS, values, strict=True))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def evaluated(connection: sqlite3.Connection, marked: Sequence[Marked]) -> Score:
    """The score of all texts."""
    score = Score()
    places = _places(connection, marked)
    for number, one in enumerate(marked):
        if number in places:
            _Comparing(connection, one, *places[number], score).go()
        else:
            score.missing.append(one.label)
    return score


def _places(connection: sqlite3.Connection, marked: Sequence[Marked]) -> dict[int, tuple[int, str, Span]]:
    """Number of a text -> the first article that holds it, the article's text, and where in it."""
    found: dict[int, tuple[int, str, Span]] = {}
    lines = {number: _lines(one.text) for number, one in enumerate(marked)}
    hints = {number: may_hold(max(folded, key=len)) for number, folded in lines.items()}
    for article, text in connection.execute("select id, text from articles where current order by id"):
        for number in hints.keys() - found.keys():
            one = marked[number]
            start = text.find(one.text)
            place = Span(start, start + len(one.text)) if start >= 0 else None
            if place is None and hints[number].search(text):
                place = _by_lines(text, lines[number])
            if place is not None:
                head = text.find(one.title, 0, place.start) if one.title else -1
                found[number] = article, text, Span(head if head >= 0 else place.start, place.end)
    return found


def _lines(text: str) -> list[tuple[str, ...]]:
    """The folded words of each line with any."""
    folded = (words_of(line).folds for line in text.split("\n"))
    return [line for line in folded if line]


def _by_lines(text: str, lines: Sequence[tuple[str, ...]]) -> Span | None:
    """Where all lines stand one behind the other, spelled or broken otherwise, or with lines between them."""
    words = words_of(text)
    run = next(runs(words, lines), None)
    if run is None:
        return None
    return Span(stretch(text, words, run[0], lines[0][0]).start, words.spans[run[-1].stop - 1].end)


class _Comparing:
    """One text, what was marked in it and what is stored of it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        marked: Marked,
        article: int,
        text: str,
        place: Span,
        score: Score,
    ) -> None:
        self._connection = connection
        self._marked = marked
        self._text = text
        self._place = place
        self._score = score
        self._words = words_of(text[slice(*place)], place.start)
        inside = (
            record for record in quotes(connection, Filter(articles=(article,))) if place.start <= record["start"] < place.end
        )  # fmt: skip
        self._records = sorted(inside, key=lambda record: (record["start"], record["id"]))

    def go(self) -> None:
        gold = [self._of(spans) for spans in self._spans()]
        mine = [self._of([Span(*span) for span in record["spans"]]) for record in self._records]
        pairs = self._paired(gold, mine)
        for number, says in enumerate(self._marked.says):
            if says.get("optional"):
                continue
            self._score.counts["marked"] += 1
            if number in pairs:
                self._compare(says, gold[number], self._records[pairs[number]], mine[pairs[number]])
            else:
                self._wrong("missed", says, None)
        self._count_predicted(gold, mine, pairs)

    def _spans(self) -> Iterator[list[Span]]:
        """Where the parts of each marked statement stand: in order, from where the one before began."""
        cursor = self._place.start
        for says in self._marked.says:
            spans: list[Span] = []
            at = cursor
            for part in says["parts"]:
                start = self._text.find(part, at, self._place.end)
                start = start if start >= 0 else self._text.find(part, self._place.start, self._place.end)
                if start >= 0:
                    spans.append(Span(start, start + len(part)))
                else:
                    spans += self._otherwise(part, at)
                at = spans[-1].end if spans else at
            cursor = spans[0].start if spans else cursor
            yield spans

    def _otherwise(self, part: str, after: int) -> list[Span]:
        """Where a part that is spelled otherwise stands, behind a place if it can be."""
        folds = words_of(part).folds
        places = [
            stretch(self._text, self._words, run, folds[0])
            for (run,) in (runs(self._words, [folds]) if folds else ())
        ]
        return [place for place in places if place.start >= after][:1] or places[:1]

    def _of(self, spans: Sequence[Span]) -> _Said:
        inside = [
            [n for n, word in enumerate(self._words.spans) if word.start < span.end and word.end > span.start]
            for span in spans
        ]
        edges = tuple((numbers[0], numbers[-1]) for numbers in inside if numbers)
        return _Said(frozenset(number for numbers in inside for number in numbers), edges)

    def _paired(self, gold: Sequence[_Said], mine: Sequence[_Said]) -> dict[int, int]:
        """Marked statement -> the stored one that is its pair; the most alike first, optional ones last."""
        alike = []
        for number, one in enumerate(gold):
            for other, found in enumerate(mine):
                common = len(one.words & found.words) / (len(one.words | found.words) or 1)
                if common >= HALF:
                    alike.append((not self._marked.says[number].get("optional"), common, -number, -other))
        pairs: dict[int, int] = {}
        for _, _, number, other in sorted(alike, reverse=True):
            if -number not in pairs and -other not in pairs.values():
                pairs[-number] = -other
        return pairs

    def _count_predicted(self, gold: Sequence[_Said], mine: Sequence[_Said], pairs: dict[int, int]) -> None:
        """Count what is stored; what lies mostly in words that may be found or not counts neither way."""
        optional = [bool(says.get("optional")) for says in self._marked.says]
        free = frozenset[int]().union(
            *(one.words for one, may in zip(gold, optional, strict=True) if may)
        ) - frozenset[int]().union(*(one.words for one, may in zip(gold, optional, strict=True) if not may))
        paired = {other: number for number, other in pairs.items()}
        for other, found in enumerate(mine):
            if other in paired:
                self._score.counts["predicted"] += not optional[paired[other]]
            elif 2 * len(found.words & free) <= len(found.words):
                self._score.counts["predicted"] += 1
                self._wrong("spurious", None, self._records[other])

    def _compare(self, says: dict[str, Any], gold: _Said, record: Record, mine: _Said) -> None:
        counts = self._score.counts
        counts["found"] += 1
        if gold.edges == mine.edges:
            counts["exact"] += 1
        else:
            self._wrong("words", says, record)
        right = self._same_speaker(says, record)
        counts["joint"] += right
        for name, same in self._shares(says, record, right):
            counts[f"{name} asked"] += 1
            counts[f"{name} right"] += same
            if not same:
                self._wrong(name, says, record)

    def _shares(self, says: dict[str, Any], record: Record, speaker: bool) -> Iterator[tuple[str, bool]]:
        yield "speaker", speaker
        for key in ("kind", "act"):
            if key in says:
                yield key, says[key] == record[key]
        if "date" in says:
            yield "date", says["date"] == (record["date"] or "none")
        if "topics" in says:
            yield "topics", set(says["topics"]) == set(record["topics"])

    def _same_speaker(self, says: dict[str, Any], record: Record) -> bool:
        """Whether all marked speakers are those of the record, by any name of theirs; where none is marked, it is."""
        wanted = [says[key] for key in ("speaker", "speaker_ar") if says.get(key)]
        if not wanted:
            return True
        if UNRESOLVED in wanted:
            return record["speaker_id"] is None
        if record["speaker_id"] is None:
            return False
        if says.get("class") == "unnamed":
            told = name_words(
                " ".join(str(record[key] or "") for key in ("speaker", "speaker_ar", "source_text"))
            )
            return any(set(name_words(name).split()) <= set(told.split()) for name in wanted)
        ids = record["speaker_id"].split(";")
        known = [
            _Known.of(self._connection, id_, record["source_text"] if len(ids) == 1 else None) for id_ in ids
        ]
        return any(_all_same(name.split(" & "), known) for name in wanted)

    def _wrong(self, what: str, says: dict[str, Any] | None, record: Record | None) -> None:
        key = what if what in _SHARES[1:] else "words"
        marked = None if says is None else " … ".join(says["parts"]) if key == "words" else _told(says[key])
        found = None if record is None else record["quote"] if key == "words" else _told(record[key])
        who = None if says is None else says.get("speaker") or says.get("speaker_ar")
        said = None if record is None else record["speaker"] or UNRESOLVED
        number = None if record is None else record["id"]
        row = (self._marked.label, what, marked, found, who, said, number)
        self._score.errors.append(dict(zip(ERROR_KEYS, row, strict=True)))


def _told(value: Any) -> str:
    return ";".join(value) if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class _Known:
    """A speaker by all names, those of speakers merged into them too, as lists of folded words; and whether a person."""

    names: tuple[tuple[str, ...], ...]
    is_person: bool

    @classmethod
    def of(cls, connection: sqlite3.Connection, id_: str, source: str | None) -> _Known:
        """The speaker with this id; of a body, the words that the source is named by are a name, too."""
        (kind,) = connection.execute("select class from speakers where id = ?", (id_,)).fetchone()
        query = """select folded, key from aliases where speaker_id = ?1
            or speaker_id in (select id from speakers where merged_into = ?1)"""
        rows = connection.execute(query, (id_,)).fetchall()
        names = [tuple(folded.split()) for folded, _ in rows]
        if kind == "person":  # as the other script, or another hand, would spell it
            names += [tuple(key.split()) for _, key in rows if len(key.replace(" ", "")) >= SHORTEST_KEY]
        elif source:
            names.append(tuple(name_words(source).split()))
        return cls(tuple(names), kind == "person")

    def is_called(self, name: str) -> bool:
        """Whether the name is one of the speaker's. Of a person a part with the last word will do, of a body 60 % of the words."""
        spellings = [name_words(name).split(), *([name_key(name).split()] if self.is_person else [])]
        same = _same_person if self.is_person else _same_body
        return any(same(words, own) for words in spellings if words for own in self.names)


def _same_person(words: Sequence[str], own: Sequence[str]) -> bool:
    one, other = set(words), set(own)
    return one == other or (other < one and words[-1] in other) or (one < other and own[-1] in one)


def _same_body(words: Sequence[str], own: Sequence[str]) -> bool:
    one, other = set(words), set(own)
    return len(one & other) >= ALIKE * len(one | other)


def _all_same(wanted: Iterable[str], known: Iterable[_Known]) -> bool:
    """Whether each wanted name is one of another speaker's, and nobody is left."""
    left = list(known)
    for name in wanted:
        same = next((speaker for speaker in left if speaker.is_called(name)), None)
        if same is None:
            return False
        left.remove(same)
    return not left
