"""What the letters of a word decide that its folded form leaves open: hamza seats, the last letter, marks."""

from __future__ import annotations

from typing import Any

from ..text import fold
from . import classes as lx


def as_written(entries: list[tuple[int, Any, str]], written: str) -> list[tuple[int, Any, str]]:
    """Of entries that fold alike, those that end in the letter that is written, where any does (علي, على).

    A reporting word must begin and end as written where the writer marks it: رأي and نفي are nouns, إجابته is no verb.
    """
    if len(entries) == 1 and not entries[0][0] & (lx.CUE | lx.PARTICLE):
        return entries
    fitting = [e for e in entries if not (e[0] & (lx.CUE | lx.THAT) and _begins_otherwise(e[2], written))]
    fitting = [e for e in fitting if not (e[0] & lx.PARTICLE and _marked_otherwise(e[2], written))]
    same = [e for e in fitting if e[2][-1:] == written[-1:]]
    return same or [e for e in fitting if not e[0] & lx.CUE]


def _begins_otherwise(form: str, written: str) -> bool:
    """Whether two spellings both mark their first letter, and differently (أجابته, إجابته)."""
    one, other = form[:1], written[:1]
    return one != other and one != fold(one) and other != fold(other)


def _marked_otherwise(form: str, written: str) -> bool:
    """Whether the writer marks a letter that the spelling does not have so (فإن, فان)."""
    return any(w not in (f, fold(w)) for f, w in zip(form, written, strict=False))
