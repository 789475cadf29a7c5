"""Numbers of things in the messages for a reader."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
