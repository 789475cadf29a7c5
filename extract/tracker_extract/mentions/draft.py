"""A mention while it is read: what the reader was asked, and what it has found so far."""

from __future__ import annotations

from dataclasses import dataclass

from ..packs import BodyHead, Features, Place, Title
from ..words import classes as lx
from .mention import Listed, Mention

# What a step of reading answers instead of the token behind what it took in: the mention ends before this word, or
# another rule must decide about it. No step ends at token 0.
ENDS = 0
PASS = -1
# The classes of words on which a mention ends whatever came before.
CLOSING = (
    lx.RELATIVE
    | lx.AUXILIARY
    | lx.NEGATION
    | lx.THAT
    | lx.STOP
    | lx.BREAK
    | lx.COLON
    | lx.DOTS
    | lx.SUBORDINATOR
)


@dataclass(slots=True)
class Draft:
    """A mention from token `start` on, read up to token `end`; it lives only while it is read.

    Asked: `limit`, the token before which it must end; `stops`, the prepositions that the cue takes, on which it ends;
    `governed`, whether a preposition written onto its first word belongs to the cue; `behind_comma`, whether a name
    behind a comma is read that may look like a verb. The rest is as in `Mention`.
    """

    start: int
    end: int
    limit: int
    stops: frozenset[str] = frozenset()
    governed: bool = False
    behind_comma: bool = False
    kind: str = ""
    persons: tuple[Listed, ...] = ()
    named_bodies: tuple[Listed, ...] = ()
    name: tuple[int, int] | None = None
    titles: tuple[tuple[int, int, Title], ...] = ()
    places: tuple[tuple[int, Place], ...] = ()
    bodies: tuple[tuple[int, BodyHead], ...] = ()
    features: Features = Features()
    definite: bool = False
    reach: int = 0  # the token at which its reading ended, 0 where none began
    head_token: int | None = None
    common_noun: bool = False

    @property
    def named(self) -> bool:
        """Whether a person is named in it."""
        return bool(self.persons or self.name)

    @property
    def placed(self) -> bool:
        """Whether it says which body or of which place: a title or body is whole then."""
        return bool(self.places or self.named_bodies)

    def name_ends(self, i: int) -> bool:
        """Whether a name nobody listed ends right before token `i`."""
        return self.name is not None and self.name[1] == i

    def extend_name(self, end: int) -> int:
        """Let the name go on up to token `end`, which is returned."""
        assert self.name is not None
        self.name = (self.name[0], end)
        return end

    def done(self) -> Mention:
        """The mention as read."""
        return Mention(
            self.start,
            self.end,
            self.kind,
            self.persons,
            self.named_bodies,
            self.name,
            self.titles,
            self.places,
            self.bodies,
            self.features,
            self.definite,
            self.head_token,
            self.common_noun,
        )
