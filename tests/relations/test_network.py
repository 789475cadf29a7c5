"""The network of who speaks about whom: counted, written, and read again by networkx."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from sample import AT, at_terminal
from tracker_cli.export.graph import gexf_lines, graphml_lines, json_lines
from tracker_extract import Extractor
from tracker_store.asking.filters import Filter
from tracker_store.by_hand import speakers as people
from tracker_store.by_hand.corrections import set_right
from tracker_store.database.connect import reading, writing
from tracker_store.relations.network import EDGE_KEYS, Network, named_so, network, network_of
from tracker_store.upkeep.merge import merge
from tracker_store.upkeep.reprocess import Changes, renew, stored_article
from tracker_store.writing.prepare import prepared
from tracker_store.writing.write import Writer, transaction

Edges = dict[tuple[str, str], int]
ALL = Filter()
EDGES: Edges = {
    ("sergey-lavrov", "hezbollah"): 3,
    ("sergey-lavrov", "john-kerry"): 1,
    ("john-kerry", "sergey-lavrov"): 1,
}
HOSTILE = '<script>boom()</script> & "x" \x1b[31m\u202e\x00=cmd()\ud800'


def found(path: Path, wanted: Filter = ALL, **options: Any) -> Network:
    with reading(path) as connection:
        return network(connection, wanted, **options)


def weights(made: Network) -> Edges:
    return {(edge["source"], edge["target"]): edge["weight"] for edge in made.edges}


def test_an_edge_counts_sayings_and_tells_acts_and_days(stances: Path) -> None:
    made = found(stances)
    assert weights(made) == EDGES
    heaviest = made.edges[0]
    assert tuple(heaviest) == EDGE_KEYS
    # Two outlets have one sentence: one saying, two statements.
    assert (heaviest["statements"], heaviest["acts"], heaviest["topics"]) == (4, {"say": 4}, {"syria": 3})
    assert (heaviest["first"], heaviest["last"]) == ("2016-03-01", "2016-03-12")
    assert [(node["id"], node["class"]) for node in made.nodes] == [
        ("hezbollah", "group"), ("john-kerry", "person"), ("sergey-lavrov", "person"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "options", "expected"),
    [
        (Filter(speakers=("john-kerry",)), {}, [("john-kerry", "sergey-lavrov")]),
        (Filter(named=("john-kerry",)), {}, [("sergey-lavrov", "john-kerry")]),
        (Filter(acts=("praise",)), {}, [("john-kerry", "sergey-lavrov")]),
        (Filter(until="2016-03-05"), {}, [("sergey-lavrov", "hezbollah"), ("sergey-lavrov", "john-kerry")]),
        (Filter(), {"least": 2}, [("sergey-lavrov", "hezbollah")]),
        (Filter(), {"limit": 1}, [("sergey-lavrov", "hezbollah")]),
        (Filter(), {"newest": 1}, [("john-kerry", "sergey-lavrov")]),
        (Filter(topics=("aleppo",)), {}, []),
    ],
)
def test_filters_narrow_it(
    stances: Path, wanted: Filter, options: dict[str, int], expected: list[Any]
) -> None:
    assert list(weights(found(stances, wanted, **options))) == expected


def test_both_sides_of_a_speaker_and_whom_a_name_means(stances: Path) -> None:
    with reading(stances) as connection:
        about, by = network_of(connection, "john-kerry", 10, 100)
        assert (list(weights(about)), list(weights(by))) == (
            [("john-kerry", "sergey-lavrov")], [("sergey-lavrov", "john-kerry")],
        )  # fmt: skip
        assert named_so(connection, "Kerry") == named_so(connection, "جون كيري") == ("john-kerry",)
        assert named_so(connection, "nobody") == ()


def test_the_view_has_an_edge_for_each_statement(stances: Path) -> None:
    with reading(stances) as connection:
        rows = connection.execute(
            "select quote_id, speaker_id, named_id, act, topics from edges order by 1, 3"
        )
        assert rows.fetchall()[:3] == [
            (2, "sergey-lavrov", "hezbollah", "say", None),
            (2, "sergey-lavrov", "john-kerry", "say", None),
            (4, "sergey-lavrov", "hezbollah", "say", "syria"),
        ]


def test_corrections_and_merges_hold_for_it(stances: Path) -> None:
    with writing(stances) as db, transaction(db) as connection:
        set_right(connection, 2, {"rejected": True}, None, AT)
        people.merge(connection, "john-kerry", "sergey-lavrov", None, AT)
    # One person now: what he said of himself is no edge.
    assert weights(found(stances)) == {("sergey-lavrov", "hezbollah"): 2}
    with reading(stances) as connection:
        assert connection.execute("select count(*) from edges where speaker_id = named_id").fetchone() == (0,)


def test_reprocess_fills_an_older_database_and_changes_no_statement(
    stances: Path, extractor: Extractor
) -> None:
    with writing(stances) as db:
        with transaction(db) as connection:
            set_right(connection, 4, {"topics": ["syria"]}, None, AT)
            connection.execute("delete from statement_named")
            connection.execute("delete from named")
        writer = Writer(db, extractor.registry.aliases_of, "2")
        for number in range(1, 9):
            article = stored_article(db.conn, number)
            assert article is not None
            by_hand = (4,) if number == 4 else ()
            changes = renew(
                writer, number, prepared(article, extractor(article)).said, lambda _, __, kept=by_hand: kept
            )
            assert changes == Changes(number, same=not by_hand, kept=bool(by_hand))
    assert weights(found(stances)) == EDGES


def test_another_database_brings_its_names(stances: Path, tmp_path: Path) -> None:
    merge(tmp_path / "other.db", stances)
    with writing(tmp_path / "other.db") as db:
        db.execute("update statements set saying = (select 4) where id = 5")
    assert weights(found(tmp_path / "other.db")) == EDGES


@pytest.fixture
def hostile(stances: Path) -> Network:
    with closing(sqlite3.connect(stances)) as connection, connection:
        connection.execute(
            "update named set name = ?, name_ar = ? where id = 'hezbollah'", (HOSTILE[:-1], "x\u202e")
        )
    return found(stances)


@pytest.mark.parametrize(
    ("lines", "read"), [(graphml_lines, networkx.read_graphml), (gexf_lines, networkx.read_gexf)]
)
def test_networkx_reads_what_is_written_and_nothing_acts(hostile: Network, lines: Any, read: Any) -> None:
    node = {**hostile.nodes[0], "label": HOSTILE}
    text = "".join(lines(Network((node, *hostile.nodes[1:]), hostile.edges)))
    assert not {"\x1b", "\u202e", "\x00", "\ud800"} & set(text)
    assert "<script>" not in text
    ElementTree.fromstring(text)
    graph = read(io.BytesIO(text.encode()))
    assert graph.is_directed()
    assert {
        ends: round(data["weight"]) for *ends_, data in graph.edges(data=True) for ends in [tuple(ends_)]
    } == EDGES
    assert graph.nodes["hezbollah"]["label"].startswith('<script>boom()</script> & "x" ␛[31m')
    assert graph.nodes["sergey-lavrov"]["label_ar"] == "سيرغي لافروف"
    edge = graph.edges["john-kerry", "sergey-lavrov"]
    assert (edge["acts"], edge["first"], edge["statements"]) == ("praise 1", "2016-03-16", 1)


def test_json_is_node_link(hostile: Network) -> None:
    text = "".join(json_lines(hostile))
    assert not {"\x1b", "\u202e", "\x00"} & set(text)
    graph = networkx.node_link_graph(json.loads(text), edges="edges")
    assert graph.is_directed()
    assert graph.edges["sergey-lavrov", "hezbollah"]["acts"] == {"say": 4}


def test_the_command(stances: Path, tmp_path: Path) -> None:
    def run(*arguments: object) -> tuple[list[str], str, int]:
        return at_terminal("--db", stances, "network", *map(str, arguments))

    file = tmp_path / "net.graphml"
    assert run("--speaker", "Lavrov", "-o", file) == ([], "", 0)
    graph = networkx.read_graphml(file)
    assert set(graph.edges) == {("sergey-lavrov", "hezbollah"), ("sergey-lavrov", "john-kerry")}
    out, _, _ = run("--of", "Hezbollah", "--format", "csv")
    rows = list(csv.DictReader(out))
    assert [(row["source"], row["target"], row["weight"]) for row in rows] == [
        ("sergey-lavrov", "hezbollah", "3")
    ]
    assert "Sergey Lavrov" in "".join(run("--no-pager")[0])
    out, err, code = run("--of", "Nobody At All")
    assert (out, code) == ([], 1)
    assert "Nobody At All" in err
    assert run("-o", tmp_path / "net.docx")[2] == 2
    marked = tmp_path / "net.csv"
    assert run("--bom", "-o", marked) == ([], "", 0)
    assert marked.read_bytes().startswith(b"\xef\xbb\xbfsource,")
    assert run("--bom", "-o", file)[2] == 2  # no part of GraphML
