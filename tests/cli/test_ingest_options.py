"""What `tracker ingest` is told, and what it tells: options, formats, versions, copies, the summary."""

from __future__ import annotations

import gzip
import json
import sqlite3
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

import pytest

from sample import Run, at_terminal
from trouble import files, records, text_of

pytestmark = pytest.mark.unmeasured


def rows(env: dict[str, str], query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(env["TRACKER_DB"])
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def said(*words: str) -> str:
    """An article of a hundred words and more, most of them the given ones."""
    lines = [
        f"قال الوزير في بيانه رقم {n} إن {word} في المدينة {n * 13} قريبة جدا" for n, word in enumerate(words)
    ]
    return "\n".join(lines)


LONG = said(
    *[
        "الهدنة",
        "المساعدات",
        "المفاوضات",
        "القوافل",
        "الجلسة",
        "اللجنة",
        "المعركة",
        "الطريق",
        "الخدمة",
        "الزيارة",
    ]
)


def record(path: Path, **facts: str) -> Path:
    path.write_text(json.dumps(facts, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("given", ["files", "records"])
def test_ids_do_not_depend_on_the_number_of_jobs(
    tracker: Run, env: dict[str, str], tmp_path: Path, given: str
) -> None:
    path = files(tmp_path / "many", 250) if given == "files" else records(tmp_path / "many.jsonl", 250)
    seen = []
    for jobs in ("1", "2", "4"):
        env["TRACKER_DB"] = str(tmp_path / f"{jobs}.db")
        assert tracker("ingest", "--jobs", jobs, path).returncode == 0
        seen.append(
            rows(
                env,
                "select a.id, s.id, text, s.start, cue from articles a join statements s on article_id = a.id order by s.id",
            )
        )
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) > 250


def test_all_sorts_of_files_in_one_folder(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(text_of(1), encoding="utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"body": text_of(2)}).encode()))
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("inner.txt", text_of(3))
        archive.writestr("table.csv", f"headline,text\nعنوان,{text_of(4)!r}\n")
    (folder / "d.html").write_text(
        f"<html><body><article><p>{text_of(5)}</p></article></body></html>", encoding="utf-8"
    )
    done = tracker("ingest", "news", "--format", "json")
    summary = json.loads(done.stdout)
    assert (done.stderr, done.returncode) == ("", 0)
    assert (summary["files"], summary["read"], summary["new"], summary["failed"]) == (4, 5, 5, 0)
    assert summary["statements"] == len(rows(env, "select id from statements")) > 5
    assert not summary["interrupted"]


def test_records_from_standard_input_with_fields(tracker: Run, env: dict[str, str]) -> None:
    line = json.dumps({"kopf": "عنوان الخبر", "rumpf": text_of(1), "tag": "2016-08-27"}) + "\n"
    done = tracker(
        "ingest", "-", "--as", "jsonl", "--fields", "title=kopf,text=rumpf,date=tag", input=line * 2, jobs="2"
    )
    assert (done.returncode, "new 1, already there 1" in done.stderr) == (0, True)
    assert rows(env, "select title, published, path from articles") == [("عنوان الخبر", "2016-08-27", "-")]


def test_what_is_said_on_the_command_line_wins(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    given = record(
        tmp_path / "a.jsonl", text=text_of(1), date="2011-11-11", outlet="Old", url="https://old/1"
    )
    line = ["--date", "2016-08-27", "--outlet", "وكالة", "--url", "https://new/1", "--language", "ar"]
    assert tracker("ingest", given, *line).returncode == 0
    assert rows(env, "select published, outlet, url, language from articles") == [
        ("2016-08-27", "وكالة", "https://new/1", "ar")
    ]


@pytest.mark.parametrize(
    ("flag", "published"), [("--day-first", "2016-08-05"), ("--month-first", "2016-05-08"), ("--quiet", None)]
)
def test_the_order_of_numeric_dates(
    tracker: Run, env: dict[str, str], tmp_path: Path, flag: str, published: str | None
) -> None:
    text = "The minister said that the port was ready."
    assert tracker("ingest", record(tmp_path / "a.jsonl", text=text, date="5/8/2016"), flag).returncode == 0
    assert rows(env, "select published from articles") == [(published,)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--as", "tablet", "a"], "'tablet' is none of"),
        (["--fields", "heading=x", "a"], "PART=FIELD with PART one of"),
        (["--date", "2016-13-01", "a"], "'2016-13-01' is no date"),
        (["--url", "https://x/1", "a", "b"], "one address cannot be that of several files"),
        (["--jobs", "0", "a"], "is not in the range"),
        (["--encoding", "klingon", "a"], "no encoding is called 'klingon'"),
    ],
    ids=["type", "fields", "date", "address", "jobs", "encoding"],
)
def test_usage_errors(tracker: Run, env: dict[str, str], line: list[str], said: str) -> None:
    done = tracker("ingest", *line)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.replace("│", "").split())
    assert not Path(env["TRACKER_DB"]).exists()


def test_patterns(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    files(tmp_path / "many", 12)
    (tmp_path / "[odd].txt").write_text(text_of(99), encoding="utf-8")
    assert tracker("ingest", "many/*1.txt", "[odd].txt").returncode == 0
    assert rows(env, "select path from articles order by id") == [
        ("many/00001.txt",), ("many/00011.txt",), ("[odd].txt",)
    ]  # fmt: skip
    nothing = tracker("ingest", "many/*.doc")
    assert (nothing.returncode, nothing.stderr.splitlines()[0]) == (
        1,
        "tracker: many/*.doc: No such file or directory",
    )


def test_the_database_in_the_folder_is_no_article(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    folder = files(tmp_path / "many", 3)
    env["TRACKER_DB"] = str(folder / "here.db")
    for new in (3, 0):
        done = tracker("ingest", "many")
        assert (done.returncode, f"files 3, articles read 3: new {new}," in done.stderr) == (0, True)
    assert tracker("ingest", "many/here.db").returncode == 1


def test_the_bytes_are_kept_when_asked(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    lines = records(tmp_path / "two.jsonl", 2).read_bytes().splitlines()
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("old.txt", text_of(3).encode("cp1256"))
    assert tracker("ingest", "--keep-source", "two.jsonl", "old.zip").returncode == 0
    kept = rows(env, "select bytes, sha256 from article_sources join articles on id = article_id order by id")
    data = [zlib.decompress(packed) for packed, _ in kept if isinstance(packed, bytes)]
    assert data == [*lines, text_of(3).encode("cp1256")]
    assert [digest for _, digest in kept] == [sha256(each).hexdigest() for each in data]
    assert tracker("articles", "source", "2").stdout.encode() == lines[1]


def test_bytes_that_were_not_kept(tracker: Run, tmp_path: Path) -> None:
    files(tmp_path / "many", 1)
    assert tracker("ingest", "many").returncode == 0
    done = tracker("articles", "source", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "tracker: article 1: its source was not kept (tracker ingest --keep-source)\n"
    assert (
        tracker("articles", "source", "2").stderr
        == "tracker: unknown article '2'; `tracker articles` lists them\n"
    )


def test_bytes_do_not_go_to_a_terminal(tmp_path: Path) -> None:
    lines, _, code = at_terminal("--db", tmp_path / "t.db", "articles", "source", "1")
    assert (lines, code) == ([], 2)


def test_a_changed_page_is_a_new_version(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    page = "https://example.org/news/1"
    first = record(tmp_path / "a.jsonl", text=text_of(1), url=page)
    second = record(tmp_path / "b.jsonl", text=text_of(1) + "وقال إن المحادثات ستستمر.\n", url=page)
    assert "new 1, already there 0, changed 0" in tracker("ingest", first).stderr
    assert "new 0, already there 0, changed 1" in tracker("ingest", second).stderr
    assert rows(env, "select id, current, replaces from articles") == [(1, 0, None), (2, 1, 1)]
    again = tracker("ingest", first, second)
    assert "new 0, already there 2, changed 0" in again.stderr
    assert tracker("check").returncode == 0


def test_a_front_page_is_the_address_of_no_article(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    for number, url in enumerate(["https://example.org", "https://example.org/", "https://example.org/"]):
        record(tmp_path / f"{number}.jsonl", text=text_of(number), url=url)
    assert tracker("ingest", *(f"{number}.jsonl" for number in range(3))).returncode == 0
    assert rows(env, "select count(*), sum(current) from articles") == [(3, 3)]


def test_a_wire_copy_is_kept_and_linked_to_the_first(
    tracker: Run, env: dict[str, str], tmp_path: Path
) -> None:
    edited = LONG.replace("في المدينة 26", "في العاصمة") + "\nتابعونا على صفحتنا"
    other = said(
        *[
            "المحكمة",
            "الرياضة",
            "الجامعة",
            "الزراعة",
            "الأسعار",
            "المياه",
            "الكهرباء",
            "المطار",
            "الميناء",
            "السياحة",
        ]
    )
    for name, text in (("one", LONG), ("two", edited), ("three", edited + " دائما"), ("four", other)):
        record(tmp_path / f"{name}.jsonl", text=text, outlet=name)
    record(tmp_path / "five.jsonl", text=LONG + "\nتصحيح", outlet="one")
    names = ("one", "two", "three", "four", "five")
    assert "new 5" in tracker("ingest", *(f"{name}.jsonl" for name in names)).stderr
    links = rows(env, "select article_id, copy_of, resemblance > 0.8 from article_links order by article_id")
    # The last is of the first's own outlet: it resembles the second, whose original is the first.
    assert links == [(2, 1, 1), (3, 1, 1), (5, 1, 1)]
    assert tracker("check").returncode == 0


def test_an_undated_article_is_dated_later(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    text = "قال وزير الخارجية الروسي سيرغي لافروف أمس إن الهدنة قريبة.\n"
    record(tmp_path / "a.jsonl", text=text)
    assert tracker("ingest", "a.jsonl").returncode == 0
    before = rows(
        env, "select s.id, s.date, published from statements s join articles a on a.id = article_id"
    )
    assert before == [(1, None, None)]
    done = tracker("articles", "set", "1", "--date", "2016-08-27")
    assert (done.returncode, done.stderr) == (
        0,
        "tracker: article 1: published 2016-08-27; statements changed 1\n",
    )
    after = rows(env, "select s.id, s.date, published from statements s join articles a on a.id = article_id")
    assert after == [(1, "2016-08-26", "2016-08-27")]
    assert tracker("articles", "set", "7", "--date", "2016-08-27").stderr.startswith(
        "tracker: unknown article '7'"
    )
    assert tracker("articles", "set", "1", "--date", "gestern").returncode == 2
    assert tracker("articles", "set", "1").returncode == 2


def test_paths_tell_outlet_and_day(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "Lamp Post" / "2016-08-27").mkdir(parents=True)
    (tmp_path / "Lamp Post" / "2016-08-27" / "a.txt").write_text(
        "Keeper Dora Lind said the lamp would burn again."
    )
    done = tracker("ingest", "Lamp Post", "--date-from-path", "{date}", "--outlet-from-path", "{outlet}/*/*")
    assert done.returncode == 0
    (record,) = json.loads(tracker("articles", "--format", "json").stdout)
    assert (record["published"], record["outlet"]) == ("2016-08-27", "Lamp Post")
    done = tracker("ingest", "Lamp Post", "--date-from-path", "{year}")
    assert done.returncode == 2 and "{year}, {month} and {day}" in done.stderr
