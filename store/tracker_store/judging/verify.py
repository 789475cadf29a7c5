"""Whether a quotation is real: where its words stand, whose they are, and how far.

Words are looked for in statements first, by the full-text index; those that no statement holds are looked for in the
texts of all articles; last comes the longest beginning that somebody did say. The best answer alone is given, at every
place where it holds. docs/verify.md says what each verdict means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_store.asking.acts import DENYING
from tracker_store.asking.articles import heads
from tracker_store.asking.passages import around
from tracker_store.asking.places import (
    Words,
    joined,
    may_hold,
    one_blank,
    pieces_of,
    runs,
    stretch,
    words_of,
)
from tracker_store.asking.query import by_ids
from tracker_store.asking.record import KEYS, Record
from tracker_store.asking.search import any_phrase
from tracker_store.database.schema import OLDER, SHOWN

VERBATIM, SAME, DENIED = "verbatim", "same-words", "denied"
UNRESOLVED, OTHER, IN_TEXT = "unresolved", "other-speaker", "in-text"
BEGINNING, ABSENT = "beginning", "absent"
# The best first. The first two say that the quotation is real.
VERDICTS = (VERBATIM, SAME, DENIED, UNRESOLVED, OTHER, IN_TEXT, BEGINNING, ABSENT)
REAL = frozenset({VERBATIM, SAME})
VERIFY_KEYS = (
    "number",
    "claim",
    "asked",
    "verdict",
    "found",
    "found_spans",
    "whole",
    "invented",
    "around",
    *KEYS,
)

# Fewer words than these begin many sentences: that somebody began so is no evidence (docs/sayings.md, SHORTEST).
LEAST = 4
# Statements looked at for one quotation: with more words than two or three, fewer hold them.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation to be proved: its words, and the ids of those who are said to have spoken, if anybody is named."""

    words: str
    speakers: tuple[str, ...] = ()
    all_versions: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pieces of a claim stand: in an article, in its statement if they are one's, and where in the text.

    `exact`: spelled as there; `whole`: they are all the words of the statement.
    """

    article: int
    statement: int | None
    spans: tuple[tuple[int, int], ...]
    exact: bool
    whole: bool
    around: str
    found: str


_Pieces = tuple[tuple[str, ...], ...]


def verified(connection: sqlite3.Connection, claim: Claim) -> tuple[str, list[dict[str, Any]]]:
    """The verdict, and a record by VERIFY_KEYS but `number` and `asked` for each place; one without a place for `absent`."""
    pieces = pieces_of(claim.words)
    folded = tuple(words_of(piece).folds for piece in pieces)
    if not folded:
        return ABSENT, [_row(claim, ABSENT, None, None, "")]
    for found in (_in_statements(connection, claim, pieces, folded), _led_in(connection, claim, pieces)):
        if found:
            return _best(connection, claim, found)
    texts = list(_in_texts(connection, claim, pieces, folded))
    if texts:
        return IN_TEXT, [_row(claim, IN_TEXT, place, _head(connection, place), "") for place in texts]
    return _begun(connection, claim, folded)


def _best(
    connection: sqlite3.Connection, claim: Claim, found: Sequence[_Place]
) -> tuple[str, list[dict[str, Any]]]:
    records = _records(connection, found)
    judged = [(_verdict(claim, place, record), place, record) for place, record in records]
    best = min((verdict for verdict, _, _ in judged), key=VERDICTS.index)
    return best, [
        _row(claim, best, place, record, "") for verdict, place, record in judged if verdict == best
    ]


def _verdict(claim: Claim, place: _Place, record: Record) -> str:
    if claim.speakers:
        if record["speaker_id"] is None:
            return UNRESOLVED
        if not _is_of(claim, record):
            return OTHER
    # In marks, too: "denied “any secret deal”" gives the accuser's words, and nothing tells that from the speaker's own.
    if record["act"] in DENYING:
        return DENIED
    return VERBATIM if place.exact else SAME


def _is_of(claim: Claim, record: Record) -> bool:
    return not set(claim.speakers).isdisjoint((record["speaker_id"] or "").split(";"))


def _records(connection: sqlite3.Connection, found: Sequence[_Place]) -> list[tuple[_Place, Record]]:
    """The places with their statements, the earliest first, undated last."""
    numbers = [place.statement for place in found if place.statement is not None]
    known = {record["id"]: record for record in by_ids(connection, numbers)}
    pairs = [(place, known[place.statement]) for place in found if place.statement in known]
    return sorted(pairs, key=lambda pair: (pair[1]["date"] is None, pair[1]["date"], pair[1]["id"]))


def _in_statements(
    connection: sqlite3.Connection, claim: Claim, pieces: Sequence[str], folded: _Pieces
) -> list[_Place]:
    """Where the words are those of a statement, once in each."""
    places = []
    for number, article, words, text in _candidates(connection, claim, folded):
        run = next(runs(words, folded), None)
        if run is not None:
            places.append(_place(article, number, text, words, run, pieces, folded))
    return places


def _led_in(connection: sqlite3.Connection, claim: Claim, pieces: Sequence[str]) -> list[_Place]:
    """Where all but the first word are a statement's, and that one stands before it: `that`, which leads in to content.

    The words that name the reporting or the source are never taken for such a one.
    """
    first = words_of(pieces[0])
    if len(first.folds) < LEAST:
        return []
    shorter = (pieces[0][first.spans[1].start :], *pieces[1:])
    places = []
    for place in _in_statements(
        connection, claim, shorter, tuple(words_of(piece).folds for piece in shorter)
    ):
        text, taken = _around_statement(connection, place)
        before = words_of(
            text[max(0, place.spans[0][0] - 80) : place.spans[0][0]], max(0, place.spans[0][0] - 80)
        )
        if not before.folds or before.folds[-1] != first.folds[0]:
            continue
        start = before.spans[-1].start
        if any(start < end and begin < before.spans[-1].end for begin, end in taken):
            continue
        spans = ((start, place.spans[0][1]), *place.spans[1:])
        said = text[start : place.spans[0][1]]
        exact = place.exact and one_blank(said) == one_blank(pieces[0])
        places.append(
            _Place(
                place.article, place.statement, spans, exact, place.whole, place.around, _shown(text, spans)
            )
        )
    return places


def _around_statement(connection: sqlite3.Connection, place: _Place) -> tuple[str, list[tuple[int, int]]]:
    """The article's text, and where cue and source of the statement stand in it."""
    query = """select a.text, s.cue_start, s.cue_end, s.source_start, s.source_end
        from statements s join articles a on a.id = s.article_id where s.id = ?"""
    text, *places = connection.execute(query, (place.statement,)).fetchone()
    spans = [tuple(places[:2]), tuple(places[2:])]
    return text, [span for span in spans if span[0] is not None]


