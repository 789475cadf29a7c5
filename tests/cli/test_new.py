"""Saved questions from the command line, run as processes on the press."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import md5
from pathlib import Path
from xml.etree import ElementTree

import pytest

from press import print_press
from sample import AT, LAVROV, Run, at_terminal, statement_of, store
from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Article
from tracker_store.database.connect import writing
from tracker_store.saved import feeds, searches
from tracker_store.saved.searches import NEWS_KEYS
from tracker_store.writing.write import transaction

pytestmark = pytest.mark.unmeasured
ATOM = "{http://www.w3.org/2005/Atom}"


class Paper(io.StringIO):
    """A stream in memory that is no terminal."""

    encoding = "utf-8"


@pytest.fixture(autouse=True)
def press(tmp_path: Path) -> Path:
    print_press(tmp_path / "tracker.db")
    return tmp_path / "tracker.db"


def more(path: Path, first: int, count: int) -> None:
    """Further articles with a statement of Lavrov's each, all of them different ones."""
    made = []
    for number in range(first, first + count):
        own = md5(str(number).encode()).hexdigest()
        words = f"The ship {' '.join(own[at : at + 4] for at in range(0, 32, 4))} <b>{number}</b>"
        text = f"He said {words}."
        said = statement_of(text, words, LAVROV, said=date(2016, 10, 1), language="en", act="promise")
        made.append(
            (Article(text, None, date(2016, 10, 1), "en", "Ships", f"https://example.org/s/{number}"), [said])
        )
    store(path, *made)


def test_the_way_of_a_question(tracker: Run, press: Path) -> None:
    saved = tracker(
        "searches", "add", "ships", "--speaker", "Lavrov", "--outlet", "Weekly", "--outlet", "Ships", "--all"
    )
    assert (saved.returncode, saved.stdout) == (0, "")
    listed = json.loads(tracker("searches", "--format", "ndjson").stdout)
    assert listed["filters"] == {"speaker": ["Lavrov"], "outlet": ["Weekly", "Ships"]}
    more(press, 0, 2)
    peeked = tracker("new", "--format", "ndjson", "--peek")
    done = tracker("new", "ships", "--format", "ndjson")
    assert (done.stdout, done.returncode) == (peeked.stdout, 0)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["outlet"] for row in rows] == ["Weekly", "Ships", "Ships"]
    assert tuple(rows[0]) == NEWS_KEYS
    assert (rows[1]["search"], rows[1]["around"]) == ("ships", f"He said {rows[1]['quote']}.")
    again = tracker("new", "--format", "csv")
    assert (again.returncode, again.stdout.count("\n")) == (3, 1)
    assert again.stderr == "tracker: new: ships 0\n"
    assert tracker("new", "--format", "markdown").stdout == ""
    assert tracker("new", "--since", "2026-01-01", "--format", "tsv").returncode == 0
    assert tracker("searches", "remove", "ships").returncode == 0
    assert (tracker("new").returncode, tracker("searches").stdout.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["new", "nothing"], 1, "unknown question 'nothing'; `tracker searches` lists them"),
        (["new"], 1, "no question is saved"),
        (["searches", "add", "a\nb"], 2, "is no name"),
        (["searches", "add", "a", "--speaker", "Zzyzx Qwrtp"], 1, "unknown speaker"),
        (["searches", "add", "a", "--since", "soon"], 2, "is no date"),
        (["searches", "remove", "a"], 1, "unknown question"),
    ],
)
def test_errors(tracker: Run, arguments: list[str], code: int, said: str) -> None:
    done = tracker(*arguments)
    assert (done.stdout, done.returncode) == ("", code)
    assert said in done.stderr


def test_a_feed_in_which_nothing_of_an_article_acts(tracker: Run, press: Path) -> None:
    tracker("searches", "add", "all", "--all")
    more(press, 0, 1)
    words = "\x1b[1m]]> & \u202e <script>\ufffe"
    text = f"He said {words}."
    bad = Article(text, "A \x00 T", None, "en", "<i>", "javascript:alert(1)")
    store(press, (bad, [statement_of(text, words, language="en")]))
    done = tracker("new", "--format", "atom", "--peek")
    entries = ElementTree.fromstring(done.stdout).findall(f"{ATOM}entry")
    assert len(entries) == 9
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
    assert titles[3] == "Sergey Lavrov denied: “There is no ceasefire in Aleppo”"
    assert "<b>0</b>" in titles[-2]
    assert entries[-1].find(f"{ATOM}link") is None
    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout and "<script" not in done.stdout
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == 9
    shown = tracker("new", "--format", "atom").stdout
    assert [e.findtext(f"{ATOM}id") for e in ElementTree.fromstring(shown).findall(f"{ATOM}entry")] == ids
    empty = tracker("new", "--format", "atom")
    assert (empty.returncode, len(ElementTree.fromstring(empty.stdout))) == (3, 4)


