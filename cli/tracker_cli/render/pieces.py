"""Pieces of a line for a reader, each of which runs its own way."""

from __future__ import annotations

from collections.abc import Iterable


def in_marks(text: str) -> tuple[str, str, str]:
    """The pieces of a quotation in an English line: the marks are the line's, whatever way the text runs."""
    return ("“", text, "”")


def listed(texts: Iterable[str], joint: str = ", ") -> tuple[str, ...]:
    """The pieces of a line that lists the texts."""
    return tuple(piece for text in texts for piece in (joint, text))[1:]
