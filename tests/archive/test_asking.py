"""Questions to an archive: the answers of a database of the same articles, and what an archive refuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import stock
from sample import at_terminal
from stock import records, told


@pytest.fixture(scope="module", autouse=True)
def few_names() -> Iterator[None]:
    with stock.few_names():
        yield


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A database and an archive that was not merged, of articles that need no merging."""
    folder = tmp_path_factory.mktemp("it's plain")
    return stock.database(folder / "t.db", stock.plain()), stock.archive(folder / "DIR", stock.plain())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A database and an archive that was merged, of articles that are repeated, changed and spelled in several ways."""
    folder = tmp_path_factory.mktemp("whole")
    archive = stock.archive(folder / "DIR", stock.whole())
    out, err, code = told("archive", "merge", "--quiet", archive)
    assert (out, code) == ("", 0), err
    assert "repeated articles 1, older versions 1, copies 2" in err
    return stock.database(folder / "t.db", stock.whole()), archive


FILTERS = [
    "quotes",
    "quotes --reverse",
    "quotes --sort speaker",
    "quotes --sort outlet --reverse --limit 5 --offset 2",
    "quotes --limit 3",
    "quotes --speaker Kerry",
    "quotes --speaker كيري --speaker سيرغي",
    "quotes --speaker-id bd-allh-brqan --since 2016-08-22",
    "quotes --speaker-id nobody-at-all",
    "quotes --country RU",
    "quotes --country Ireland",
    "quotes --class office --class unnamed",
    "quotes --org Kremlin",
    "quotes --topic syria --topic ceasefire",
    "quotes --any-topic --topic syria --topic aleppo",
    "quotes --search الاثنين",
    "quotes --search زير",
    'quotes --search "\\"وقف إطلاق\\""',
    "quotes --search 100%",
    "quotes --search peac*",
    "quotes --search ,",
    "quotes --about كيري",
    "quotes --act deny --act promise",
    "quotes --kind headline",
    "quotes --outlet Weekly --outlet Daily",
    "quotes --language en",
    "quotes --since 2016-08-27 --until 2016-08-28",
    "quotes --on 2016-09",
    "quotes --unresolved",
    "quotes --min-confidence 0.6",
    "quotes --group-by speaker",
    "quotes --group-by date --reverse",
    "quotes --group-by month",
    "quotes --group-by topic --speaker Lavrov",
    "quotes --group-by outlet",
    "quotes --group-by act --limit 2",
    "quotes --group-by country",
    "timeline",
    "timeline --by month --each speaker",
    "timeline --by day --each topic --topic syria",
    "timeline --by week --each outlet --language ar",
]


def words(line: str) -> list[str]:
    import shlex

    return shlex.split(line)


@pytest.mark.parametrize("line", FILTERS)
def test_as_the_database_answers(plain: tuple[Path, Path], whole: tuple[Path, Path], line: str) -> None:
    for database, archive in (plain, whole):
        assert records(*words(line), "--archive", archive) == records(*words(line), "--db", database)


@pytest.mark.parametrize(
    "line",
    [
        "quotes --speaker برقان",
        "quotes --all-versions",
        "quotes --distinct",
        "quotes --distinct --limit 2 --offset 1",
    ],
)
def test_what_needs_a_merge(whole: tuple[Path, Path], line: str) -> None:
    database, archive = whole
    assert records(*words(line), "--archive", archive) == records(*words(line), "--db", database)


@pytest.mark.parametrize("more", ["", "--distinct", "--topic syria"])
def test_counts(whole: tuple[Path, Path], more: str) -> None:
    database, archive = whole
    line = ["quotes", "--count", *more.split()]
    assert told(*line, "--archive", archive)[0] == told(*line, "--db", database)[0]


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "markdown", "json", "ndjson"])
def test_in_every_format(plain: tuple[Path, Path], whole: tuple[Path, Path], form: str) -> None:
    line = ["quotes", "--format", form, "--columns", "date,speaker,speaker_ar,quote,outlet,title,topics"]
    for database, archive in (plain, whole):
        out, _, code = told(*line, "--archive", archive)
        assert code == 0
        assert out == told(*line, "--db", database)[0]
        assert "\x1b" not in out and "\x07" not in out


def test_hostile_text_does_nothing_at_a_terminal(plain: tuple[Path, Path]) -> None:
    lines, _, code = at_terminal(
        "quotes", "--archive", plain[1], "--speaker", "Wicked O'Brien", "--no-pager", COLUMNS="200"
    )
    assert code == 0
    shown = "\n".join(lines)
    assert "[bold]x[/bold]" in shown and "\x1b[31m" not in shown and "\u202e" not in shown


@pytest.mark.parametrize("name", ["x'; drop view quotes; --", "\x1b[2J", "' or 1=1 --"])
def test_hostile_questions_find_nobody(plain: tuple[Path, Path], name: str) -> None:
    out, err, code = told("quotes", "--archive", plain[1], "--speaker", name)
    assert (out, code) == ("", 1) and "\x1b" not in err
    assert records("quotes", "--archive", plain[1], "--outlet", name) == []


SHARED = [
    "select date, speaker, speaker_ar, speaker_id, role, country, source_text, resolved_by, cue, act, kind, quote, start, topics, "
    "language, title, outlet, url, path, published, confidence from quotes order by coalesce(url, ''), start, published",
    "select speaker_id, speaker, speaker_ar, speaker_class, country, role, date from quote_speakers order by 1, 7, 6",
    "select topic, date from quote_topics order by 1, 2",
    "select speaker_id, month, quotes from speakers_by_month order by 1, 2",
    "select * from topics_by_month order by 1, 2",
    "select * from outlets_by_month order by 1, 2",
]  # fmt: skip


@pytest.mark.parametrize("query", SHARED, ids=lambda query: query.split(" from ")[1].split()[0])
def test_the_views(plain: tuple[Path, Path], whole: tuple[Path, Path], query: str) -> None:
    for database, archive in (plain, whole):
        asked = told("sql", query, "--archive", archive, "--format", "json")
        assert asked[2] == 0, asked[1]
        assert asked[0] == told("sql", query, "--db", database, "--format", "json")[0]


def test_the_figures(whole: tuple[Path, Path]) -> None:
    database, archive = whole
    mine, theirs = (
        {row["figure"]: row["value"] for row in records("stats", where, path)}
        for where, path in (("--archive", archive), ("--db", database))
    )
    own = {"shards", "merged", "shards since the merge"}
    assert {figure: value for figure, value in mine.items() if figure not in own}.items() <= theirs.items()
    assert own <= mine.keys()


def test_views_for_other_tools(whole: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """`views.sql` in the folder of the archive is all that DuckDB needs there."""
    import duckdb

    monkeypatch.chdir(whole[1])
    with duckdb.connect() as connection:
        connection.execute(Path("views.sql").read_text("utf-8"))
        count = connection.execute("select count(*) from quotes").fetchone()
    assert count == (len(records("quotes", "--archive", whole[1])),)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("quotes --rejected", "--rejected: an archive has no corrections by hand"),
        ("quotes --sort relevance --search x", "--sort: an archive has no index of words to rank by"),
        ("quotes --distinct", "--distinct: sayings are linked by `tracker archive merge`"),
        ("quotes --distinct --count", "--distinct: sayings are linked by `tracker archive merge`"),
        ("quotes --db t.db", "--archive: there is --db, too: name one of them"),
        ("quotes --speaker Nobodyknows", "Nobodyknows"),
        ("quotes --topic aleppoo", "aleppo"),
        ("sql nonsense", "sql: "),
        ("sql 'copy quotes to ''x.csv'''", "sql: this is no SELECT"),
        ("sql 'select 1; select 2'", "sql: this is no SELECT, or more than one"),
        ("sql \"attach 'x.db'\"", "sql: this is no SELECT"),
        ('sql "set threads = 1"', "sql: this is no SELECT"),
        ("sql \"select * from read_text('/etc/hostname')\"", "sql: Permission Error"),
        ("sql \"select * from read_text('missing')\"", "sql: "),
    ],
)
def test_what_is_refused(plain: tuple[Path, Path], line: str, complaint: str) -> None:
    out, err, code = told(*words(line), "--archive", plain[1])
    assert (out, code != 0) == ("", True)
    assert complaint in err and "Traceback" not in err


def test_a_folder_that_is_no_archive(tmp_path: Path) -> None:
    for name in ("stats", "quotes", "timeline"):
        out, err, code = told(name, "--archive", tmp_path / "nowhere")
        assert (out, code) == ("", 1)
        assert "there is no archive" in err and err.count("\n") == 1


def test_without_the_extra(plain: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for line in (
        ["quotes", "--archive", plain[1]],
        ["archive", "merge", plain[1]],
        ["archive", "load", plain[1]],
    ):
        out, err, code = told(*line)
        assert (out, code) == ("", 1)
        assert "this needs the extra `archive`" in err and err.count("\n") == 1


def test_files_without_a_marker_are_not_read(tmp_path: Path) -> None:
    archive = stock.archive(tmp_path / "DIR", stock.plain())
    before = records("quotes", "--archive", archive)
    for table in ("statements", "articles", "evidence"):
        (archive / table / "shard-000099.parquet").write_bytes(b"cut")
    (archive / "merged").mkdir()
    (archive / "merged" / "part.parquet").write_bytes(b"cut")
    assert records("quotes", "--archive", archive) == before
    (archive / "done" / "000000.json").unlink()
    assert len(records("quotes", "--archive", archive)) < len(before)


def test_a_file_that_is_broken_is_named(tmp_path: Path) -> None:
    archive = stock.archive(tmp_path / "DIR", stock.plain())
    (archive / "statements" / "shard-000000.parquet").write_bytes(b"cut")
    out, err, code = told("quotes", "--archive", archive)
    assert (out, code) == ("", 1) and "shard-000000.parquet" in err


@pytest.mark.parametrize("speaker", ["Kerry", "برقان", "Wicked O'Brien"])
def test_loading_a_speaker(
    plain: tuple[Path, Path], whole: tuple[Path, Path], tmp_path: Path, speaker: str
) -> None:
    for number, (database, archive) in enumerate((plain, whole)):
        if (number, speaker) == (0, "برقان"):
            continue
        loaded = tmp_path / f"{number}.db"
        assert told("archive", "load", archive, "--speaker", speaker, "--db", loaded)[2] == 0
        line = ["quotes", "--speaker", speaker, "--db"]
        assert records(*line, loaded) == records(*line, database)
        assert told("check", "--db", loaded)[2] == 0
        again = told("archive", "load", archive, "--speaker", speaker, "--db", loaded)[1]
        assert "articles 0, statements 0" in again


def test_loading_some_days(whole: tuple[Path, Path], tmp_path: Path) -> None:
    database, archive = whole
    loaded = tmp_path / "t.db"
    assert told("archive", "load", archive, "--since", "2016-09", "--db", loaded)[2] == 0
    line = ["quotes", "--since", "2016-09", "--db"]
    assert records(*line, loaded) == records(*line, database) != []
    assert {row["outlet"] for row in records("quotes", "--db", loaded)} == {"Weekly"}


def test_loading_needs_texts(tmp_path: Path) -> None:
    archive = stock.archive(tmp_path / "DIR", stock.plain(), keep_text=False)
    out, err, code = told("archive", "load", archive, "--db", tmp_path / "t.db")
    assert (out, code) == ("", 1) and "--keep-text" in err
    assert len(records("quotes", "--archive", archive)) == 14


def test_the_word_of_a_record_is_plain_json(whole: tuple[Path, Path]) -> None:
    out, _, _ = told("sql", "select current_date as day, 1.5::decimal(4, 2) as d, [1, null] as l, {'a': 'b\x1b'} as s, "
                     "'x'::blob as b", "--archive", whole[1], "--format", "ndjson")  # fmt: skip
    found = json.loads(out)
    assert (found["d"], found["l"], found["s"], found["b"]) == ("1.50", [1, None], {"a": "b\x1b"}, "78")
    assert "\x1b" not in out
