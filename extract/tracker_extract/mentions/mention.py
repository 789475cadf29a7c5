"""What a source phrase holds: the record the readers of source phrases fill and the resolver reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..packs import BodyHead, Features, Place, Title
from ..words.phrases import Found


@dataclass(slots=True)
class Mention:
    """What a source phrase holds, from token `start` to `end`.

    `kind` is person, body, country, unnamed, pronoun or name; `persons` and
    `named_bodies` are listed ones with their tokens and ids, `name` the tokens of a name nobody listed; `titles`,
    `places` and `bodies` are what it says of them.
    """

    start: int
    end: int
    kind: str = ""
    persons: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    named_bodies: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    name: tuple[int, int] | None = None
    titles: list[tuple[int, int, Title]] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    bodies: list[tuple[int, BodyHead]] = field(default_factory=list)
    features: Features = Features()
    definite: bool = False
    joined: list[Mention] = field(default_factory=list)
    noun: int | None = None  # the token of its head noun, where that is not the first word
    thing: bool = False  # its head is a common noun that no list knows as a person or body
    described: int = (
        0  # where the words that describe an unnamed source end, if the phrase goes on (طلب عدم كشف اسمه)
    )
    cut: int = 0  # letters of a preposition written onto its first word

    @property
    def named(self) -> bool:
        """Whether a person is named in it."""
        return bool(self.persons or self.name)


def is_outlet(found: Found | None) -> bool:
    """Whether a listed name is that of a paper, agency or broadcaster (its payload holds an id and its kind)."""
    return found is not None and any(isinstance(x, tuple) and x[1] == "media" for x in found.payload)
