"""From the words a user types to speakers and topics of the database."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from tracker_extract.text import fold

_WORD = re.compile(r"\w+")
_ITEM = re.compile(
    r"(?:(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/|wd:)?(q[1-9]\d{0,11})", re.IGNORECASE
)

# Consonant keys say little when short: two consonants make Kerry and Korea one.
SHORTEST_KEY = 3
# Names looked at for a hint: the most quoted ones, so that a typo costs no second on a large database.
NAMES_FOR_HINTS = 5000


class Known(NamedTuple):
    """A speaker of the database."""

    id: str
    name: str
    name_ar: str | None


def item_of(given: str) -> str | None:
    """The id of Wikidata that somebody typed or copied as an address: `q58217`, `https://www.wikidata.org/wiki/Q58217`."""
    found = _ITEM.fullmatch(given.strip())
    return found[1].upper() if found else None


def name_words(name: str) -> str:
    """The words of a name, folded, joined by one blank: `Al-Assad` is `al assad`."""
    return " ".join(_WORD.findall(fold(name)))


def name_key(name: str) -> str:
    """The consonant keys of a name's words, joined by one blank: equal for one name in Latin and Arabic letters."""
    # Reading rarely needs them, and they need tables of letters.
    from tracker_extract.names import match_key

    return " ".join(key for key in map(match_key, name_words(name).split()) if key)


def find_speakers(connection: sqlite3.Connection, given: str) -> tuple[Known, ...]:
    """Every speaker whom the given words name, most quoted first.

    An id, here or of Wikidata, or a whole name settles it; else all whose name or alias contains the words; else, of those
    known only from articles, all with the same consonants there: the registry lists the spellings of its people, an
    article has one.
    """
    words = name_words(given)
    if not words:
        return ()
    item = item_of(given)
    if item and (found := _speakers(connection, "s.wikidata = ?1", item)):
        return found
    whole = "s.id = ?1 or exists (select 1 from aliases a where a.speaker_id = s.id and a.folded = ?2 and a.canonical)"
    part = "s.id in (select speaker_id from aliases where instr(' ' || {} || ' ', ' ' || ?1 || ' '))"
    return (
        _speakers(connection, whole, given.encode("utf-8", "replace").decode().strip(), words)
        or _speakers(connection, part.format("folded"), words)
        or _alike(connection, part.format("key"), name_key(given))
    )


def speakers_by_id(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[Known, ...]:
    """Those of the ids that are in the database, most quoted first; of a merged one, the speaker it really is."""
    return _speakers(connection, "s.id in (select value from json_each(?1))", json.dumps(list(ids)))


def with_merged(connection: sqlite3.Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids, and those of the speakers merged into them."""
    wanted = tuple(dict.fromkeys(ids))
    query = "select id from speakers where merged_into in (select value from json_each(?))"
    return (*wanted, *(id_ for (id_,) in connection.execute(query, (json.dumps(wanted),))))


def _alike(connection: sqlite3.Connection, part: str, key: str) -> tuple[Known, ...]:
    if len(key.replace(" ", "")) < SHORTEST_KEY:
        return ()
    return _speakers(connection, f"not s.registered and {part}", key)


def find_topic(connection: sqlite3.Connection, given: str) -> str | None:
    """The slug of the topic, whatever its case."""
    return next((slug for slug in topics(connection) if fold(slug) == fold(given.strip())), None)


def topics(connection: sqlite3.Connection) -> tuple[str, ...]:
    """All known topics, in order."""
    return tuple(slug for (slug,) in connection.execute("select slug from topics order by slug"))


def nearest_topics(connection: sqlite3.Connection, given: str) -> tuple[str, ...]:
    """The topics spelled most like the given word; all of them where there are few."""
    import difflib

    known = topics(connection)
    return tuple(difflib.get_close_matches(fold(given), known, n=3)) or known[:5]


def nearest_speakers(
    connection: sqlite3.Connection, given: str, others: Iterable[tuple[str, str]] = ()
) -> tuple[str, ...]:
    """Up to three names of speakers that have a word spelled like one of the given ones, those quoted here first.

    `others` are further speakers as alias and name, the registry's for one.
    """
    import difflib

    query = """
        select a.folded, s.name from aliases a join speakers s on s.id = a.speaker_id
        order by (select count(*) from statement_speakers l where l.speaker_id = s.id) desc limit ?
    """
    named: dict[str, str] = {}
    known = connection.execute(query, (NAMES_FOR_HINTS,)).fetchall()
    for folded, name in chain(known, ((name_words(alias), name) for alias, name in others)):
        for word in (folded, *folded.split()):
            named.setdefault(word, name)
    words = dict.fromkeys([name_words(given), *name_words(given).split()])
    near = [
        named[match] for word in words for match in difflib.get_close_matches(word, named, n=3, cutoff=0.7)
    ]
    return tuple(dict.fromkeys(near))[:3]


def _speakers(connection: sqlite3.Connection, condition: str, *values: str) -> tuple[Known, ...]:
    query = f"""
        select distinct w.id, w.name, w.name_ar from speakers s join real_speakers w on w.said_as = s.id
        where {condition} order by (select count(*) from statement_speakers l where l.speaker_id = w.id) desc, w.id
    """
    return tuple(Known(*row) for row in connection.execute(query, values))