def _begun(connection: sqlite3.Connection, claim: Claim, folded: _Pieces) -> tuple[str, list[dict[str, Any]]]:
    """The longest beginning that a statement holds, of the speakers asked for if there are any; else that there is none."""
    absent = ABSENT, [_row(claim, ABSENT, None, None, "")]
    size = sum(map(len, folded))
    least, most = LEAST, size - 1
    best: list[_Place] = []
    length = 0
    # Whoever said six words of it said five of it, too: half of what is left is settled at each step.
    while least <= most:
        middle = (least + most + 1) // 2
        found = _of_asked(connection, claim, _in_statements(connection, claim, (), _cut(folded, middle)))
        if found:
            best, length, least = found, middle, middle + 1
        else:
            most = middle - 1
    if not best:
        return absent
    tail = _tail(claim.words, length)
    return BEGINNING, [
        _row(claim, BEGINNING, place, record, tail) for place, record in _records(connection, best)
    ]


def _of_asked(connection: sqlite3.Connection, claim: Claim, found: list[_Place]) -> list[_Place]:
    if not claim.speakers or not found:
        return found
    return [place for place, record in _records(connection, found) if _is_of(claim, record)]


def _cut(folded: _Pieces, size: int) -> _Pieces:
    """The first `size` words of the pieces."""
    left, kept = size, []
    for piece in folded:
        if left <= 0:
            break
        kept.append(piece[:left])
        left -= len(piece)
    return tuple(kept)


