"""The word lists by which the parts of a page are told (`lang/*/layout.toml`), of all packs together."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tracker_extract.pack_schema import LAYOUT
from tracker_extract.schema import read_settings
from tracker_extract.text import fold


class LayoutWords(NamedTuple):
    """The word lists of all packs, folded."""

    furniture: frozenset[str]
    credit: frozenset[str]
    byline: frozenset[str]
    place: frozenset[str]
    writers: tuple[str, ...]
    openings: tuple[str, ...]
    leads: tuple[str, ...]
    tails: tuple[str, ...]
    links: tuple[str, ...]
    reply: frozenset[str]
    quoting: tuple[str, ...]
    forwarded: tuple[str, ...]
    left_out: frozenset[str]


@cache
def layout_words() -> LayoutWords:
    lists: dict[str, list[str]] = {}
    for pack in (files("tracker_extract") / "lang").iterdir():
        source = pack / "layout.toml"
        if source.is_file():
            for key, entries in read_settings(source, LAYOUT).items():
                lists.setdefault(key, []).extend(entries)
    folded = {key: frozenset(map(plain_words, entries)) for key, entries in lists.items()}
    return LayoutWords(
        folded["furniture"],
        folded["credit"],
        folded["byline"],
        folded["place"],
        tuple(f"{entry} " for entry in folded["writer"]),
        tuple(folded["opening"]),
        tuple(lists["lead"]),
        tuple(lists["tail"]),
        tuple(f"{fold(entry)}:" for entry in lists["link"]),
        folded["reply"],
        tuple(lists["quoting"]),
        tuple(map(plain_words, lists["forwarded"])),
        folded["left_out"],
    )


def plain_words(line: str) -> str:
    """The words of a line, folded, without marks."""
    return " ".join(re.findall(r"\w+", fold(line)))
