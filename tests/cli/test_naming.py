"""Acts, countries, languages and classes by the names that people write; what is unknown has a hint and a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from press import print_press
from sample import Run


@pytest.fixture(autouse=True)
def press(tmp_path: Path, env: dict[str, str]) -> None:
    print_press(tmp_path / "tracker.db")


@pytest.mark.parametrize(
    ("option", "name", "expected"),
    [
        ("--act", "deny", "1"),
        ("--act", "DENY", "1"),
        ("--act", "denied", "1"),
        ("--act", "نفى", "1"),
        ("--act", "نَفَى", "1"),
        ("--act", "warned", "1"),
        ("--act", "point out", "0"),  # an act that nobody here does
        ("--act", "point_out", "0"),
        ("--country", "ru", "5"),
        ("--country", "Russia", "5"),
        ("--country", "Russian", "5"),
        ("--country", "روسيا", "5"),
        ("--country", "United States", "1"),
        ("--country", "UK", "0"),
        ("--country", "United Nations", "0"),
        ("--country", "NATO", "0"),
        ("--language", "ar", "4"),
        ("--language", "Arabic", "4"),
        ("--language", "العربية", "4"),
        ("--language", "english", "4"),
        ("--language", "French", "0"),
        ("--class", "people", "5"),
        ("--class", "Person", "5"),
        ("--class", "شخص", "5"),
        ("--class", "organisation", "0"),
    ],
)
def test_what_people_write(tracker: Run, option: str, name: str, expected: str) -> None:
    done = tracker("quotes", option, name, "--count")
    assert (done.stdout.strip(), done.returncode, done.stderr) == (expected, 0, "")


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--act", "denyed", "unknown act 'denyed'; did you mean deny"),
        ("--act", "zzzz", "unknown act 'zzzz'; `tracker quotes --group-by act` lists them"),
        ("--act", "", "unknown act ''"),
        ("--country", "Rusia", "unknown country 'Rusia'; did you mean Russia"),
        ("--country", "ZZ", "unknown country 'ZZ'; `tracker quotes --group-by country` lists them"),
        ("--language", "Arabik", "unknown language 'Arabik'; did you mean Arabic?"),
        ("--language", "zz", "unknown language 'zz'; `tracker languages` lists them"),
        ("--class", "persn", "unknown class 'persn'; did you mean person"),
        ("--class", "zz", "unknown class 'zz'; did you mean person, office, organization,"),
    ],
)
def test_what_nobody_is_called_is_told_as_an_unknown_speaker_is(
    tracker: Run, option: str, name: str, said: str
) -> None:
    done = tracker("quotes", option, name, "--count")
    assert (done.stdout, done.returncode, done.stderr.count("\n")) == ("", 1, 1)
    assert done.stderr.startswith(f"tracker: {said}")


def test_a_word_of_several_acts_stands_for_all_and_says_so(tracker: Run) -> None:
    done = tracker("quotes", "--act", "called", "--count")
    assert (done.stdout, done.returncode) == ("0\n", 0)
    assert done.stderr.startswith("tracker: act 'called' may be ")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("daily", "; did you mean Daily?"),
        ("Weakly", "; did you mean Weekly?"),
        ("Nobody's Gazette", ""),
    ],
)
@pytest.mark.parametrize("command", ["quotes", "articles"])
def test_an_outlet_that_has_sent_nothing_yet_is_no_error(
    tracker: Run, command: str, name: str, hint: str
) -> None:
    done = tracker(command, "--outlet", name, "--format", "ndjson")
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr == f"tracker: no article of outlet {name!r} here{hint}\n"


def test_ingest_knows_a_language_by_its_name(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(
        "Ferries\n\nMayor Anna Georgiou said the quay had been repaired.\n", "utf-8"
    )
    tracker("ingest", "--quiet", "--language", "English", "new.txt")
    assert tracker("articles", "--format", "csv", "--title", "Ferries").stdout.count(",en,Ferries,") == 1
