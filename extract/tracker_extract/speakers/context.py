"""What the sieves of one article look at: its text, the registry, whom it names, and the discourse so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..mentions.mention import Mention
from ..mentions.reading import Reading
from ..registry import Registry, Role
from ..reports.report import Report
from ..words import classes as lx
from .attribution import Referent
from .discourse import Discourse
from .roster import Bearer


@dataclass(frozen=True, slots=True)
class Context:
    """An article as the sieves see it; only `discourse` changes, from report to report.

    `countries` gives the Latin name, the Arabic name and the Latin adjective of each country; `mentions` are those that
    name somebody, in text order, `roster` whoever the article names with a title; `digest` makes an id of an unlisted
    source the article's own. `refer` resolves a mention within another (the organisation in "a statement of …"), and
    `body` one of an organisation, so that a sieve need not import them all.
    """

    reading: Reading
    registry: Registry
    countries: dict[str, tuple[str, str, str]]
    mentions: tuple[Mention, ...]
    roster: tuple[Bearer, ...]
    discourse: Discourse
    on: date | None
    digest: str
    refer: Callable[[Context, Mention, Report | None], Referent]
    body: Callable[[Context, Mention, Report | None], Referent | None]

    def roles(self, person: str) -> tuple[Role, ...]:
        """The offices a person held on the article's date; none where it has no date."""
        return self.registry.roles_of(person, self.on) if self.on else ()

    def roles_if_dated(self, person: str) -> tuple[Role, ...]:
        """The offices a person held on the article's date; all they ever held where it has no date."""
        return self.roles(person) if self.on else tuple(self.registry.roles.get(person, ()))

    def holders(self, country: str, kind: str) -> tuple[Role, ...]:
        """Who held an office of a country on the article's date; nobody where it has no date."""
        return self.registry.holders(country, kind, self.on) if self.on else ()

    def places_of(self, stem: str) -> list[int]:
        """The tokens of the article that are a title or the noun of a body of this stem, in text order."""
        known = self.discourse.by_stem
        if known is None:
            known = self.discourse.by_stem = {}
            for i, word in enumerate(self.reading.words):
                if word.bits & (lx.BODY | lx.TITLE | lx.UNNAMED):
                    known.setdefault(word.stem, []).append(i)
        return known.get(stem, [])
