"""What kind of rows a command prints: their keys, and the columns by which a table shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import typer

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `width` 0 shares what is left; the column is shown from a terminal of `room` cells on."""

    title: str
    width: int
    cell: Callable[[Row], str]
    style: str = ""
    room: int = 0
    link: Callable[[Row], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`keys` are the record's, in order; `joined` are lists that CSV joins by `;` (other lists stand there as JSON).

    `told` gives what tables and Markdown show for a key instead of its value, which all other formats have.
    """

    keys: tuple[str, ...]
    columns: Callable[[int], list[Column]]
    markdown: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    none: str = "nothing found"
    spaced: bool = False  # a blank line after each row of a table
    told: Mapping[str, Callable[[Row], str]] = field(default_factory=dict)

    @property
    def markdown_keys(self) -> tuple[str, ...]:
        """The keys of a Markdown table: the main ones."""
        return self.markdown or self.keys

    def only(self, keys: tuple[str, ...]) -> Sheet:
        """The sheet with these keys alone, in this order."""
        return replace(
            self, keys=keys, markdown=keys, columns=lambda width: plain_columns(keys, width, self.told)
        )


# Cells that a key's values take; a key that is not here shares what is left.
_WIDTHS = {
    "id": 7, "date": 10, "published": 10, "first": 10, "last": 10, "month": 7, "speaker": 22, "speaker_ar": 20,
    "speaker_id": 22, "speaker_class": 12, "country": 7, "resolved_by": 13, "cue": 12, "act": 9, "kind": 8,
    "start": 6, "topics": 14, "language": 8, "article_id": 10, "outlet": 14, "confidence": 10, "count": 8, "class": 12,
    "statements": 10, "topic": 16, "alias": 24, "corrected": 10, "field": 10,
    "added_at": 16, "shown_at": 16, "polled_at": 16, "failures": 8,
}  # fmt: skip


def plain_columns(
    keys: Iterable[str], width: int, told: Mapping[str, Callable[[Row], str]] | None = None
) -> list[Column]:
    """A column for each key, with its value as it is or as `told`."""
    return [
        Column(key, min(_WIDTHS.get(key, 0), width), (told or {}).get(key) or _cell_of(key)) for key in keys
    ]


def _cell_of(key: str) -> Callable[[Row], str]:
    return lambda row: cell_text(row[key])


def minute_of(key: str) -> Callable[[Row], str]:
    """The time under a key to the minute, UTC, for a reader."""
    return lambda row: cell_text(row[key])[:16].replace("T", " ")


def cell_text(value: object) -> str:
    """A value for a reader."""
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(map(cell_text, value))
    if isinstance(value, dict):
        return " ".join(f"{key} {cell_text(one)}" for key, one in value.items())
    return str(value)


def simple_sheet(keys: tuple[str, ...], none: str) -> Sheet:
    """A sheet whose table shows every key as it is."""
    return Sheet(keys, lambda width: plain_columns(keys, width), none=none)


def with_columns(sheet: Sheet, columns: str | None) -> Sheet:
    """The sheet with the keys that `--columns` names. Raises BadParameter."""
    if columns is None:
        return sheet
    keys = tuple(key.strip() for key in columns.split(",") if key.strip())
    unknown = [key for key in keys if key not in sheet.keys]
    if unknown or not keys:
        wrong = ", ".join(unknown) or "no keys"
        raise typer.BadParameter(f"{wrong}; choose of {', '.join(sheet.keys)}", param_hint="--columns")
    return sheet.only(keys)
