"""`tracker ingest`, run as a process with the real extractor on real files."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.read.make_exports import EXPORTS
from tests.read.make_pdf import placed_pdf

from sample import Run

pytestmark = pytest.mark.unmeasured

ARTICLE = "لافروف: الهدنة قريبة\n27 آب/أغسطس 2016\n\nقال وزير الخارجية الروسي سيرغي لافروف إن الهدنة في حلب قريبة.\n"
OTHER = "كيري في جنيف\n28 آب/أغسطس 2016\n\nقال وزير الخارجية الأميركي جون كيري: «لا اتفاق بعد».\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles, one of them in Windows-1256, a hidden file and a folder below."""
    folder = tmp_path / "news"
    (folder / "below").mkdir(parents=True)
    (folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "below" / "a.TXT").write_bytes(OTHER.encode("cp1256"))
    (folder / ".hidden.txt").write_text("قال أحد إن شيئا حدث", encoding="utf-8")
    return folder


def stored(env: dict[str, str]) -> list[tuple[str, str, str, str]]:
    connection = sqlite3.connect(env["TRACKER_DB"])
    try:
        return connection.execute(
            "select path, encoding, language, text from articles order by id"
        ).fetchall()
    finally:
        connection.close()


def test_a_folder_and_then_the_quotes(tracker: Run, env: dict[str, str], news: Path) -> None:
    done = tracker("ingest", "news")
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr.startswith(
        "tracker: files 2, articles read 2: new 2, already there 0, changed 0; failed 0; statements "
    )
    assert "encodings: " in done.stderr
    assert stored(env) == [
        ("news/b.txt", "utf-8", "ar", ARTICLE),
        ("news/below/a.TXT", "cp1256", "ar", OTHER),
    ]
    records = [json.loads(line) for line in tracker("quotes", "--format", "ndjson").stdout.splitlines()]
    said = {record["speaker"]: record for record in records if record["kind"] != "headline"}
    assert said["Sergey Lavrov"]["quote"] == "الهدنة في حلب قريبة"
    assert said["John Kerry"]["quote"] == "لا اتفاق بعد"
    assert said["John Kerry"]["date"] == "2016-08-28"
    for record in records:
        text = next(text for path, _, _, text in stored(env) if path == record["path"])
        assert [text[start:end] for start, end in record["spans"]] == record["parts"]


