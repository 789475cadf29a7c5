"""`tracker explain`: the statement in its sentence, and the reasoning."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sample import FIRST_TEXT, KERRY, Run, statement_of
from tracker_cli.render.explanation import marked, sentence
from tracker_extract.models import Span
from tracker_store.asking.explain import Explained

pytestmark = pytest.mark.unmeasured


@pytest.mark.usefixtures("database")
def test_a_statement_explained(tracker: Run) -> None:
    done = tracker("explain", "2")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "{وقال} <كيري> إن ⟦الهدنة قريبة⟧، وأضاف أن ⟦العمل مستمر⟧" in lines
    assert any("john-kerry" in line and "by name from “كيري”" in line for line in lines)
    assert "  find      verb-that: a verb of saying “كير”" in lines
    assert "Topics:     ceasefire, syria" in lines
    assert any(line.startswith("Read as:    utf-8") for line in lines)


@pytest.mark.usefixtures("database")
def test_an_unresolved_one_shows_the_words_of_the_source(tracker: Run) -> None:
    lines = tracker("explain", "4").stdout.splitlines()
    assert "Speaker:    unresolved; the source is “A man”" in lines
    assert "Topics:     none" in lines
    assert "Statement:  4: direct, say, said on an unknown day, confidence 0.90" in lines


@pytest.mark.usefixtures("database")
def test_as_json(tracker: Run) -> None:
    found = json.loads(tracker("explain", "2", "--format", "json").stdout)
    begin, end = found["sentence"]
    assert FIRST_TEXT[begin:end].strip() == FIRST_TEXT.splitlines()[1]
    assert FIRST_TEXT[slice(*found["cue_span"])] == found["cue"] == "وقال"
    assert found["evidence"] == [
        {"step": "find", "rule": "verb-that", "note": "a verb of saying", "spans": [[0, 3]]}
    ]


@pytest.mark.usefixtures("database")
def test_an_unknown_id_is_one_line_and_code_1(tracker: Run) -> None:
    done = tracker("explain", "99")
    assert (done.stdout, done.stderr, done.returncode) == (
        "",
        "tracker: unknown statement '99'; `tracker quotes` lists them\n",
        1,
    )


def explained(text: str, content: str, cue: str | None = None, source: str | None = None) -> Explained:
    statement = statement_of(text, content, KERRY, cue=cue, source=source)
    record = {"spans": [list(span) for span in statement.spans]}
    return Explained(record, text, None, "1", statement.cue, statement.source, ())


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "shown"),
    [
        ("One. He said it rains. Two.", "it rains", "said", "He", "<He> {said} ⟦it rains⟧."),
        ("It rains, he said. Two.", "It rains", "said", "he", "⟦It rains⟧, <he> {said}."),
        ("Head\nA: b. c\nTail", "b. c", None, "A", "<A>: ⟦b. c⟧"),
        ("قال: «نعم! لا؟» ثم مضى. غيره", "نعم! لا؟", "قال", None, "{قال}: «⟦نعم! لا؟⟧» ثم مضى."),
        ("a b", "a b", "a", "b", "⟦{a} <b>⟧"),
        ("whole", "whole", None, None, "⟦whole⟧"),
    ],
)
def test_the_sentence_with_its_marks(
    text: str, content: str, cue: str | None, source: str | None, shown: str
) -> None:
    assert marked(explained(text, content, cue, source)) == shown


def test_the_sentence_of_a_statement_at_the_end_of_a_text() -> None:
    found = explained("One.\nhe said so", "so", "said")
    assert sentence(found) == Span(5, 15)
    assert marked(replace(found, cue=None)) == "he said ⟦so⟧"


TEXT = "قال لافروف إن الحوار مستمر. ولم يعلن كيري أن الهدنة قريبة. وأضاف أن الجسر مفتوح، مؤكدا أن الطريق آمن."


def test_a_text_is_explained_without_a_database(tracker: Run, tmp_path: Path) -> None:
    """Lavrov said the dialogue goes on. Kerry did not announce that … . He added that the bridge is open, confirming …"""
    done = tracker("explain", "--text", TEXT, "--date", "2013-05-05", "--db", str(tmp_path / "none.db"))
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "none.db").exists()
    lines = done.stdout.splitlines()
    assert lines[:2] == ["Languages:  ar", "Mentions:   “لافروف” person, “كيري” person"]
    assert "  cue           cue/verb “قال”" in lines
    assert "  stop          stop/another-report “مؤكدا”" in lines
    assert "  ends with     clause “مفتوح”" in lines
    assert "  candidate     the earlier statement it goes on from “الحوار مستمر”" in lines
    assert lines[lines.index("No statement at “يعلن”:") + 1].startswith(
        "  refusal       report/negated: reports"
    )


def test_a_text_as_json(tracker: Run) -> None:
    done = tracker("explain", "--text", "-", "--format", "json", "--date", "2013-05-05", input=TEXT)
    found = json.loads(done.stdout)
    assert list(found) == ["text", "languages", "mentions", "statements", "silent"]
    assert [said["speakers"][0]["id"] for said in found["statements"]] == ["sergey-lavrov"] * 3
    (silent,) = found["silent"]
    assert silent["cue"]["text"] == "يعلن"
    assert ("report/negated", "refused") in {(each["rule"], each["verdict"]) for each in silent["trace"]}
    trace = found["statements"][1]["trace"]
    (from_,) = [each for each in trace if each["rule"] == "candidate/goes-on-from"]
    assert TEXT[slice(*from_["span"])] == "الحوار مستمر"


def test_who_was_turned_down_and_why(tracker: Run) -> None:
    text = "Angela Merkel said the road was open. John Kerry said it was shut. She said it would open again."
    done = tracker("explain", "--text", text)
    assert any(
        line.startswith("  candidate     turned down: ") and "does not agree" in line
        for line in done.stdout.splitlines()
    )


def test_a_title_and_a_language_are_taken(tracker: Run) -> None:
    done = tracker(
        "explain",
        "--text",
        "The chancellor spoke on Monday.",
        "--title",
        "The door is open: Merkel",
        "--language",
        "en",
    )
    assert "  headline      headline/colon “The door is open: Merkel”" in done.stdout.splitlines()


def test_a_hostile_text_does_not_act(tracker: Run) -> None:
    done = tracker("explain", "--text", "Lavrov said \x1b[2J[bold]the road\u202e was open.")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told", "code"),
    [
        ((), "give either the id of a statement or --text", 2),
        (("1", "--text", "a"), "give either the id of a statement or --text", 2),
        (("1", "--title", "a"), "--date, --title and --language go with --text", 2),
        (("--text", "a", "--date", "soon"), "is no date", 2),
        (("--text", "a", "--no-rules"), "--no-rules goes with the id of a statement", 2),
        (("--text", "a", "--language", "xx"), "unknown language 'xx'", 1),
    ],
)
def test_what_cannot_be_explained(tracker: Run, arguments: tuple[str, ...], told: str, code: int) -> None:
    done = tracker("explain", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in " ".join(done.stderr.split())


@pytest.mark.usefixtures("database")
def test_a_stored_statement_with_the_rules_of_today(tracker: Run) -> None:
    """An id of a rule that is no more is shown as it was stored; the rules are those of today."""
    lines = tracker("explain", "2").stdout.splitlines()
    assert "  find      verb-that: a verb of saying “كير”" in lines
    rules = lines[lines.index("Rules, as they are today:") + 1 :]
    assert "  cue           cue/verb “وقال”" in rules
    assert "  speaker       speaker/listed-name: كيري “كيري”" in rules
    found = json.loads(tracker("explain", "2", "--format", "json").stdout)
    assert {"cue/verb", "opening/that"} <= {each["rule"] for each in found["trace"]}


def test_what_is_stored_is_shown_without_the_engine(tracker: Run, database: Path, tmp_path: Path) -> None:
    """A list of one's own that is broken is not even read."""
    (tmp_path / "own" / "people").mkdir(parents=True)
    (tmp_path / "own" / "people" / "persons.csv").write_text("no such column\n", "utf-8")
    own = str(tmp_path / "own")
    done = tracker("explain", "2", "--no-rules", TRACKER_CONFIG=own)
    assert (done.returncode, done.stderr) == (0, "")
    assert "  find      verb-that: a verb of saying “كير”" in done.stdout.splitlines()
    assert "Rules" not in done.stdout
    assert "the rules are not shown" in tracker("explain", "2", TRACKER_CONFIG=own).stderr
    assert json.loads(tracker("explain", "2", "--no-rules", "--format", "json").stdout)["trace"] is None


def test_a_stored_statement_that_the_rules_do_not_find(tracker: Run, database: Path) -> None:
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("update statements set cue_start = 0, cue_end = 1 where id = 2")
    connection.close()
    done = tracker("explain", "2")
    assert (done.returncode, done.stderr) == (0, "")
    told = "  they find no such statement; `tracker reprocess` finds the article's anew"
    assert done.stdout.splitlines()[-1] == told
    assert json.loads(tracker("explain", "2", "--format", "json").stdout)["trace"] is None
