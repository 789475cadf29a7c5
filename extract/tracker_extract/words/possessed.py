"""Offices and ministries with the pronoun of their country: وزير خارجيتها – "its foreign minister"."""

from __future__ import annotations

from collections.abc import Iterator

from ..packs import BodyHead, Features, Pack, Title
from ..text import fold
from .entries import before_pronoun

# Kinds of office that are a country's, and so whose pronoun is that of a country.
_OF_STATE = ("minister", "head-of-government", "ambassador")


def owned_titles(pack: Pack) -> Iterator[Title]:
    """The titles of a country's offices with each pronoun (سفيرها, رئيس وزرائها); not one that is read as another (سفيره, سفيرة)."""
    known = {fold(title.phrase) for title in pack.titles}
    for title in pack.titles:
        if title.takes == "place" and title.kind.endswith(_OF_STATE):
            for form, owner in _possessed(pack, title.phrase):
                if fold(form) not in known:
                    yield Title(form, title.kind, title.gender, title.takes, owner)


def owned_bodies(pack: Pack) -> Iterator[BodyHead]:
    """The ministries of one feminine word with each pronoun (خارجيتها – "its foreign ministry"; not دفاعها – "its defence")."""
    joining = tuple(pack.settings["clitics"].get("joining", {}))
    for body in pack.bodies:
        if body.kind.endswith("-ministry") and body.word.endswith(joining):
            for form, owner in _possessed(pack, body.word):
                yield BodyHead(form, body.gender, body.kind, owner)


def _possessed(pack: Pack, phrase: str) -> Iterator[tuple[str, Features]]:
    """A phrase with each pronoun of a possessor written onto its last word, and what that pronoun is."""
    clitics = pack.settings["clitics"]
    last = phrase[-1]
    for end in clitics.get("seats", {}).get(last, (last,)):
        form = before_pronoun(phrase[:-1] + end, clitics.get("joining", {}))
        for pronoun in clitics.get("possessors", ()):
            yield form + pronoun, Features.parse(clitics["pronouns"][pronoun])
