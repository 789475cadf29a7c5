"""The user's own people: rows in the tables of the registry, in the folder of settings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from tracker_cli.options.database import own_folder, registry
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError, StoreError
from tracker_extract.models import Speaker
from tracker_extract.text import fold

# Table -> its columns, as `tracker_extract.registry` reads them.
TABLES = {
    "persons.csv": ("id", "name", "name_ar", "gender", "country", "wikidata"),
    "bodies.csv": ("id", "name", "name_ar", "class", "country", "gender", "kind", "wikidata"),
    "aliases.csv": ("person", "alias", "kind", "rule"),
    "body_aliases.csv": ("body", "alias"),
    "roles.csv": ("person", "office", "start", "end", "known_until", "status", "source"),
}
_WORD = re.compile(r"[a-z0-9]+")


def add_person(
    outside: Outside, speaker: Speaker, gender: str | None,
    aliases: tuple[str, ...], term: tuple[str, str, str] | None,
    store: Callable[[Speaker, tuple[str, ...]], None],
) -> Speaker:  # fmt: skip
    """Add a speaker to the database by `store`, then to the tables; neither where the other fails.

    `term` is an office of the registry with the first and last day in it. Raises StoreError and NotFoundError.
    """
    people = registry(outside)
    if speaker.wikidata and (same := people.by_wikidata(speaker.wikidata)):
        raise StoreError(f"{speaker.wikidata} is {same} in the registry")
    if speaker.id in people.persons or speaker.id in people.bodies:
        raise StoreError(f"the registry knows {speaker.id} already")
    if term and term[0] not in people.offices:
        raise NotFoundError("office", term[0], tuple(id_ for id_ in people.offices if term[0] in id_)[:3])
    names = tuple(
        dict.fromkeys(" ".join(each.split()) for each in (speaker.name, speaker.name_ar, *aliases) if each)
    )
    store(speaker, names)
    for table, row in _rows(speaker, gender or "", names, term):
        _append(_people(outside) / table, TABLES[table], row)
    return speaker


def remove_person(outside: Outside, id_: str) -> None:
    """Take every row of an added speaker out of the tables."""
    for table in TABLES:
        path = _people(outside) / table
        if path.is_file():
            kept = [row for row in _read(path) if row[:1] != [id_]]
            _replace(path, kept)


def named(name: str, arabic: str | None, class_: str, country: str | None, item: str | None) -> Speaker:
    """A speaker of that name, under an id made of it. Raises StoreError."""
    slug = "-".join(_WORD.findall(fold(name)))
    if not slug:
        raise StoreError(f"{name!r} has no Latin letter to make an id of; give the Arabic name by --ar")
    name, arabic = " ".join(name.split()), arabic and " ".join(arabic.split())
    return Speaker(slug, name, arabic, class_, None, country and country.upper(), True, item)  # type: ignore[arg-type]


def _rows(
    speaker: Speaker, gender: str, names: tuple[str, ...], term: tuple[str, str, str] | None
) -> list[tuple[str, tuple[str, ...]]]:
    country, arabic = speaker.country or "", speaker.name_ar or ""
    rows: list[tuple[str, tuple[str, ...]]]
    if speaker.speaker_class == "person":
        rows = [("persons.csv", (speaker.id, speaker.name, arabic, gender, country, speaker.wikidata or ""))]
        rows += [
            ("aliases.csv", (speaker.id, name, "full" if " " in name else "short", "")) for name in names
        ]
    else:
        head = (
            speaker.id,
            speaker.name,
            arabic,
            speaker.speaker_class,
            country,
            gender,
            "",
            speaker.wikidata or "",
        )
        rows = [("bodies.csv", head)]
        rows += [("body_aliases.csv", (speaker.id, name)) for name in names]
    if term:
        rows.append(("roles.csv", (speaker.id, *term, "", "", "own")))
    return rows


def _people(outside: Outside) -> Path:
    return own_folder(outside) / "people"


def _read(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))


def _append(path: Path, header: tuple[str, ...], row: tuple[str, ...]) -> None:
    rows = _read(path) if path.is_file() else [list(header)]
    if len(rows[0]) < len(header):  # written before the table had its last columns
        rows = [list(header), *([*each, *[""] * (len(header) - len(each))] for each in rows[1:])]
    _replace(path, [*rows, list(row)])


def _replace(path: Path, rows: list[list[str]]) -> None:
    """Write the table whole and put it in the place of the old one, so that a crash leaves one or the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(buffer.getvalue(), "utf-8", newline="")
    fresh.replace(path)
