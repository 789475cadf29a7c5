"""`tracker explain`: the statement in its sentence, and the reasoning."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sample import FIRST_TEXT, KERRY, Run, statement_of
from tracker_cli.render.explanation import marked, sentence
from tracker_extract.models import Span
from tracker_store.explain import Explained


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
