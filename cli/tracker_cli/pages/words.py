"""The words of the interface, a TOML file a language in `words/`; every file has the same keys."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

# `lang` and `dir` for the page; `acts`, `kinds`, `resolved`, `classes` are tables from a record's value to a word.
Words = dict[str, Any]

_FOLDER = files("tracker_cli.pages") / "words"


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that the interface speaks."""
    names = sorted(file.name for file in _FOLDER.iterdir())
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def words(language: str) -> Words:
    """The words in one of `languages`."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
