"""A language of one's own is a folder: the real command with a pack that does not come with the program."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sample import Run

pytestmark = pytest.mark.unmeasured

ARTICLE = """Alepo: Lavrov propone una tregua

El ministro de Exteriores ruso Serguéi Lavrov declaró ayer que la tregua en Siria sería respetada.

«No hemos cambiado de postura», añadió Serguéi Lavrov. Según la Sra. Zajárova, las conversaciones avanzan.
"""
SAID = [
    ("Sergey Lavrov", "say", "indirect", "2016-08-26", "la tregua en Siria sería respetada"),
    ("Sergey Lavrov", "add", "direct", "2016-08-26", "No hemos cambiado de postura"),
    ("Maria Zakharova", "cite", "indirect", "2016-08-27", "las conversaciones avanzan"),
]


@pytest.fixture
def spanish(root: Path, tmp_path: Path) -> Path:
    """A folder with one pack, as a user would have it."""
    shutil.copytree(root / "docs" / "lang" / "es", tmp_path / "packs" / "es")
    return tmp_path / "packs"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "alepo.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def said(tracker: Run) -> list[tuple[Any, ...]]:
    lines = tracker("quotes", "--format", "ndjson").stdout.splitlines()
    keys = ("speaker", "act", "kind", "date", "quote")
    return [
        tuple(record[key] for key in keys)
        for record in sorted(map(json.loads, lines), key=lambda r: r["start"])
    ]


def test_a_folder_is_a_language(tracker: Run, spanish: Path, article: Path) -> None:
    done = tracker("ingest", "--lang-dir", spanish, "--date", "2016-08-27", article)
    assert done.returncode == 0, done.stderr
    assert said(tracker) == SAID


def test_a_pack_itself_may_be_named(tracker: Run, spanish: Path, article: Path) -> None:
    tracker("ingest", "--lang-dir", spanish / "es", "--date", "2016-08-27", article)
    assert said(tracker) == SAID


def test_a_pack_in_the_folder_of_settings_is_there_always(
    tracker: Run, spanish: Path, article: Path, tmp_path: Path
) -> None:
    spanish.rename(tmp_path / "settings_lang")
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings_lang").rename(tmp_path / "settings" / "lang")
    tracker("ingest", "--date", "2016-08-27", article, TRACKER_CONFIG=str(tmp_path / "settings"))
    assert said(tracker) == SAID


def test_without_its_pack_an_article_says_nothing_and_the_summary_says_why(
    tracker: Run, spanish: Path, article: Path
) -> None:
    done = tracker("ingest", "--date", "2016-08-27", article)
    assert "statements 0" in done.stderr
    assert "in languages without a pack: es 1" in done.stderr
    assert json.loads(tracker("articles", "--format", "ndjson").stdout)["language"] == "es"
    again = tracker("reprocess", "--lang-dir", spanish)
    assert again.returncode == 0, again.stderr
    assert said(tracker) == SAID


def test_the_summary_counts_languages_without_a_pack(tracker: Run, article: Path) -> None:
    done = tracker("ingest", "--format", "json", article)
    assert json.loads(done.stdout)["unread_languages"] == {"es": 1}


def listed(tracker: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tracker("languages", "--format", "json", *arguments).stdout)
    return found


def test_languages_are_listed(tracker: Run) -> None:
    assert [(row["code"], row["name"], row["direction"], row["origin"]) for row in listed(tracker)] == [
        ("ar", "Arabic", "rtl", "shipped"),
        ("en", "English", "ltr", "shipped"),
        ("fr", "French", "ltr", "shipped"),
        ("ru", "Russian", "ltr", "shipped"),
    ]
    assert all(row["verbs"] > 100 and row["titles"] > 100 for row in listed(tracker))


def test_languages_of_a_user_are_listed_with_their_folder(tracker: Run, spanish: Path) -> None:
    row = next(row for row in listed(tracker, "--lang-dir", spanish) if row["code"] == "es")
    assert row == {
        "code": "es", "name": "Spanish", "direction": "ltr", "verbs": 7, "titles": 5, "origin": str(spanish),
    }  # fmt: skip


@pytest.mark.parametrize("format", ["csv", "tsv", "ndjson", "markdown", "table"])
def test_languages_come_in_every_format(tracker: Run, format: str) -> None:
    done = tracker("languages", "--format", format)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in ("code", "Arabic", "English", "French", "Russian"))


def test_a_pack_of_a_shipped_language_takes_its_place(tracker: Run, spanish: Path) -> None:
    (spanish / "es").rename(spanish / "ru")
    assert [(row["code"], row["name"]) for row in listed(tracker, "--lang-dir", spanish)] == [
        ("ar", "Arabic"),
        ("en", "English"),
        ("fr", "French"),
        ("ru", "Spanish"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        pytest.param("pack.toml", "direction =", "directoin =", ("pack.toml: directoin", "did you mean direction?"), id="a misspelt key"),
        pytest.param("pack.toml", '"ltr"', '"left"', ("pack.toml: direction", "'left' is not one of ltr, rtl"), id="a value"),
        pytest.param("cues.csv", "affirm,a", "afirm,a", ("cues.csv: line", "did you mean affirm?"), id="an act"),
    ],
)  # fmt: skip
def test_a_wrong_pack_is_one_line(
    tracker: Run, spanish: Path, article: Path, file: str, old: str, new: str, says: tuple[str, str]
) -> None:
    path = spanish / "es" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    for command in (("ingest", article), ("languages",)):
        done = tracker(*command, "--lang-dir", spanish)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert all(words in done.stderr for words in says)


def test_a_folder_that_is_not_there_is_a_usage_error(tracker: Run, tmp_path: Path) -> None:
    assert tracker("languages", "--lang-dir", tmp_path / "nowhere").returncode == 2
