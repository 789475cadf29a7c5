"""Pairs of statements that are proposed, and what a person says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sample import AT, at_terminal
from tracker_extract import Extractor
from tracker_extract.function_words import function_words
from tracker_extract.packs import load_packs
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.by_hand.corrections import by_hand, restore, set_right
from tracker_store.database.connect import reading, writing
from tracker_store.relations.across import proposed as proposed_across
from tracker_store.relations.pairs import judge, judged
from tracker_store.relations.positions import oppositions, proposed
from tracker_store.upkeep.merge import merge
from tracker_store.writing.write import transaction

LIGHT = function_words(load_packs())
ALL = Filter()


def positions(path: Path, wanted: Filter = ALL) -> list[tuple[int, int, list[dict[str, Any]]]]:
    with reading(path) as connection:
        records = [record for record in quotes(connection, wanted) if record["id"] != 5]  # a copy of 4
        return [(pair.one, pair.other, pair.why) for pair in proposed(connection, records, LIGHT)]


def test_acts_that_oppose_and_figures_that_differ_are_proposed(stances: Path) -> None:
    promise, refugees = positions(stances)
    assert promise[:2] == (1, 3)
    assert [(why["kind"], why["one"], why["other"]) for why in promise[2]] == [("acts", "promise", "deny")]
    assert refugees[:2] == (4, 6)
    assert refugees[2] == [{"kind": "figures", "one": 300.0, "other": 500.0, "unit": "", "noun": "farmers"}]


def test_the_table_of_acts_is_of_acts(root: Path) -> None:
    import tomllib

    acts = tomllib.loads((root / "extract/tracker_extract/lang/acts.toml").read_text("utf-8"))["acts"]
    assert {act for pair in oppositions() for act in pair} <= set(acts)
    assert all(len(pair) == 2 and opposition.reason for pair, opposition in oppositions().items())


def test_one_saying_in_two_languages_is_proposed_and_stays_two(stances: Path, extractor: Extractor) -> None:
    with reading(stances) as connection:
        (pair,) = proposed_across(connection, Filter(), extractor.countries_in)
        sayings = connection.execute("select distinct saying from statements where id in (4, 8)").fetchall()
    assert (pair.one, pair.other) == (4, 8)
    assert pair.why == [{"kind": "shared", "same": ["SY", "300", "hezbollah", "syria"]}]
    assert len(sayings) == 2


def say(
    path: Path, ids: tuple[int, int], state: Any = "confirmed", note: str | None = "he said otherwise"
) -> None:
    with writing(path) as db, transaction(db) as connection:
        judge(connection, "position", ids, state, [], note, AT)


def known(path: Path) -> list[tuple[int, int, str, str | None]]:
    with reading(path) as connection:
        return [(pair.one, pair.other, pair.state, pair.note) for pair in judged(connection, "position")]


def test_a_judgement_keeps_its_statements_as_corrections_do(stances: Path) -> None:
    say(stances, (3, 1))
    assert known(stances) == [(1, 3, "confirmed", "he said otherwise")]
    with reading(stances) as connection:
        assert (by_hand(connection, 1), by_hand(connection, 3), by_hand(connection, 2)) == ({1}, {3}, set())
    say(stances, (1, 3), "dismissed", None)
    assert known(stances) == [(1, 3, "dismissed", None)]


def test_a_pair_is_silent_while_a_statement_of_it_is_rejected_or_somebody_elses(stances: Path) -> None:
    say(stances, (1, 3))
    for changes in ({"rejected": True}, {"speaker": [["john-kerry", None]]}):
        with writing(stances) as db, transaction(db) as connection:
            set_right(connection, 3, changes, None, AT)
        assert known(stances) == []
        with writing(stances) as db, transaction(db) as connection:
            restore(connection, 3, AT)
        assert len(known(stances)) == 1


def test_another_database_brings_its_judgements_and_ours_stands(stances: Path, tmp_path: Path) -> None:
    say(stances, (1, 3))
    other = tmp_path / "other.db"
    assert merge(other, stances).pairs == 1
    assert known(other) == [(1, 3, "confirmed", "he said otherwise")]
    say(stances, (1, 3), "dismissed", None)
    again = merge(other, stances)
    assert (again.pairs, again.kept) == (0, 1)
    assert known(other)[0][2] == "confirmed"


def lines(path: Path, *arguments: object, code: int = 0) -> list[str]:
    """What a command prints."""
    out, err, left = at_terminal("--db", path, *map(str, arguments))
    assert left == code, err
    return out or err.splitlines()


def rows(path: Path, *arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(path, *arguments, "--format", "ndjson")]


def test_from_the_proposal_to_the_report(stances: Path) -> None:
    trace = rows(stances, "trace", "--speaker", "Lavrov")
    marked = {row["id"]: [(p["statement"], p["state"]) for p in row["positions"]] for row in trace}
    assert {number: pairs for number, pairs in marked.items() if pairs} == {
        3: [(1, "proposed")], 6: [(4, "proposed")],
    }  # fmt: skip
    assert any(
        "? with 1: promise" in line for line in lines(stances, "trace", "--speaker", "Lavrov", "--no-pager")
    )
    assert "## Changes of position" not in lines(stances, "report", "--format", "md")
    lines(stances, "trace", "confirm", 1, 3, "--note", "the <b>terminal</b> \x1b[31mstays")
    lines(stances, "trace", "dismiss", 5, 6)  # the copy of 4: it settles both
    (row,) = rows(stances, "trace", "pairs")
    assert (row["state"], row["one"], row["other"]) == ("confirmed", 1, 3)
    assert row["why"][0]["reason"] == "says that it is not so, and that it is"
    report = lines(stances, "report", "--format", "md")
    assert "## Changes of position" in report
    assert "- the &lt;b&gt;terminal&lt;/b&gt; ␛\\[31mstays" in report
    lines(stances, "trace", "undo", 1, 3)
    assert [row["state"] for row in rows(stances, "trace", "pairs", "--state", "all")] == [
        "dismissed",
        "proposed",
    ]


def test_across_is_confirmed_as_well(stances: Path) -> None:
    (row,) = rows(stances, "across")
    assert (row["state"], row["one"], row["other"]) == ("proposed", 4, 8)
    lines(stances, "across", "confirm", 4, 8)
    (row,) = rows(stances, "across")
    assert (row["state"], row["why"][0]["kind"]) == ("confirmed", "shared")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trace", "confirm", "1", "1"], "1 is one statement"),
        (["trace", "confirm", "1", "7"], "not one speaker's"),
        (["trace", "confirm", "1", "99"], "unknown statement '99'"),
        (["across", "confirm", "1", "3"], "in one language"),
    ],
)
def test_what_is_no_pair(stances: Path, arguments: list[str], said: str) -> None:
    assert said in lines(stances, *arguments, code=1)[0]
