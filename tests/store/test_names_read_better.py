"""Aliases, merges and corrections of speakers known from texts alone, where today's rules read their names in full.

The database is one that an earlier version of the program left, with its names cut short: databases/schema-11.sql.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sample import statement_of, store
from tracker_extract import Extractor
from tracker_extract.models import Article, Speaker
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.by_hand import corrections
from tracker_store.by_hand import speakers as people
from tracker_store.by_hand.carried_over import carry_over
from tracker_store.database.connect import writing
from tracker_store.naming.lookup import find_speakers, with_merged
from tracker_store.upkeep.reprocess import EVERY, renew, selected, stored_article
from tracker_store.writing.prepare import Known, prepared
from tracker_store.writing.write import Writer

OLD = Path(__file__).parent / "databases" / "schema-11.sql"
AT = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture
def renewed(tmp_path: Path, extractor: Extractor) -> Iterator[sqlite3.Connection]:
    """The old database, brought up to the newest schema, all its articles found anew."""
    old = sqlite3.connect(tmp_path / "old.db")
    old.executescript(OLD.read_text("utf-8"))
    old.close()
    with writing(tmp_path / "old.db") as db:
        writer = Writer(db, extractor.registry.aliases_of, "10")
        for number in list(selected(db.conn, EVERY)):
            article = stored_article(db.conn, number)
            assert article is not None
            renew(writer, number, prepared(article, extractor(article)).said, corrections.by_hand, at=AT)
        yield db.conn


def known(speaker: Speaker) -> Known:
    return Known(speaker.id, speaker.name, speaker.name_ar, "person", None, False)


def found(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """The statements, with their speakers, of those whom a name fits."""
    ids = with_merged(connection, [speaker.id for speaker in find_speakers(connection, name)])
    return [(r["id"], r["speaker"]) for r in quotes(connection, Filter(speakers=tuple(ids))) if ids]


@pytest.mark.parametrize(
    ("name", "statements"),
    [
        # An alias of a name that was cut (Wael) finds the statements of the whole one.
        ("Keeper of the museum", [(1, "Wael Ward"), (2, "Wael Ward")]),
        ("Wael", [(1, "Wael Ward"), (2, "Wael Ward")]),
        # An alias of a name that was whole finds what was unresolved before, and what was set right by hand.
        ("The librarian", [(3, "Walid al-Sharqawi"), (4, "Walid al-Sharqawi"), (5, "Walid al-Sharqawi"), (7, "Walid al-Sharqawi")]),
        # Who was merged stays so under the whole name.
        ("Rashid al-Hamudi", [(6, "Rashid al-Hamoudi"), (8, "Rashid al-Hamoudi")]),
    ],
)  # fmt: skip
def test_what_was_said_by_hand_of_speakers_holds(
    renewed: sqlite3.Connection, name: str, statements: list[tuple[int, str]]
) -> None:
    assert sorted(found(renewed, name)) == statements


def test_it_is_an_edit_that_can_be_taken_back(renewed: sqlite3.Connection) -> None:
    carried = [edit for edit in people.edits(renewed) if edit["note"] == "the name is read in full now"]
    assert [(edit["kind"], edit["speaker_id"], edit["value"]) for edit in carried] == [
        ("merge", "wael", "wael-ward"),
        ("merge", "rashid-bin-hamud-bin-abdul-mohsen", "rashid-al-hamudi"),
    ]
    people.undo(renewed, AT)
    assert found(renewed, "Rashid al-Hamudi") == [(8, "Rashid al-Hamoudi")]


def test_not_where_several_have_the_name(renewed: sqlite3.Connection) -> None:
    """No alias goes over to one of two people whose names both hold the shorter one."""
    names = ("Nadim", "Nadim Sabri", "Nadim Hosni")
    short, one, two = (
        Speaker(name.lower().replace(" ", "-"), name, None, "person", None, None, False) for name in names
    )
    for each in (short, one, two):
        people.make(renewed, each)
    people.add_alias(renewed, short.id, "The baker", None, AT)
    carry_over(renewed, [(known(short), known(one))], AT)
    assert people.target_of(renewed, short.id) == short.id
    renewed.execute("delete from speakers where id = ?", (two.id,))
    carry_over(renewed, [(known(short), known(one))], AT)
    assert people.target_of(renewed, short.id) == one.id


def test_a_name_that_was_written_letter_by_letter_is_spelled_better_under_its_id(tmp_path: Path) -> None:
    """The Latin name alone changes, in statements that stay as they are; it is found by the old spelling, too."""
    text = "قال ياسر العصيفير إن الجسر مغلق.\n"
    old = Speaker("yasser-al-asifir", "Yasser al-Asifir", "ياسر العصيفير")
    other = Speaker("rami-badran", "Rami of the Quay", "رامي بدران")
    found = [statement_of(text, "الجسر مغلق", old, cue="قال"), statement_of(text, "مغلق", other)]
    store(tmp_path / "a.db", (Article(text, "Quay"), found))
    better = [replace(old, name="Yasser al-Osaifir"), replace(other, name="Rami Badran")]
    now = [replace(each, speakers=(name,)) for each, name in zip(found, better, strict=True)]
    with writing(tmp_path / "a.db") as db:
        article = stored_article(db.conn, 1)
        assert article is not None
        changes = renew(Writer(db, lambda _: (), "10"), 1, prepared(article, now).said, at=AT)
        assert changes is not None and (changes.same, changes.speakers) == (2, ())
        assert [(r["speaker"], r["speaker_id"]) for r in quotes(db.conn, Filter())] == [
            ("Yasser al-Osaifir", "yasser-al-asifir"),
            ("Rami Badran", "rami-badran"),
        ]
        for name in ("Yasser al-Asifir", "Yasser al-Osaifir", "العصيفير", "yasser-al-asifir"):
            assert [known.id for known in find_speakers(db.conn, name)] == ["yasser-al-asifir"]
