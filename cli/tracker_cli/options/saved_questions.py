"""Saved questions as options of the command line: kept as they were given, and read anew whenever they are asked."""

from __future__ import annotations

import io
import shlex
import sqlite3
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice
from tracker_cli.options.shared import Kind
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.filters import Filter


def given(choice: Choice) -> dict[str, Any]:
    """The options that were given, as plain values."""
    values = {field.name: getattr(choice, field.name) for field in fields(choice)}
    return {
        name: [str(each) if isinstance(each, Kind) else each for each in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
        if value
    }


def asked(outside: Outside, connection: sqlite3.Connection, filters: Mapping[str, Any]) -> Filter:
    """The filter that saved options mean today. Raises NotFoundError and BadParameter; says nothing."""
    names = {field.name for field in fields(Choice)}
    choice = Choice(**{name: value for name, value in filters.items() if name in names})
    return filter_of(replace(outside, stderr=io.StringIO()), connection, choice)


def as_options(filters: Mapping[str, Any]) -> str:
    """The options as they are typed: `--speaker Lavrov --topic aleppo`."""
    words: list[str] = []
    for name, value in filters.items():
        option = f"--{name.rstrip('_').replace('_', '-')}"
        if value is True:
            words.append(option)
            continue
        for each in value if isinstance(value, list) else [value]:
            words += [option, shlex.quote(str(each))]
    return " ".join(words)
