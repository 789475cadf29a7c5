"""What the resolver answers: who, how it was found, and why."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Resolution
from ..words.phrases import phrase_words
from .discourse import Entity


@dataclass(frozen=True, slots=True)
class Attribution:
    """Entities (none where unresolved), how they were found, and what the reader should know of it."""

    entities: tuple[Entity, ...]
    by: Resolution
    note: str = ""


UNRESOLVED = Attribution((), "unresolved")
NO_SPEAKER = Attribution((), "unresolved", "a thing, not a speaker")


def slug(name: str) -> str:
    """Lower-case words joined by hyphens."""
    return "-".join(phrase_words(name))
