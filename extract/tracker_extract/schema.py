"""Reading data files against a schema: TOML settings, CSV tables and word lists, each wrong entry named.

A schema is data: a dict of keys, each with the `Kind` of its value, a dict for a table within, `Each` for a table
whose keys are free, or `Many` for a list of tables. A key that ends in `?` may be left out. What does not fit raises
DataError with the file, the key or line, what is allowed there and, for a slip, the nearest name.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from .errors import DataError


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what is allowed in words, whether a value is it, and the names it knows if it is a choice.

    `fault` picks the wrong part of a value of several words.
    """

    allowed: str
    fits: Callable[[Any], bool]
    names: tuple[str, ...] = ()
    fault: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Each:
    """A table whose keys are free within a kind, all values of one kind or table."""

    key: Kind
    value: Kind | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Many:
    """A list of tables of one schema."""

    table: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """A CSV table: its columns in order; with `header` the first row names them."""

    kinds: Mapping[str, Kind]
    header: bool = True


Schema = Mapping[str, Any]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != "" and value == value.strip()


def _all(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


TEXT = Kind("a text that is not empty and has no blanks around it", _is_text)
ANY_TEXT = Kind("a text", lambda value: isinstance(value, str))
TEXTS = Kind("a list of texts", _all(_is_text))
FLAG = Kind("true or false", lambda value: isinstance(value, bool))
WHOLE = Kind("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool))
NUMBER = Kind("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool))


def one_of(*names: str) -> Kind:
    """One of these names."""
    shown = ", ".join(name or "nothing" for name in names)
    return Kind(f"one of {shown}", frozenset(names).__contains__, names)


def matching(pattern: str, allowed: str) -> Kind:
    """A text of this pattern, said in words."""
    fits = re.compile(pattern).fullmatch
    return Kind(allowed, lambda value: isinstance(value, str) and fits(value) is not None)


def read_settings(source: Traversable, schema: Schema | Each) -> dict[str, Any]:
    """A TOML file that follows a schema; DataError tells what does not."""
    try:
        read = tomllib.loads(text_of(source))
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(source), "file", f"this is no TOML: {error}") from None
    _check(str(source), "", read, schema)
    return read


def read_rows(source: Traversable, columns: Columns) -> list[dict[str, str]]:
    """The rows of a CSV file with `#` comments; DataError names line and column of what does not fit."""
    lines = [
        (number, line)
        for number, line in enumerate(text_of(source).splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    rows: Iterator[list[str]] = csv.reader(line for _, line in lines)
    numbers = iter(number for number, _ in lines)
    names = list(columns.kinds)
    if columns.header:
        _check_header(str(source), next(rows, []), names)
        next(numbers, None)
    made = []
    for number, row in zip(numbers, rows, strict=False):
        if len(row) != len(names):
            raise DataError(
                str(source), f"line {number}", f"{len(row)} cells; the columns are {', '.join(names)}"
            )
        made.append(entry := dict(zip(names, map(str.strip, row), strict=True)))
        for name, kind in columns.kinds.items():
            if not kind.fits(entry[name]):
                raise _misfit(str(source), f"line {number}: {name}", entry[name], kind)
    return made


def read_entries(source: Traversable) -> tuple[str, ...]:
    """The entries of a word list: one a line, `#` begins a comment."""
    lines = (line.split("#")[0].strip() for line in text_of(source).splitlines())
    return tuple(line for line in lines if line)


def text_of(source: Traversable) -> str:
    """The text of a data file, which is UTF-8; DataError where it is missing or something else."""
    try:
        return source.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(str(source), f"byte {error.start}", "the file is UTF-8") from None
    except FileNotFoundError:
        raise DataError(str(source), "file", "it is missing") from None


def check_names(where: str, found: Iterable[str], allowed: Iterable[str]) -> None:
    """DataError for the first of the names found that is not allowed."""
    names = tuple(allowed)
    for name in found:
        if name not in names:
            raise DataError(where, name, f"{_hint(name, names)}allowed are {', '.join(names)}")


def _check_header(file: str, found: list[str], names: list[str]) -> None:
    check_names(file, found, names)
    if found != names:
        raise DataError(file, ",".join(found), f"the columns are {','.join(names)}")


def _check(file: str, path: str, value: Any, schema: Any) -> None:
    if isinstance(schema, Kind):
        if not schema.fits(value):
            raise _misfit(file, path, value, schema)
    elif isinstance(schema, Many):
        for number, entry in enumerate(value if isinstance(value, list) else [value], 1):
            _check(file, f"{path} {number}", entry, schema.table)
    elif not isinstance(value, dict):
        raise DataError(file, path, "a table")
    elif isinstance(schema, Each):
        for key, entry in value.items():
            if not schema.key.fits(key):
                raise _misfit(file, path or "key", key, schema.key)
            _check(file, _below(path, key), entry, schema.value)
    else:
        _check_table(file, path, value, schema)


def _check_table(file: str, path: str, value: dict[str, Any], schema: Schema) -> None:
    kinds = {key.removesuffix("?"): kind for key, kind in schema.items()}
    for key, entry in value.items():
        if key not in kinds:
            raise DataError(
                file, _below(path, key), f"{_hint(key, tuple(kinds))}allowed are {', '.join(kinds)}"
            )
        _check(file, _below(path, key), entry, kinds[key])
    for key in schema:
        if not key.endswith("?") and key not in value:
            raise DataError(file, _below(path, key), "it is missing")


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _misfit(file: str, key: str, value: Any, kind: Kind) -> DataError:
    wrong = kind.fault(value) if isinstance(value, str) else value
    return DataError(file, key, f"{_hint(wrong, kind.names)}{wrong!r} is not {kind.allowed}")


def _hint(name: Any, names: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # loaded for a fault only

    near = get_close_matches(name, filter(None, names), 1) if isinstance(name, str) else []
    return f"did you mean {near[0]}? " if near else ""
