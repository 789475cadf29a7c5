"""What a preposition adds to a noun phrase where names are capitalised: whose it is, and whose name ends it."""

from __future__ import annotations

from ...words import classes as lx
from ..columns import Columns
from ..draft import Draft
from ..mention import Mention
from .common_nouns import COMMON_NOUN
from .full_names import given_within


def speaks_for(c: Columns, p: Draft, i: int) -> bool:
    """Whether a title ends in a preposition right before the capital at token `i` (a spokeswoman for [Kasich])."""
    if not p.titles or p.titles[-1][1] != i or p.named or not c.bits[i] & lx.CAPITAL:
        return False
    return bool(c.bits[i - 1] & lx.PREPOSITION) and p.titles[-1][2].takes == "body"


def is_surely_person(c: Columns, m: Mention) -> bool:
    """Whether a mention names a person and can be no company: listed, with a title (British Prime Minister May), or by a given name."""
    if not m.named or m.bodies or m.named_bodies or any(place.form != "adjective" for _, place in m.places):
        return False
    if m.persons or m.titles:
        return True
    return not m.places and m.name is not None and bool(c.bits[m.name[0]] & lx.GIVEN)


def is_occasion(c: Columns, p: Draft, inner: Mention) -> bool:
    """Whether a complement says where somebody speaks, and is no part of the phrase (Ann Berg in a *news* conference)."""
    if not (p.named or p.bodies) or not inner.common_noun or inner.end >= p.limit:
        return False
    return bool(c.bits[inner.end] & lx.EVENT)


def is_genitive(c: Columns, p: Draft, i: int) -> bool:
    """Whether a noun no list knows, or its adjective, says by its ending whose the head before it is (мэр [города], "the mayor
    of the town")."""
    if p.head_token is None or p.named or c.bits[i] & ~COMMON_NOUN:
        return False
    endings = c.vocabulary.genitives
    return all(
        c.folds[k].endswith(endings) and not c.bits[k] & lx.CAPITAL for k in range(p.head_token + 1, i + 1)
    )


def join_complement(c: Columns, p: Draft, inner: Mention) -> int:
    """Join a complement to the phrase, or make the name that ends it that of its holder; the token behind it."""
    if not _names_holder(c, p, inner) and not _names_officer(c, p, inner):
        _add_complement(p, inner)
    return inner.end


def _names_holder(c: Columns, p: Draft, inner: Mention) -> bool:
    """Make the name that ends a title's complement its holder's (Chief Inspector of Schools Ann Berg); whether it is one."""
    if not p.titles or p.named or inner.name is None or inner.titles:
        return False
    given = inner.name[0] if inner.name[0] > inner.start else given_within(c, *inner.name)
    if not given or not c.bits[inner.start] & lx.CAPITAL:
        return False
    p.name, p.kind = (given, inner.name[1]), "person"
    return True


def _names_officer(c: Columns, p: Draft, inner: Mention) -> bool:
    """Make the titled name that ends a body's complement that of its officer (House of Lords Speaker Ann Berg); whether it is one.

    Not: the office of Senate Leader Ann Berg, the Office of the Director of Harbours.
    """
    if (
        p.kind != "body"
        or p.titles
        or not inner.named
        or not inner.titles
        or inner.titles[0][0] == inner.start
    ):
        return False
    if c.bits[p.start] & lx.DETERMINER or c.bits[inner.start] & lx.DETERMINER:
        return False
    p.persons, p.name, p.titles = inner.persons, inner.name, inner.titles
    p.kind, p.features, p.head_token = "person", inner.features, inner.head_token
    return True


def _add_complement(p: Draft, inner: Mention) -> None:
    """Add to the head what its complement names: places, bodies, or the person whose title it is."""
    if p.titles and not p.named and _names_body_and_person(inner):
        p.persons, p.name, p.kind = inner.persons, inner.name, "person"
    if not p.named or inner.named or _is_title_behind(p):
        p.places += inner.places
        p.named_bodies += () if p.common_noun else inner.named_bodies
        p.bodies += inner.bodies if p.titles else ()


def _names_body_and_person(inner: Mention) -> bool:
    """Whether a complement ends in the name of whose title it is (постпред при ООН Василий Небензя, 'envoy to the UN Vasily Nebenzya')."""
    return inner.named and not inner.titles and bool(inner.named_bodies or inner.places or inner.bodies)


def _is_title_behind(p: Draft) -> bool:
    """Whether the last title stands behind the name."""
    name_at = p.name[0] if p.name else p.persons[0][0]
    return bool(p.titles) and p.titles[-1][0] > name_at
