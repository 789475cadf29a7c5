"""Who or what is named at one place of a text: the record that readers of mentions make and later stages ask."""

from __future__ import annotations

from typing import NamedTuple

from ..packs import BodyHead, Features, Place, Title
from ..words.phrases import Found

# A mention of more tokens than this is a sentence read wrongly; the longest real one seen has 19.
LONGEST = 26

# First token of a listed name, the token behind it, and the ids it may stand for.
Listed = tuple[int, int, tuple[str, ...]]


class Mention(NamedTuple):
    """What a noun phrase names, from token `start` up to but not including token `end`.

    `kind` is person, body, country, group, unnamed, pronoun or name; `persons` and `named_bodies` are listed ones with
    their tokens and ids, `name` the tokens of a name nobody listed; `titles`, `places` and `bodies` are what it says
    of them.
    """

    start: int
    end: int
    kind: str
    persons: tuple[Listed, ...] = ()
    named_bodies: tuple[Listed, ...] = ()
    name: tuple[int, int] | None = None
    titles: tuple[tuple[int, int, Title], ...] = ()
    places: tuple[tuple[int, Place], ...] = ()
    bodies: tuple[tuple[int, BodyHead], ...] = ()
    features: Features = Features()
    definite: bool = False
    head_token: int | None = None  # the token of its head noun, where that is not the first word
    common_noun: bool = False  # its head is a common noun that no list knows as a person or body
    joined: tuple[Mention, ...] = ()  # those that a conjunction joins to it
    # Where the words that describe an unnamed source end, if the phrase goes on (طلب عدم كشف اسمه, 'who asked not to be
    # named').
    described_until: int = 0
    prefix_letters: int = 0  # letters of a preposition written onto its first word

    @property
    def named(self) -> bool:
        """Whether a person is named in it."""
        return bool(self.persons or self.name)


def is_outlet(found: Found | None) -> bool:
    """Whether a listed name is that of a paper, agency or broadcaster (its payload holds an id and its kind)."""
    return found is not None and any(isinstance(x, tuple) and x[1] == "media" for x in found.payload)
