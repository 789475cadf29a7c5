"""What a reader is told of a statement: the act is seen in every form, and marks stand only where the source has them."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from sample import KERRY, Run, at_terminal, statement_of, store
from tracker_cli.pages.words import words
from tracker_cli.render.telling import PLAIN, content, told, told_by
from tracker_extract.models import Article, Speaker

pytestmark = pytest.mark.unmeasured

GEORGIOU = Speaker("anna-georgiou", "Anna Georgiou", None, role="Mayor")
ENGLISH = 'Ferry\nMayor Anna Georgiou denied that the ferry had sunk. "It sails on Sunday," Georgiou said.\n'
ARABIC = "خبر\nونفى كيري أن الجسر أغلق، وقال: «الجسر مفتوح».\n"


@pytest.fixture(autouse=True)
def denials(tmp_path: Path) -> Path:
    """Statements 1 and 3 are denials, told indirectly; 2 and 4 are the plain words of a quotation."""
    day = date(2019, 5, 14)
    english = Article(ENGLISH, "Ferry", day, "en", "Harbour News", None, "ferry.txt", "utf-8", "ab" * 32)
    arabic = Article(ARABIC, "خبر", day, "ar", None, None, "bridge.txt", "utf-8", "cd" * 32)
    settings = {"said": day, "cue": "denied", "kind": "indirect", "act": "deny", "language": "en"}
    said = [
        statement_of(ENGLISH, "the ferry had sunk", GEORGIOU, source="Anna Georgiou", **settings),
        statement_of(ENGLISH, "It sails on Sunday,", GEORGIOU, cue="said", said=day, language="en"),
    ]
    others = [
        statement_of(ARABIC, "الجسر أغلق", KERRY, cue="ونفى", said=day, kind="indirect", act="deny"),
        statement_of(ARABIC, "الجسر مفتوح", KERRY, cue="وقال", said=day),
    ]
    store(tmp_path / "tracker.db", (english, said), (arabic, others))
    return tmp_path / "tracker.db"


LINE = "Anna Georgiou denied: the ferry had sunk"
FORMS = [
    pytest.param("quotes --format table", "denied: the ferry had sunk", id="table"),
    pytest.param("quotes --format table --columns speaker,quote", "denied: the ferry had sunk", id="chosen columns"),
    pytest.param("quotes --format table --distinct", "denied: the ferry had sunk", id="distinct"),
    pytest.param("quotes --format table --search ferry", "denied: the ferry had sunk", id="search"),
    pytest.param("quotes --format markdown", "denied: the ferry had sunk", id="Markdown"),
    pytest.param("quotes --format markdown --columns quote", "denied: the ferry had sunk", id="a column of Markdown"),
    pytest.param("articles show 1 --format table", "denied: the ferry had sunk", id="an article"),
    pytest.param("show 1", "Anna Georgiou, deny, indirect", id="show"),
    pytest.param("show 2", "Anna Georgiou, deny, indirect: the ferry had sunk", id="show, as a neighbour"),
    pytest.param("explain 1", "indirect, deny", id="explain"),
    pytest.param("trace --speaker Georgiou --format table", "deny", id="trace"),
    pytest.param("compare Georgiou Kerry --format table", "1 deny", id="compare"),
    pytest.param("report --format md", "**Anna Georgiou**, Mayor, denied:\n\n> the ferry had sunk", id="a report in Markdown"),
    pytest.param("report", '<span class="act">denied:</span></h4>', id="a report"),
    pytest.param("export - --format bibtex", "note = {2019-05-14, " + LINE, id="BibTeX"),
    pytest.param("export - --format csl", f'"note": "2019-05-14, {LINE}"', id="CSL"),
    pytest.param("export - --format jsonld", f'"name": "{LINE}"', id="JSON-LD"),
    pytest.param("export - --format html", '<span class="act">denied:</span></p>', id="a page"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "seen"), FORMS)
def test_a_denial_is_told_in_every_form(tracker: Run, command: str, seen: str) -> None:
    done = tracker(*command.split())
    assert done.returncode == 0, done.stderr
    assert seen in done.stdout
    assert not re.search(
        '[“"«](the ferry had sunk|الجسر أغلق)[”"»]', re.sub('"text": "[^"]*"', "", done.stdout)
    )


@pytest.mark.parametrize("width", ["40", "60", "80", "120", "200"])
def test_a_table_of_any_width_tells_it(denials: Path, width: str) -> None:
    lines, _, code = at_terminal("quotes", "--db", denials, "--bidi", "off", COLUMNS=width)
    assert code == 0
    assert sum("denied:" in line for line in lines) == 1
    assert sum("نفي:" in line for line in lines) == 1


def test_the_data_are_as_they_were(tracker: Run) -> None:
    record = json.loads(tracker("quotes", "--limit", "1", "--format", "ndjson").stdout)
    assert (record["act"], record["kind"], record["quote"]) == ("deny", "indirect", "the ferry had sunk")
    assert "denied" not in tracker("quotes", "--format", "csv", "--columns", "quote").stdout


def test_marks_stand_round_direct_speech_only(tracker: Run) -> None:
    shown = tracker("quotes", "--format", "table").stdout
    assert "“It sails on Sunday,”" in shown
    assert "«الجسر مفتوح»" in shown
    assert "نفي: الجسر أغلق" in shown


def test_a_correction_tells_the_act_of_the_words(tracker: Run) -> None:
    tracker("statements", "set", "1", "--speaker", "Kerry")
    assert "denied:" in tracker("statements", "--format", "table", COLUMNS="160").stdout
    (line,) = tracker("statements", "--format", "ndjson").stdout.splitlines()
    assert json.loads(line)["act"] == "deny"


def test_reprocess_tells_the_act_of_what_changed(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(
        "Ferry\n\nMayor Anna Georgiou denied that the ferry had sunk.\n", "utf-8"
    )
    tracker("ingest", "-q", "ferry.txt", "--db", "new.db")
    connection = sqlite3.connect(tmp_path / "new.db")
    connection.execute("pragma foreign_keys = on")
    connection.execute("delete from statements")
    connection.commit()
    connection.close()
    done = tracker("reprocess", "--db", "new.db")
    assert done.stdout == "article 1: new: Anna Georgiou: denied: the ferry had sunk\n"


@pytest.mark.parametrize(
    ("act", "kind", "language", "line"),
    [
        ("say", "direct", "en", "“it sails”"),
        ("say", "indirect", "en", "it sails"),
        ("deny", "indirect", "en", "denied: it sails"),
        ("doubt", "direct", "en", "doubted: “it sails”"),
        ("accuse", "mixed", "en", "accused: it sails"),
        ("say", "headline", "en", "it sails"),
        ("warn", "direct", "fr", "warned: “it sails”"),
        ("warn", "direct", "ar", "warned: «it sails»"),
        ("an-act-of-tomorrow", "indirect", "en", "an-act-of-tomorrow: it sails"),
    ],
)
def test_the_words_behind_the_act(act: str, kind: str, language: str, line: str) -> None:
    record = {"act": act, "kind": kind, "language": language, "quote": "it sails"}
    assert told(record, words("en")) == line


def test_a_line_that_stands_alone_has_every_act() -> None:
    record = {"act": "say", "kind": "indirect", "language": "ar", "quote": "الجسر مفتوح"}
    assert told_by("John Kerry", record, words("en")) == "John Kerry said: الجسر مفتوح"
    assert told_by("جون كيري", {**record, "act": "deny"}, words("ar")) == "جون كيري، نفي: الجسر مفتوح"
    assert content(record, words("ar")) == "الجسر مفتوح"


@pytest.mark.parametrize(
    "act", ["deny", "doubt", "reject", "warn", "demand", "ask", "urge", "accuse", "claim", "admit"]
)
def test_what_changes_the_sense_is_no_plain_act(act: str) -> None:
    assert act not in PLAIN
