"""`tracker archive run`: the rows of `tracker ingest`, whatever runs the work and however it is cut."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("distributed")
pq = pytest.importorskip("pyarrow.parquet")

from pyarrow import Table  # noqa: E402

from archived import Told, keys_of, rows_of, said_in, said_in_database, sources, tracker  # noqa: E402
from tracker_archive.layout import TABLES, Layout  # noqa: E402
from tracker_archive.plan import read_plan, write_plan  # noqa: E402
from tracker_archive.settings import agree, read_settings  # noqa: E402
from tracker_archive.shard import ShardReport  # noqa: E402
from trouble import records  # noqa: E402

COUNT = 120


class Ground(NamedTuple):
    """Sources, and what they come to: in a database, and in an archive made by local processes."""

    given: list[Path]
    database: Path
    archive: Path
    told: Told
    env: dict[str, str]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("archive")
    given = sources(folder / "given", COUNT)
    env = {"TRACKER_CONFIG": str(folder / "config"), "TRACKER_DB": str(folder / "tracker.db")}
    assert tracker("ingest", "--quiet", "--jobs", "1", *given, **env).code == 1  # for the bad line
    archive = folder / "archive"
    told = tracker(
        "archive", "run", *given, "--out", archive, "--jobs", "2", "--shard-size", "20", "--keep-text", **env
    )
    return Ground(given, folder / "tracker.db", archive, told, env)


def test_the_same_rows_as_ingest_in_both_directions(ground: Ground) -> None:
    expected = said_in_database(ground.database)
    assert expected.total() > 2 * COUNT
    assert said_in(ground.archive) == expected
    assert len(Layout(ground.archive).shards_done()) == 8  # seven parts of a file, and all the small ones


def test_what_could_not_be_read_is_named_and_counted(ground: Ground) -> None:
    assert ground.told.code == 1
    lines, _, warc = ground.given
    assert f"tracker: {lines}:{COUNT + 1}: not valid JSON" in ground.told.err
    assert f"tracker: {warc}" in ground.told.err
    assert "cut off" in ground.told.err
    assert ground.told.err.endswith("could not be read 2\n")
    found = [(row["path"], row["step"]) for row in rows_of(ground.archive, "errors")]
    assert found[0] == (f"{lines}:{COUNT + 1}", "read")
    assert len(found) == 2


def test_another_cut_and_order_give_the_same_rows_and_keys(ground: Ground, tmp_path: Path) -> None:
    """Other sizes of shards, the sources in another order, the shards run in any order, and twice."""
    given = list(reversed(ground.given))
    out = tmp_path / "other"
    line = ("archive", "run", *given, "--out", out, "--shard-size", "33", "--jobs", "1")
    assert tracker(*line, "--plan-only", "--quiet", **ground.env).code == 0
    layout = Layout(out)
    shards = read_plan(layout)
    assert layout.shards_done() == []
    mixed = random.Random(3).sample(shards, len(shards))
    renumbered = [shard._replace(number=number) for number, shard in enumerate(mixed)]
    write_plan(layout, renumbered)
    assert tracker(*line, "--quiet", **ground.env).code == 1
    assert said_in(out) == said_in(ground.archive)
    assert keys_of(out) == keys_of(ground.archive)
    assert Counter(row["article_key"] for row in rows_of(out, "articles")) == Counter(
        row["article_key"] for row in rows_of(ground.archive, "articles")
    )


def test_ids_are_the_shards_and_keys_are_unique(ground: Ground) -> None:
    rows = rows_of(ground.archive)
    assert all(row["id"] // 1_000_000 == row["shard"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows) == len({row["statement_key"] for row in rows})
    articles = {row["id"]: row for row in rows_of(ground.archive, "articles")}
    for row in rows:
        text = articles[row["article_id"]]["text"]
        assert [text[start:end] for start, end in row["spans"]] == row["parts"]
        assert text[row["cue_start"] : row["cue_end"]] == row["cue"]
    assert [row["id"] for row in rows_of(ground.archive, "evidence")] == [row["id"] for row in rows]


def test_check_finds_nothing_then_a_flipped_byte(ground: Ground, tmp_path: Path) -> None:
    assert tracker("archive", "check", ground.archive, **ground.env) == (
        0, "", f"tracker: shards 8, articles {COUNT + 13}, statements {len(rows_of(ground.archive))}: nothing wrong\n",
    )  # fmt: skip
    file = Layout(ground.archive).table("statements", 3)
    sound = file.read_bytes()
    file.write_bytes(sound[:1000] + bytes([sound[1000] ^ 1]) + sound[1001:])
    try:
        done = tracker("archive", "check", ground.archive, **ground.env)
    finally:
        file.write_bytes(sound)
    assert (done.code, done.out) == (
        1,
        "statements/shard-000003.parquet: is not what was written: its SHA-256 is another\n",
    )


def test_check_looks_at_rows_and_words(tmp_path: Path, ground: Ground) -> None:
    """A shard that was written wrongly has markers that fit: what it says is held against the text."""
    layout = Layout(tmp_path)
    settings = read_settings(Layout(ground.archive))
    assert settings
    agree(layout, settings)
    write_plan(layout, read_plan(Layout(ground.archive)))
    report = ShardReport.of_json(Layout(ground.archive).done(0).read_bytes())
    from tracker_archive.files import sha256_of, write_whole

    for name in TABLES:
        table = pq.read_table(Layout(ground.archive).table(name, 0)).to_pylist()
        if name == "statements":
            table[0]["spans"][0][0] += 1
            table[1]["id"] = table[0]["id"]
        path = layout.table(name, 0)
        path.parent.mkdir()
        pq.write_table(Table.from_pylist(table, pq.read_schema(Layout(ground.archive).table(name, 0))), path)
        report.sha256[f"{name}/shard-000000.parquet"] = sha256_of(path)
    write_whole(layout.done(0), report.as_json())
    assert tracker("archive", "check", tmp_path, **ground.env).out.splitlines() == [
        "statements of shard 0: ids are not those of the shard, each once and in order",
        "evidence of shard 0: is not that of its statements",
        "statement 0: its words do not stand in the article's text where it says",
    ]


def test_status_tells_figures_in_every_format(ground: Ground) -> None:
    done = tracker("archive", "status", ground.archive, "--format", "json", **ground.env)
    figures = {row["figure"]: row["value"] for row in json.loads(done.out)}
    assert figures["shards"] == figures["shards done"] == 8
    assert (figures["shards left"], figures["articles"], figures["errors"]) == (0, COUNT + 13, 2)
    assert figures["articles a second"] > 0
    assert done.code == 0
    assert "shards done\t8\n" in tracker("archive", "status", ground.archive, **ground.env).out


def test_going_on_reads_nothing_again_and_takes_in_what_is_new(ground: Ground, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    records(folder / "a.jsonl", 10)
    out = tmp_path / "archive"
    assert tracker("archive", "run", folder, "--out", out, "--jobs", "1", **ground.env).code == 0
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet") if "plan" not in path.name}
    records(folder / "b.jsonl", 12)
    done = tracker("archive", "run", folder, "--out", out, "--jobs", "1", **ground.env)
    assert "shards done 1 of 1, failed 0; articles 12" in done.err
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())
    done = tracker("archive", "run", "--out", out, **ground.env)
    assert (done.code, "shards done 0 of 0" in done.err) == (0, True)
    assert tracker("archive", "check", out, **ground.env).code == 0


def test_parts_beside_each_other_come_to_the_whole(ground: Ground, tmp_path: Path) -> None:
    for part in ("1/2", "2/2"):
        line = ("archive", "run", *ground.given, "--out", tmp_path / "a", "--shard-size", "20", "--jobs", "1")
        tracker(*line, "--keep-text", "--shard", part, "--quiet", **ground.env)
        if part == "1/2":
            assert Layout(tmp_path / "a").shards_done() == [0, 2, 4, 6]
    assert said_in(tmp_path / "a") == said_in(ground.archive)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (["--keep-text"], "made with other options (keep_text None, not True)"),
        (["--lang", "ar"], "made with other options (lang None, not 'ar')"),
    ],
)
def test_other_options_are_refused(ground: Ground, tmp_path: Path, more: list[str], reason: str) -> None:
    given = records(tmp_path / "a.jsonl", 3)
    line = ("archive", "run", given, "--out", tmp_path / "a", "--jobs", "1", "--quiet")
    assert tracker(*line, **ground.env).code == 0
    done = tracker(*line, *more, **ground.env)
    assert (done.code, done.err) == (1, f"tracker: {tmp_path / 'a'}: {reason}: name a new folder\n")


def test_other_rules_are_refused(ground: Ground, tmp_path: Path) -> None:
    given = records(tmp_path / "a.jsonl", 3)
    out = tmp_path / "a"
    line = ("archive", "run", given, "--out", out, "--jobs", "1", "--quiet", "--plan-only")
    assert tracker(*line, **ground.env).code == 0
    settings = Layout(out).settings
    settings.write_text(settings.read_text().replace('"digest": "', '"digest": "0'))
    done = tracker(*line, **ground.env)
    assert done.code == 1
    assert done.err.startswith(f"tracker: {out}: made by other rules, packs or people (0")
    assert done.err.count("\n") == 1


def test_a_folder_with_something_else_in_it_is_refused(ground: Ground, tmp_path: Path) -> None:
    given = records(tmp_path / "a.jsonl", 3)
    done = tracker("archive", "run", given, "--out", tmp_path, **ground.env)
    assert (done.code, done.err) == (
        1, f"tracker: {tmp_path}: is no archive and not empty: name a new folder\n",
    )  # fmt: skip


def test_a_source_that_changed_fails_its_shard_with_the_reason(ground: Ground, tmp_path: Path) -> None:
    given, out = records(tmp_path / "a.jsonl", 3), tmp_path / "a"
    line = ("archive", "run", "--out", out, "--jobs", "1")
    tracker(*line, given, "--plan-only", **ground.env)
    sound = given.read_bytes()
    given.write_bytes(sound.replace(b"Agency", b"Office"))
    reason = f"{given}: has changed since the archive was planned"
    done = tracker(*line, **ground.env)
    assert (done.code, done.err.splitlines()[0]) == (1, f"tracker: shard 0: {reason}")
    told = tracker("archive", "status", out, "--format", "json", **ground.env).out
    assert {"figure": "failed: shard 0", "value": reason} in json.loads(told)
    given.write_bytes(sound)
    assert tracker(*line, **ground.env).code == 0
    assert "shards failed\t0\n" in tracker("archive", "status", out, **ground.env).out


def test_only_some_languages_are_looked_into(
    ground: Ground, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = records(tmp_path / "a.jsonl", 3)
    line = ("archive", "run", given, "--out", tmp_path / "a", "--jobs", "1", "--quiet")
    assert tracker(*line, "--lang", "en", **ground.env).code == 0
    assert [len(rows_of(tmp_path / "a", name)) for name in ("articles", "statements")] == [3, 0]
    done = tracker(*line, "--lang", "xx", **ground.env)
    assert (done.code, "'xx' is none of ar, en" in capsys.readouterr().err) == (2, True)


def test_what_acts_on_a_terminal_is_shown_and_kept_as_it_is(ground: Ground, tmp_path: Path) -> None:
    hostile = tmp_path / "evil\x1b[31m[bold]\u202e.txt"
    hostile.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    done = tracker("archive", "run", hostile, "--out", tmp_path / "a", "--jobs", "1", **ground.env)
    assert done.code == 1
    assert "\x1b" not in done.err + done.out
    assert "\u202e" not in done.err
    assert rows_of(tmp_path / "a", "errors")[0]["path"] == str(hostile)
    assert {row["outlet"] for row in rows_of(ground.archive, "articles")} >= {"\x1b[31mAgency"}


def test_packed_records_and_parquet_are_cut_into_shards(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker_archive.plan.FEWEST_BYTES", 1)  # texts so alike are packed to nearly nothing
    lines = records(tmp_path / "a.jsonl", 60)
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    rows = [json.loads(line) for line in lines.read_text().splitlines()]
    pq.write_table(Table.from_pylist(rows), tmp_path / "c.parquet", row_group_size=13)
    texts = [row["text"].strip() for row in rows]
    for name in ("a.jsonl", "b.jsonl.gz", "c.parquet"):
        out = tmp_path / name.partition(".")[0]
        line = ("archive", "run", tmp_path / name, "--out", out, "--shard-size", "16", "--keep-text")
        assert tracker(*line, "--jobs", "1", "--quiet", **ground.env).code == 0
        assert [row["text"] for row in rows_of(out, "articles")] == texts
        assert len(Layout(out).shards_done()) == 4, name
    assert keys_of(tmp_path / "a") == keys_of(tmp_path / "b") == keys_of(tmp_path / "c")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--out", "{}/none"], "name what to read"),
        (["run", "{}/missing", "--out", "{}/a"], "missing: No such file or directory"),
        (["run", "https://example.org/a", "--out", "{}/b"], "an archive is made of files: save it first"),
        (["run", "x", "--out", "{}/c", "--shard", "3/2"], "'3/2' is no part; write 1/16 … 16/16"),
        (["status", "{}/none"], "there is no archive"),
        (["check", "{}/none"], "there is no archive"),
    ],
)
def test_mistakes_are_told_in_one_line(
    ground: Ground, tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = tracker("archive", *(word.format(tmp_path) for word in arguments), **ground.env)
    told = done.err + capsys.readouterr().err  # usage errors are Typer's own
    assert done.code in (1, 2)
    assert said in told
    assert "Traceback" not in told


def test_a_manifest_lists_sources(ground: Ground, tmp_path: Path) -> None:
    given = records(tmp_path / "a.jsonl", 3)
    manifest = tmp_path / "list.txt"
    manifest.write_text(f"# those of May\n\n{given}\n", encoding="utf-8")
    line = ("archive", "run", "--manifest", manifest, "--out", tmp_path / "a", "--jobs", "1")
    assert "articles 3," in tracker(*line, **ground.env).err