def _tail(claim: str, length: int) -> str:
    """What stands behind the first `length` words of a claim."""
    spans = words_of(claim).spans
    return claim[spans[length].start : spans[-1].end]


def _candidates(
    connection: sqlite3.Connection, claim: Claim, folded: _Pieces
) -> Iterator[tuple[int, int, Words, str]]:
    """Statements that the index says may hold all pieces: id, article, words with their places, the article's text."""
    phrases = [any_phrase([" ".join(piece)]) for piece in folded]
    match = " AND ".join(f"({phrase})" for phrase in phrases if phrase)
    shown = f"({SHOWN}, {OLDER})" if claim.all_versions else f"({SHOWN})"
    query = f"""
        select s.id, s.article_id, a.text from statement_fts f cross join statements s on s.id = f.rowid
        join articles a on a.id = s.article_id
        where f.statement_fts match ? and s.hidden in {shown} order by s.id limit {MOST}
    """
    parts = "select start, end, text from statement_parts where statement_id = ? order by position"
    for number, article, text in connection.execute(query, (match,)).fetchall():
        stretches = connection.execute(parts, (number,)).fetchall()
        yield number, article, joined([words_of(words, start) for start, _, words in stretches]), text


def _in_texts(
    connection: sqlite3.Connection, claim: Claim, pieces: Sequence[str], folded: _Pieces
) -> Iterator[_Place]:
    """Where the words stand in an article, whoever said them or nobody; once in each article."""
    fits = may_hold(max(folded, key=len)).search
    current = "" if claim.all_versions else "where current"
    for article, text in connection.execute(f"select id, text from articles {current} order by id"):
        if fits(text) is None:
            continue
        words = words_of(text)
        run = next(runs(words, folded), None)
        if run is not None:
            yield _place(article, None, text, words, run, pieces, folded)


def _place(
    article: int,
    statement: int | None,
    text: str,
    words: Words,
    run: Sequence[range],
    pieces: Sequence[str],
    folded: _Pieces,
) -> _Place:
    """The place of a run; `exact` where each piece stands in one stretch and is spelled as in the text."""
    spans: list[tuple[int, int]] = []
    exact = bool(pieces)
    for number, each in enumerate(run):
        whole = stretch(text, words, each, folded[number][0])
        parts = _apart(words, each, whole, text)
        spans += parts
        exact = exact and len(parts) == 1 and one_blank(text[slice(*whole)]) == one_blank(pieces[number])
    all_words = statement is not None and sum(map(len, run)) == len(words.folds)
    return _Place(
        article, statement, tuple(spans), exact, all_words, around(text, spans), _shown(text, spans)
    )


def _apart(words: Words, run: range, whole: tuple[int, int], text: str) -> list[tuple[int, int]]:
    """The run in stretches of the text between which other words stand."""
    stretches = [whole[0]]
    ends: list[int] = []
    for before, after in zip(run, run[1:], strict=False):
        left, right = words.spans[before].end, words.spans[after].start
        if words_of(text[left:right]).folds:
            ends.append(left)
            stretches.append(right)
    return list(zip(stretches, [*ends, whole[1]], strict=True))


def _shown(text: str, spans: Iterable[tuple[int, int]]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _head(connection: sqlite3.Connection, place: _Place) -> Record:
    """What names the article, by the keys of a statement's record."""
    (head,) = heads(connection, [place.article])
    return {
        **dict.fromkeys(KEYS),
        **head,
        "id": None,
        "article_id": head["id"],
        "topics": [],
        "corrected": [],
    }


def _row(
    claim: Claim, verdict: str, place: _Place | None, record: Record | None, invented: str
) -> dict[str, Any]:
    known = record or {**dict.fromkeys(KEYS), "topics": [], "corrected": []}
    return {
        "claim": claim.words,
        "verdict": verdict,
        "found": place.found if place else None,
        "found_spans": [list(span) for span in place.spans] if place else [],
        "whole": place.whole if place and place.statement is not None else None,
        "invented": invented or None,
        "around": place.around if place else None,
        **{key: known[key] for key in KEYS},
    }
