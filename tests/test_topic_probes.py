"""Probes of topics: sentences whose words were chosen by somebody who did not write the rules.

tests/cases/<language>/topic_probes.toml holds entries of this form:

    [[probe]]
    label = "an offensive called off"
    title = "…"                          # only where the title matters
    text = '''The general said that the offensive had been called off. …'''
    topics = ["ceasefire"]               # [] where nothing may be found

`topics` are those of the last statement in the text, slugs of lang/topics.toml with what they imply (aleppo with
syria); sentences before it may set the scene. A text in which no statement is found counts as wrong. At least nine in
ten must be right in each language; the rest is listed when they are not.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from test_cases import article_of
from tracker_extract import Extractor

pytestmark = pytest.mark.unmeasured

PROBES = sorted((Path(__file__).parent / "cases").glob("*/topic_probes.toml"))
KEYS = {"label", "title", "text", "topics"}
# The share that the issue asks for: what a word list misses is met now and then in a sentence nobody foresaw.
LEAST = 0.9


def _probes(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text("utf-8"))["probe"])


def _topics(extract: Extractor, probe: dict[str, Any], language: str) -> list[str] | None:
    """The topics of the last statement of a probe, None where it has none."""
    found = extract(article_of(probe, language))
    return sorted(found[-1].topics) if found else None


@pytest.mark.parametrize("path", PROBES, ids=[path.parent.name for path in PROBES])
def test_nine_probes_in_ten_are_right(path: Path) -> None:
    extract = Extractor.load()
    probes = _probes(path)
    answers = [_topics(extract, probe, path.parent.name) for probe in probes]
    wrong = [
        f"{probe['label']}: {sorted(probe['topics'])} ≠ {answer}\n    {probe['text']}"
        for probe, answer in zip(probes, answers, strict=True)
        if answer != sorted(probe["topics"])
    ]
    assert len(probes) - len(wrong) >= LEAST * len(probes), f"{len(wrong)} of {len(probes)}\n" + "\n".join(
        wrong
    )


@pytest.mark.parametrize("path", PROBES, ids=[path.parent.name for path in PROBES])
def test_the_probes_are_well_formed(path: Path) -> None:
    probes = _probes(path)
    labels = [probe["label"] for probe in probes]
    assert len(labels) == len(set(labels))
    known = set(Extractor.load().topics)
    for probe in probes:
        assert KEYS - {"title"} <= probe.keys() <= KEYS, probe["label"]
        assert set(probe["topics"]) <= known, probe["label"]
