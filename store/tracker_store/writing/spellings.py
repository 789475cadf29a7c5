"""How speakers whom only articles know are written, and which spelling is shown.

Each article has its say: shown is the spelling of the most articles, of several the smallest by code points; likewise the
class and the country. The triggers of the schema keep count and choose, so that what is shown follows from which articles
there are, whatever came first and whatever has gone since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tracker_store.writing.prepare import Known, Said

_SPELLED = "speaker_id = ? and name = ? and name_ar = ? and class = ? and country = ?"


def unlisted(said: Iterable[Said]) -> tuple[Known, ...]:
    """The speakers of some statements whom the registry does not know, each spelling once."""
    found = {speaker: None for each in said for speaker, _ in each.speakers if not speaker.registered}
    return tuple(found)


def spell(
    connection: sqlite3.Connection, article_id: int, spelled: Iterable[Known], remembered: dict[Known, int]
) -> None:
    """Note how an article spells speakers that are stored. `remembered` are spellings that have their ids; it grows."""
    for speaker in spelled:
        if speaker not in remembered:
            remembered[speaker] = _id_of(connection, speaker)
    connection.executemany(
        "insert into article_spellings (article_id, spelling) values (?, ?) on conflict do nothing",
        [(article_id, remembered[speaker]) for speaker in spelled],
    )


def spelled_in(connection: sqlite3.Connection, article_id: int) -> tuple[Known, ...]:
    """How an article spells the speakers whom the registry does not know."""
    query = """
        select speaker_id, name, nullif(name_ar, ''), class, nullif(country, ''), 0 from article_spellings
        join speaker_spellings on id = spelling where article_id = ? order by spelling
    """
    return tuple(Known(*row) for row in connection.execute(query, (article_id,)))


def spell_again(
    connection: sqlite3.Connection, article_id: int, spelled: tuple[Known, ...], remembered: dict[Known, int]
) -> None:
    """As `spell`, of an article that was read anew."""
    if set(spelled_in(connection, article_id)) != set(spelled):
        connection.execute("delete from article_spellings where article_id = ?", (article_id,))
        spell(connection, article_id, spelled, remembered)


def _id_of(connection: sqlite3.Connection, speaker: Known) -> int:
    row = (speaker.id, speaker.name, speaker.name_ar or "", speaker.speaker_class, speaker.country or "")
    connection.execute(
        "insert into speaker_spellings (speaker_id, name, name_ar, class, country) values (?, ?, ?, ?, ?) on conflict do nothing",
        row,
    )
    found: int = connection.execute(f"select id from speaker_spellings where {_SPELLED}", row).fetchone()[0]
    return found
