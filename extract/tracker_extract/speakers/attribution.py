"""What comes out: whom a mention refers to, and to whom a report is attributed."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Resolution, Speaker
from ..words.phrases import phrase_words
from .discourse import Entity


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a mention or an elided subject refers to: entities (none where unresolved), how they were found, and why.

    `with_joined` says that the answer is for the mention with all that is joined to it (مصادر أمنية وطبية – "security
    and medical sources").
    """

    entities: tuple[Entity, ...]
    by: Resolution
    note: str = ""
    with_joined: bool = False


UNRESOLVED = Referent((), "unresolved")


def unresolved(note: str) -> Referent:
    """Nobody, with the reason for a reader."""
    return Referent((), "unresolved", note)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a report is: speakers with the role they held (none where unresolved), how they were found, and why."""

    speakers: tuple[Speaker, ...]
    by: Resolution
    note: str = ""


def slug(name: str) -> str:
    """Lower-case words joined by hyphens."""
    return "-".join(phrase_words(name))