def test_the_same_again_is_skipped_and_said(tracker: Run, env: dict[str, str], news: Path) -> None:
    tracker("ingest", "news")
    (news / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    again = tracker("ingest", "news", "news/b.txt")
    assert again.returncode == 0
    assert "tracker: news/b.txt: already there, as article 1\n" in again.stderr
    assert "articles read 4: new 0, already there 4, changed 0; failed 0" in again.stderr
    assert len(stored(env)) == 2


def test_a_bad_file_stops_no_other(tracker: Run, env: dict[str, str], news: Path) -> None:
    (news / "a-bad.txt").write_bytes(bytes(range(256)) * 8)
    (news / "empty.txt").write_bytes(b"")
    done = tracker("ingest", "news", "news/nothing.txt", "news/b.txt")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    for name in ("news/a-bad.txt", "news/empty.txt", "news/nothing.txt"):
        assert len([line for line in lines if line.startswith(f"tracker: {name}: ")]) == 1
    assert "failed 3" in lines[-1]
    assert "Traceback" not in done.stderr
    assert [path for path, *_ in stored(env)] == ["news/b.txt", "news/below/a.TXT"]


def test_quiet_says_only_what_went_wrong(tracker: Run, news: Path) -> None:
    assert tracker("ingest", "--quiet", "news").stderr == ""
    assert tracker("ingest", "-q", "news/no.txt").stderr.count("\n") == 1


def test_standard_input(tracker: Run, env: dict[str, str]) -> None:
    assert tracker("ingest", "-", input=ARTICLE.encode("utf-16")).returncode == 0
    ((path, encoding, _, text),) = stored(env)
    assert (path, text) == ("-", ARTICLE)
    assert encoding.startswith("utf-16")
    assert tracker("ingest", "-", input=b"").stderr.startswith("tracker: -: ")


def test_the_encoding_can_be_set(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(ARTICLE.replace("/", " ").encode("iso8859-6"))
    assert tracker("ingest", "--encoding", "iso-8859-6", "old.txt").returncode == 0
    assert [text for *_, text in stored(env)] == [ARTICLE.replace("/", " ")]
    unknown = tracker("ingest", "--encoding", "klingon", "old.txt")
    assert (unknown.returncode, "klingon" in unknown.stderr) == (2, True)


def test_a_file_whose_name_is_no_utf8(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    assert tracker("ingest", name).returncode == 0
    assert [path for path, *_ in stored(env)] == ["caf\\udce9.txt"]


def test_what_a_killed_run_left_is_whole_and_the_same_command_completes_it(
    env: dict[str, str], tmp_path: Path, tracker: Run
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"{ARTICLE}الخبر رقم {number}\n", encoding="utf-8")
    command = [sys.executable, "-m", "tracker_cli", "ingest", str(folder)]
    running = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    database = Path(env["TRACKER_DB"])
    while running.poll() is None and not (database.exists() and count(database)):
        pass
    running.kill()
    running.wait()
    connection = sqlite3.connect(database)
    halves = """select count(*) from articles a where not exists (select 1 from statements s where s.article_id = a.id)"""
    assert connection.execute(halves).fetchone() == (0,)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()
    assert tracker("ingest", folder).returncode == 0
    assert count(database) == 60


def count(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        found: int = connection.execute("select count(*) from articles").fetchone()[0]
    except sqlite3.OperationalError:  # not made yet
        return 0
    finally:
        connection.close()
    return found


def test_a_full_disk_is_told_and_leaves_whole_articles(tracker: Run, env: dict[str, str], news: Path) -> None:
    tracker("ingest", "news/b.txt")
    code = (
        "import sqlite3, sys, tracker_store.database.connect as c\n"
        "prepare = c._prepare\n"
        "def full(connection):\n"
        "    prepare(connection)\n"
        "    pages = connection.execute('pragma page_count').fetchone()[0]\n"
        "    connection.execute(f'pragma max_page_count = {pages}')\n"
        "c._prepare = full\n"
        "from tracker_cli.__main__ import main\n"
        "main()\n"
    )
    long = news / "long.txt"
    long.write_text(ARTICLE + "كلام كثير\n" * 20000, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", str(long)], env=env, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stderr == f"tracker: {env['TRACKER_DB']}: database or disk is full\n"
    assert len(stored(env)) == 1


def test_the_seed_article(tracker: Run, shared: Path) -> None:
    seed = shared / "eval" / "seed"
    assert tracker("ingest", seed / "input" / "seed.txt").returncode == 0
    found = tracker("quotes", "--format", "ndjson").stdout
    scorer = [
        sys.executable,
        shared / "eval" / "score.py",
        seed / "gold.jsonl",
        seed / "texts",
        "-",
        "--json",
    ]
    done = subprocess.run(scorer, input=found, capture_output=True, encoding="utf-8", check=True)
    figures = json.loads(done.stdout)
    assert [figures[name]["f"] for name in ("detect", "joint", "topics")] == [1.0, 1.0, 1.0]
    assert figures["kind"] == 1.0


def test_what_reading_could_not_tell_is_told_and_kept(tracker: Run, tmp_path: Path) -> None:
    page = (
        "<html><head><title>Lamp</title><link rel='canonical' href='https://web.archive.org/web/20210310000000/https://lamp.example/2021/03/09/lamp'></head>"
        "<body><article><h1>Lamp to burn again</h1><p>Keeper Dora Lind said the lamp would burn again on Friday after a winter of repairs.</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(page)
    assert tracker("ingest", "a.html").returncode == 0
    shown = json.loads(tracker("articles", "show", "1", "--format", "json").stdout)
    assert shown["url"] == "https://lamp.example/2021/03/09/lamp"
    assert shown["capture"].startswith("https://web.archive.org/web/2021")
    assert shown["warnings"] == []
    assert "capture:" in tracker("articles", "show", "1", "--format", "table").stdout


def test_columns_whose_order_cannot_be_told_are_told(tracker: Run, tmp_path: Path) -> None:
    lines = ["Keeper Dora Lind said the", "lamp would burn again on Friday and", "that the oil was paid"]
    boxes = ["Mayor Nils Lund said", "the vote would be held in spring, as", "the old hall was wet"]
    shift = (0, 14, 40)
    page = [(20 + shift[n], 700 - 15 * n, list(line)) for n, line in enumerate(lines)]
    page += [(330 + 2 * shift[n], 700 - 15 * n, list(line)) for n, line in enumerate(boxes)]
    (tmp_path / "a.pdf").write_bytes(placed_pdf([page]))
    done = tracker("ingest", "a.pdf")
    assert "a.pdf" in done.stderr and "the order of columns on page 1 cannot be told" in done.stderr
    shown = json.loads(tracker("articles", "show", "1", "--format", "json").stdout)
    assert len(shown["warnings"]) == 1
    assert not any(
        both in quote["quote"] for quote in shown["quotes"] for both in ("the Mayor", "Friday and the")
    )


def test_an_export_of_three_hundred_articles_is_read_once(tracker: Run, tmp_path: Path) -> None:
    names = ("nexis.docx", "nexis.txt")
    for name in names:
        (tmp_path / name).write_bytes(EXPORTS[name](300))
    first = json.loads(tracker("ingest", "nexis.docx", "--format", "json").stdout)
    again = json.loads(tracker("ingest", *names, "--format", "json").stdout)
    assert (first["new"], first["failed"], first["undated"]) == (300, 0, 0)
    assert (again["read"], again["new"], again["changed"], again["already_there"]) == (600, 0, 0, 600)
