"""What people do out of habit at a shell: pipes by name, -n, a bare name, a star, patterns, a rehearsal; corrections."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from press import print_press
from sample import Run

pytestmark = pytest.mark.unmeasured

FERRY = "Ferry\n\nMayor Anna Georgiou denied that the ferry had sunk near the old quay on Sunday night.\n"
BUS = "Bus\n\nMinister Theo Larkos said the new line would open in spring.\n"


def articles(tracker: Run, *more: str) -> list[dict[str, Any]]:
    """The articles, in the order in which they came."""
    lines = tracker("articles", "--format", "ndjson", *more).stdout.splitlines()
    return sorted(map(json.loads, lines), key=lambda record: record["id"])


@pytest.mark.parametrize(
    "line",
    [
        "cat ferry.txt | {} ingest /dev/stdin",
        "cat ferry.txt | {} ingest /dev/fd/0",
        "{} ingest /dev/stdin < ferry.txt",
        "{} ingest <(cat ferry.txt)",
        "{} ingest --jobs 2 <(cat ferry.txt)",
        "mkfifo pipe; cat ferry.txt > pipe & {} ingest pipe",
        "gzip -c ferry.txt | {} ingest /dev/stdin",
    ],
)
def test_a_pipe_with_a_name_is_read_as_standard_input(
    tracker: Run, env: dict[str, str], tmp_path: Path, line: str
) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    command = line.format(f"{sys.executable} -m tracker_cli")
    done = subprocess.run(
        ["bash", "-c", command], env=env, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, "new 1" in done.stderr) == (0, True), done.stderr
    assert [(record["path"], record["title"]) for record in articles(tracker)] == [("-", "Ferry")]


def test_pipes_are_read_beside_files_and_an_empty_one_is_named(
    tracker: Run, env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    (tmp_path / "bus.txt").write_text(BUS, "utf-8")
    command = f"{sys.executable} -m tracker_cli ingest <(cat ferry.txt) bus.txt <(true)"
    done = subprocess.run(
        ["bash", "-c", command], env=env, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60
    )
    fault, summary = done.stderr.splitlines()
    assert (fault.startswith("tracker: /dev/fd/"), "empty" in fault, "new 2" in summary) == (True, True, True)
    assert [record["title"] for record in articles(tracker)] == ["Ferry", "Bus"]


def test_a_pipe_in_a_folder_holds_nobody_up(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    os.mkfifo(tmp_path / "news" / "pipe")
    (tmp_path / "news" / "z.txt").write_text(BUS, "utf-8")
    done = tracker("ingest", "news")
    assert "tracker: news/pipe: not a regular file\n" in done.stderr
    assert "new 1" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (["Lavrov"], "4"),
        (["لافروف"], "4"),
        (["sergey-lavrov", "--topic", "aleppo"], "3"),
        (["Lavrov", "--speaker", "Kerry"], "5"),
        (["--search", "cease*"], "1"),
        (["--search", "alep* cease*"], "1"),
        (["--search", '"peace tal*"'], "1"),
        (["--search", "وقف*"], "2"),
        (["--search", "هدن*"], "0"),
        (["--search", "ceasefires*"], "0"),
    ],
    ids=str,
)
def test_a_bare_name_and_a_star(tracker: Run, tmp_path: Path, arguments: list[str], out: str) -> None:
    print_press(tmp_path / "tracker.db")
    done = tracker("quotes", *arguments, "--count")
    assert (done.stdout.strip(), done.stderr, done.returncode) == (out, "", 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--topic", "syria", "aleppo"], "'aleppo' belongs to no option"),
        (["--reverse", "Lavrov"], "'Lavrov' belongs to no option"),
        (["unresolved"], "did you mean --unresolved?"),
        (["speaker", "Lavrov"], "unexpected extra argument"),
        (["Sergey", "Lavrov"], "unexpected extra argument"),
    ],
)
def test_an_options_slip_is_no_name(tracker: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    print_press(tmp_path / "tracker.db")
    done = tracker("quotes", *arguments)
    assert (done.stdout, done.returncode, said in done.stderr) == ("", 2, True)


def test_an_unknown_bare_name_is_an_unknown_speaker(tracker: Run, tmp_path: Path) -> None:
    print_press(tmp_path / "tracker.db")
    done = tracker("quotes", "Zzyzx Qwrtp")
    assert (done.returncode, "unknown speaker 'Zzyzx Qwrtp'" in done.stderr) == (1, True)


def test_n_is_short_for_limit(tracker: Run, tmp_path: Path) -> None:
    print_press(tmp_path / "tracker.db")
    for command in (["quotes"], ["articles"], ["speakers"], ["export", "-"]):
        done = tracker(*command, "-n", "1", "--format", "ndjson")
        assert (done.returncode, done.stdout.count("\n")) == (0, 1), command


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "drafts").mkdir(parents=True)
    (folder / "a.txt").write_text(FERRY, "utf-8")
    (folder / "b.md").write_text(BUS, "utf-8")
    (folder / "drafts" / "c.txt").write_text(FERRY.replace("ferry", "tram"), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("options", "read"),
    [
        ([], ["a.txt", "b.md", "drafts/c.txt"]),
        (["--include", "*.txt"], ["a.txt", "drafts/c.txt"]),
        (["--include", "*.txt", "--include", "*.md"], ["a.txt", "b.md", "drafts/c.txt"]),
        (["--exclude", "drafts"], ["a.txt", "b.md"]),
        (["--exclude", "drafts/*"], ["a.txt", "b.md"]),
        (["--include", "*.txt", "--exclude", "a*"], ["drafts/c.txt"]),
        (["--exclude", "news"], ["a.txt", "b.md", "drafts/c.txt"]),  # the folder that was given
        (["--include", "*.pdf"], []),
    ],
    ids=str,
)
def test_which_files_of_a_folder(tracker: Run, news: Path, options: list[str], read: list[str]) -> None:
    assert tracker("ingest", "news", *options).returncode == 0
    assert [record["path"] for record in articles(tracker)] == [f"news/{name}" for name in read]


def test_patterns_are_for_files_that_a_shell_has_listed_too(tracker: Run, news: Path) -> None:
    tracker("ingest", "news/a.txt", "news/b.md", "--exclude", "*.md")
    assert [record["path"] for record in articles(tracker)] == ["news/a.txt"]


def test_a_rehearsal_stores_nothing(tracker: Run, news: Path, tmp_path: Path) -> None:
    (news / "d.txt").write_text(FERRY, "utf-8")  # the same words again
    (news / "empty.txt").write_text("", "utf-8")
    done = tracker("ingest", "--dry-run", "news")
    assert done.returncode == 1  # of the empty one
    assert "nothing is stored (--dry-run); files 5, articles read 4: new 3, already there 1" in done.stderr
    assert not (tmp_path / "tracker.db").exists()
    tracker("ingest", "news/a.txt")
    told = json.loads(tracker("ingest", "--dry-run", "--format", "json", "news").stdout)
    assert (told["dry_run"], told["new"], told["already_there"], told["undated"]) == (True, 2, 2, 2)
    assert len(articles(tracker)) == 1


def test_what_was_read_of_an_article_is_set_right(tracker: Run, tmp_path: Path) -> None:
    print_press(tmp_path / "tracker.db")
    done = tracker(
        "articles", "set", "1", "--title", "Talks", "--outlet", "Post", "--url", "https://example.org/x"
    )
    assert done.stderr.startswith("tracker: article 1: title Talks, outlet Post, url https://example.org/x; ")
    (one, *_) = articles(tracker)
    assert (one["title"], one["outlet"], one["url"], one["published"]) == (
        "Talks", "Post", "https://example.org/x", "2016-08-27"
    )  # fmt: skip
    tracker("articles", "set", "1", "--outlet", "", "--date", "2016-08-20")
    (one, *_) = articles(tracker)
    assert (one["outlet"], one["published"], one["title"]) == (None, "2016-08-20", "Talks")
    taken = tracker("articles", "set", "1", "--url", "https://example.org/2")
    assert (taken.stderr, taken.returncode) == ("tracker: article 1: article 2 has that address\n", 1)
    assert tracker("articles", "set", "1").returncode == 2
    assert tracker("articles", "set", "9", "--title", "x").returncode == 1
    assert tracker("check").returncode == 0


def test_a_corrected_file_is_a_new_version(tracker: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FERRY, "utf-8")
    tracker("ingest", "a.txt")
    file.write_text(FERRY.replace("Sunday", "Monday"), "utf-8")
    assert "new 0, already there 0, changed 1" in tracker("ingest", file).stderr  # by another path to it
    assert [record["id"] for record in articles(tracker)] == [2]
    assert [record["current"] for record in articles(tracker, "--all-versions")] == [False, True]
    assert tracker("quotes", "--count").stdout == "1\n"
    assert tracker("check").returncode == 0
    tracker("articles", "remove", "--yes", "2")
    assert [record["id"] for record in articles(tracker)] == [1]


LONG = "Harbour\n\n" + " ".join(
    f"Mayor Anna Georgiou said that pier number {n} would be painted in colour {n * 7} by worker {n * 3}."
    for n in range(12)
)


@pytest.mark.parametrize(
    ("first", "second", "options"),
    [
        pytest.param(FERRY, BUS, [], id="another text"),
        pytest.param(FERRY, FERRY.replace("Sunday", "Monday"), ["--date", "2019-05-14"], id="another day"),
        pytest.param(FERRY, FERRY.replace("Sunday", "Monday"), ["--outlet", "Post"], id="another outlet"),
        pytest.param(
            FERRY, FERRY.replace("Sunday", "Monday"), ["--url", "https://example.org/1"], id="an address"
        ),
        pytest.param(
            LONG, LONG.replace("pier", "boat").replace("colour", "tone"), [], id="another long text"
        ),
    ],
)
def test_a_file_written_over_with_another_article_corrects_none(
    tracker: Run, tmp_path: Path, first: str, second: str, options: list[str]
) -> None:
    given = (
        ["--date", "2019-05-13"]
        if "--date" in options
        else ["--outlet", "Gazette"]
        if "--outlet" in options
        else []
    )
    (tmp_path / "a.txt").write_text(first, "utf-8")
    tracker("ingest", "a.txt", *given)
    (tmp_path / "a.txt").write_text(second, "utf-8")
    assert "new 1, already there 0, changed 0" in tracker("ingest", "a.txt", *options).stderr
    assert [record["current"] for record in articles(tracker)] == [True, True]


def test_a_long_text_corrected_in_a_word_is_a_new_version(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, "utf-8")
    tracker("ingest", "a.txt")
    (tmp_path / "a.txt").write_text(LONG.replace("number 3 ", "number 13 "), "utf-8")
    assert "changed 1" in tracker("ingest", "a.txt").stderr


def test_records_of_one_file_are_no_versions_of_each_other(tracker: Run, tmp_path: Path) -> None:
    def write(*numbers: int) -> None:
        records = (json.dumps({"text": FERRY.replace("Sunday", f"day {n}")}) for n in numbers)
        (tmp_path / "a.jsonl").write_text("\n".join(records) + "\n", "utf-8")

    write(1, 2)
    assert "new 2" in tracker("ingest", "a.jsonl").stderr
    write(1, 2, 3)
    assert "new 1, already there 2, changed 0" in tracker("ingest", "a.jsonl").stderr
    assert len(articles(tracker)) == 3