def test_two_that_ask_at_once_share_what_there_is(tracker: Run, press: Path, env: dict[str, str]) -> None:
    tracker("searches", "add", "lavrov", "--speaker-id", "sergey-lavrov")
    tracker("searches", "add", "ships", "--search", "ship")
    shown: list[tuple[str, int]] = []
    expected = []
    command = [sys.executable, "-m", "tracker_cli", "new", "--format", "ndjson"]
    for turn in range(3):
        more(press, turn * 40, 40)
        both = [
            subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for _ in range(2)
        ]
        more(press, 1000 + turn * 40, 40)  # while they ask
        for process in reversed(both):
            lines = process.communicate(timeout=60)[0].decode().splitlines()
            assert process.returncode == (0 if lines else 3)
            shown += [(row["search"], row["id"]) for row in map(json.loads, lines)]
    left = tracker("new", "--format", "ndjson").stdout.splitlines()
    shown += [(row["search"], row["id"]) for row in map(json.loads, left)]
    for name in ("lavrov", "ships"):
        expected += [(name, number) for number in range(9, 9 + 240)]
    assert sorted(shown) == expected


def _no_reader(command: list[str], env: dict[str, str]) -> int:
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.close()
    return process.wait(60)


def _full_disk(command: list[str], env: dict[str, str]) -> int:
    with Path("/dev/full").open("wb") as full:
        return subprocess.run(command, env=env, stdout=full, stderr=subprocess.DEVNULL, timeout=60).returncode


def _killed(command: list[str], env: dict[str, str]) -> int:
    """Killed while the reader of the pipe takes its time."""
    reading, writing = os.pipe()
    process = subprocess.Popen(command, env=env, stdout=writing, stderr=subprocess.DEVNULL)
    os.close(writing)
    os.read(reading, 1)  # it writes, more than the pipe holds
    process.kill()
    code = process.wait(60)
    os.close(reading)
    return code


@pytest.mark.parametrize("lose", [_no_reader, _full_disk, _killed])
def test_what_was_not_taken_stays_new(
    tracker: Run, press: Path, env: dict[str, str], lose: Callable[[list[str], dict[str, str]], int]
) -> None:
    tracker("searches", "add", "ships", "--search", "ship")
    more(press, 0, 120)
    lose([sys.executable, "-m", "tracker_cli", "new", "--format", "ndjson"], env)
    assert tracker("new", "--format", "ndjson").stdout.count("\n") == 120


def test_a_reader_who_takes_its_time_holds_up_nobody(tracker: Run, press: Path, env: dict[str, str]) -> None:
    tracker("searches", "add", "ships", "--search", "ship")
    more(press, 0, 120)
    command = [sys.executable, "-m", "tracker_cli", "new", "--format", "ndjson"]
    slow = subprocess.Popen(command, env=env, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert slow.stdout is not None
    first = slow.stdout.read(1)  # of more than a pipe holds
    assert tracker("new", "--format", "ndjson").returncode == 3
    more(press, 500, 1)
    assert tracker("new", "--format", "ndjson").stdout.count("\n") == 1
    assert (first + slow.communicate(timeout=60)[0]).count(b"\n") == 120
    assert tracker("new").returncode == 3


def test_at_a_terminal(tracker: Run, press: Path) -> None:
    tracker("searches", "add", "ships", "--search", "ship")
    more(press, 0, 1)
    lines, told, code = at_terminal("new", "--db", press, COLUMNS="110")
    shown = " ".join(" ".join(lines).split())
    assert (code, "ships" in shown, "promised:" in shown) == (0, True, True)
    assert told == "tracker: new: ships 1\n"
    assert at_terminal("new", "--db", press)[2] == 3
    assert "--search ship" in "\n".join(at_terminal("searches", "--db", press)[0])


def test_nothing_of_an_article_a_name_or_an_address_acts(press: Path) -> None:
    hostile = "=1+1 \x1b[31m[red]x[/red]\u202e <b>&amp;</b> | `y`"
    text = f"He said {hostile}."
    said = statement_of(text, hostile, LAVROV, language="en")
    store(press, (Article(text, hostile, None, "en", hostile, f"https://example.org/{hostile}"), [said]))
    with writing(press) as db, transaction(db) as connection:
        searches.add(connection, "ask", {"search": hostile}, AT, everything=True)
        feeds.add(connection, feeds.Feed(f"http://a.example/{hostile}"), AT)
        feeds.note_failure(connection, f"http://a.example/{hostile}", hostile)
    gold = press.with_name("gold.jsonl")
    gold.write_text(
        json.dumps({"label": hostile, "text": hostile, "says": [{"parts": [hostile], "act": hostile}]})
    )
    calls = (
        ("new", "--peek"),
        ("verify", hostile),
        ("searches",),
        ("feeds",),
        ("evaluate", str(gold), "--errors"),
    )
    for arguments in calls:
        for form in ("table", "json", "ndjson", "csv", "tsv", "markdown"):
            out = Paper()
            run(
                [*arguments, "--db", str(press), "--format", form],
                Outside(io.StringIO(), out, io.StringIO(), {}),
            )
            printed = out.getvalue()
            assert printed and "\x1b" not in printed and "\u202e" not in printed, (arguments, form)
            assert form not in ("csv", "tsv") or not re.search(r"(^|[\t,])\"?=1", printed), (arguments, form)
            assert form != "markdown" or "<b>" not in printed, (arguments, form)
