"""Steps over tokens by their classes."""

from __future__ import annotations


def skip(bits: list[int], at: int, limit: int, classes: int) -> int:
    """The first token from `at` on, up to `limit`, that is of none of the classes."""
    while at < limit and bits[at] & classes:
        at += 1
    return at


def seek(bits: list[int], at: int, limit: int, classes: int) -> int | None:
    """The first token from `at` on, before `limit`, that is of one of the classes."""
    for i in range(at, limit):
        if bits[i] & classes:
            return i
    return None
