"""The schema of the record against what the commands print, and against the lists that it repeats."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from sample import AT
from test_cases import ALL
from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside
from tracker_extract import Extractor
from tracker_extract.models import Kind, Resolution, SpeakerClass
from tracker_extract.pack_schema import acts
from tracker_store.asking.record import KEYS
from tracker_store.asking.record_schema import fields, schema
from tracker_store.database.connect import writing
from tracker_store.writing.write import Writer

jsonschema = pytest.importorskip("jsonschema")

# Every so many cases: in all languages, of every file, in seconds.
EVERY = 12


class Pipe(io.StringIO):
    encoding = "utf-8"


@pytest.fixture(scope="module")
def printed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """What a command prints of the examples and some cases, read by the engine and stored."""
    path = tmp_path_factory.mktemp("record") / "tracker.db"
    articles = [case.article for case in ALL[::EVERY]]
    extract = Extractor.load()
    with writing(path) as db:
        writer = Writer(db, extract.registry.aliases_of, "9.9")
        for article in articles:
            writer.add(article, extract(article), AT)

    def ran(*arguments: str) -> str:
        out = Pipe()
        assert run(["--db", str(path), *arguments], Outside(io.StringIO(), out, Pipe(), {})) == 0
        return out.getvalue()

    ran("ingest", "--quiet", "--jobs", "1", str(root / "examples"))
    ran("statements", "set", "1", "--date", "2016-08-27")
    ran("statements", "reject", "2")
    return ran


@pytest.fixture(scope="module")
def validator() -> Any:
    kind = jsonschema.Draft202012Validator
    kind.check_schema(schema())
    return kind(schema(), format_checker=kind.FORMAT_CHECKER)


@pytest.mark.parametrize(
    "arguments",
    [
        ("quotes", "--format", "ndjson"),
        ("quotes", "--format", "json", "--distinct"),
        ("quotes", "--format", "ndjson", "--rejected", "--all-versions"),
        ("quotes", "--format", "ndjson", "--unresolved"),
        ("export", "-", "--format", "ndjson"),
        ("new", "all", "--format", "ndjson", "--peek"),
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_what_is_printed_is_valid(
    printed: Callable[..., str], validator: Any, arguments: tuple[str, ...]
) -> None:
    if arguments[0] == "new" and "all" not in printed("searches"):
        printed("searches", "add", "all", "--all")
    text = printed(*arguments)
    found = json.loads(text) if "json" in arguments else [json.loads(line) for line in text.splitlines()]
    assert found
    wrong = [(error.json_path, error.message) for record in found for error in validator.iter_errors(record)]
    assert wrong == []


def test_the_cases_hold_records_of_every_kind(printed: Callable[..., str]) -> None:
    records = [json.loads(line) for line in printed("quotes", "--format", "ndjson").splitlines()]
    assert len(records) > 300
    assert {record["kind"] for record in records} == set(get_args(Kind))
    assert {record["language"] for record in records} >= {"ar", "en", "fr", "ru"}
    assert len({record["act"] for record in records}) > 15
    assert any(";" in (record["speaker_id"] or "") for record in records)
    assert any(record["speaker_wikidata"] for record in records)
    assert any(len(record["parts"]) > 1 for record in records)
    assert any(record["corrected"] for record in records)


def one(**values: Any) -> dict[str, Any]:
    lists = {"parts": ["a"], "spans": [[0, 1]], "topics": [], "corrected": []}
    known = {"id": 1, "article_id": 1, "start": 0, "quote": "a", "language": "en", "confidence": 0.5}
    settled = {"act": "say", "kind": "direct", "resolved_by": "name"}
    return {**dict.fromkeys(KEYS), **lists, **known, **settled, **values}


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"date": "27.8.2016"}, "$.date"),
        ({"kind": "whisper"}, "$.kind"),
        ({"act": "murmur"}, "$.act"),
        ({"id": "1"}, "$.id"),
        ({"confidence": 1.5}, "$.confidence"),
        ({"spans": [[0]]}, "$.spans[0]"),
        ({"topics": "syria"}, "$.topics"),
        ({"speaker_class": "persons"}, "$.speaker_class"),
        ({"speaker_wikidata": "58217"}, "$.speaker_wikidata"),
        ({"quote": None}, "$.quote"),
        ({"sources": [{"id": 1}]}, "$.sources[0]"),
    ],
    ids=str,
)
def test_what_is_no_record_is_none(validator: Any, values: dict[str, Any], path: str) -> None:
    assert not list(validator.iter_errors(one()))
    assert {error.json_path for error in validator.iter_errors(one(**values))} == {path}


def test_a_key_that_is_missing_is_a_fault_and_a_new_one_is_none(validator: Any) -> None:
    assert not list(
        validator.iter_errors(one(mood="grim", speaker_wikidata="Q1;", speaker_class="person;office"))
    )
    assert list(validator.iter_errors({key: value for key, value in one().items() if key != "quote"}))


def test_the_schema_has_the_keys_in_their_order_and_the_lists_as_they_are() -> None:
    properties = schema()["properties"]
    assert tuple(properties) == (*KEYS, "sources")
    assert tuple(schema()["required"]) == KEYS
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert re.fullmatch(r"urn:statement-tracker:record:\d+\.\d+", schema()["$id"])
    assert properties["act"]["enum"] == list(acts())
    assert properties["kind"]["enum"] == list(get_args(Kind))
    assert set(properties["resolved_by"]["enum"]) == {*get_args(Resolution), "hand"}
    for class_ in get_args(SpeakerClass):
        assert re.fullmatch(properties["speaker_class"]["pattern"], class_)


def test_the_command_lists_the_keys_and_prints_the_schema(printed: Callable[..., str]) -> None:
    assert json.loads(printed("record", "--schema")) == schema()
    rows = json.loads(printed("record", "--format", "json"))
    assert [row["key"] for row in rows] == [*KEYS, "sources"]
    assert rows == fields()
    assert {"integer", "string", "YYYY-MM-DD", "list of [start, end]", "number, 0 to 1"} <= {
        row["type"] for row in rows
    }
