"""What comes out: whom a mention refers to, and to whom a report is attributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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


class Grounds(NamedTuple):
    """Facts of one attribution, to be calibrated against what is right; "" or None where one does not apply.

    sieve      the id of the rule that settled whose it is, or that nobody is
    agreement  of the speaker with the verb or pronoun: "full", "unknown" (gender or number is), "none"
    others     how many of those introduced or heard before agree as well and were turned down
    near       how many of these were named or spoke in this sentence or the one before
    distance   in tokens, from the source (the cue where it is left out) back to where the speaker was last named or spoke
    chain      how many statements, this one counted, the speaker has gone on for without being named
    spelling   "joined" where the source spells the name otherwise than the text before, or the registry, has it
    bearers    how many are named elsewhere in the article with a title of the source's head noun; None for none
    """

    sieve: str = ""
    agreement: str = ""
    others: int | None = None
    near: int | None = None
    distance: int | None = None
    chain: int = 0
    spelling: str = ""
    bearers: int | None = None


NO_GROUNDS = Grounds()


class Named(NamedTuple):
    """Somebody whom the content of a report names, with the tokens of the name."""

    speaker: Speaker
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a report is: speakers with the role they held (none where unresolved), how they were found, why, and what tells how sure that is.

    `named` are those whom its content names, the speakers left out.
    """

    speakers: tuple[Speaker, ...]
    by: Resolution
    note: str = ""
    grounds: Grounds = NO_GROUNDS
    named: tuple[Named, ...] = ()


def slug(name: str) -> str:
    """Lower-case words joined by hyphens."""
    return "-".join(phrase_words(name))
