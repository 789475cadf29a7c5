"""What a word or phrase adds to a mention where names are capitalised: listed names, places, titles, bodies, nouns, names."""

from __future__ import annotations

from typing import Any

from ...packs import BodyHead, Features, Place, Title
from ...words import classes as lx
from ..columns import Columns
from ..draft import ENDS, PASS, Draft
from ..listing import listing
from .common_nouns import begins_sentence

# -- listed ----------------------------------------------------------------------------------------------------------


def take_listed(p: Draft, i: int, end: int, payload: tuple[Any, ...]) -> int:
    """Take in the listed name that stands from `i` to `end`; where it cannot belong the mention ends."""
    known = listing(payload)
    if known.persons:
        if p.named:
            return ENDS
        p.persons += ((i, end, known.persons),)
        p.kind = "person"
        return end
    if not known.ids:
        return take_place(p, i, end, known.places[0])
    if p.named and not known.places:
        return ENDS
    p.named_bodies += ((i, end, known.ids),)
    described = p.kind == "unnamed" and p.head_token == i - 1 == p.start + 1  # the official SANA
    if p.kind in ("", "country", "group") or described and known.media:
        p.kind, p.features, p.head_token = "body", Features("-", "sg"), None
    p.definite = True
    return end


def take_place(p: Draft, i: int, end: int, place: Place) -> int:
    """Take in a place or nationality from `i` to `end`: behind a name it does not belong."""
    if p.named:
        return ENDS
    p.places += ((i, place),)
    if not p.kind:
        p.kind = "country" if place.form in ("name", "capital") else "group"
        p.features = Features("-", "sg") if p.kind == "country" else place.features
    return end


def take_title(c: Columns, p: Draft, i: int, end: int, title: Title) -> int:
    """Take in the title that stands from `i` to `end`."""
    word = c.words[i]
    if p.named:
        make_modifier(p)
    p.titles += ((i, end, title),)
    p.head_token = end - 1
    if p.kind != "unnamed":
        p.kind = "unnamed" if _leaves_unnamed(c, p, i, end, title) else "person"
    gender = title.gender
    if gender == "-":
        gender = p.features.gender if p.kind == "person" else "-"
    p.features = Features(gender, word.features.number if word.features and end - i == 1 else "sg")
    return end


def _leaves_unnamed(c: Columns, p: Draft, i: int, end: int, title: Title) -> bool:
    """Whether a title means somebody or other: a noun for unnamed people, or behind an indefinite determiner (a minister)."""
    if c.bits[end - 1] & lx.UNNAMED and not title.kind:
        return True
    if p.definite or c.bits[i] & lx.CAPITAL or p.end == p.start:
        return False
    return bool(c.bits[p.start] & lx.DETERMINER) and not c.words[p.start].article


def make_modifier(p: Draft) -> None:
    """A name before a common noun only says whose it is (Carnegie analyst, Obama aides)."""
    p.name, p.persons = None, ()
    p.kind = "body" if p.named_bodies or p.bodies else ""


def take_body(p: Draft, i: int, end: int, body: BodyHead) -> int:
    """Take in a noun at the head of a body's name, from `i` to `end`."""
    if p.persons:
        return ENDS
    if body.kind == "media" and p.named_bodies and p.named_bodies[-1][1] == i:
        return end  # Interfax news agency: what the outlet is, behind its name
    p.name = None
    p.bodies += ((i, body),)
    p.head_token = end - 1
    if p.kind != "unnamed" or not p.titles:
        p.kind, p.features = "body", Features(body.gender, "sg")
    return end


# -- names and nouns -------------------------------------------------------------------------------------------------


def begin_name(c: Columns, p: Draft, i: int) -> int:
    """Let a name nobody listed begin at token `i`."""
    p.name = (i, i + 1)
    p.kind = "person" if p.titles or p.kind == "unnamed" else "name"
    word = c.words[i]
    if p.features.gender == "-":
        gender = word.features.gender if word.bits & lx.GIVEN and word.features else "-"
        p.features = Features(gender, "sg")
    return i + 1


def take_unnamed(c: Columns, p: Draft, i: int) -> int:
    """Take in a noun for people without a name."""
    if p.named:
        make_modifier(p)
    p.kind, p.features, p.head_token = "unnamed", c.words[i].features or Features(), i
    return i + 1


def take_capital(c: Columns, p: Draft, i: int) -> int:
    """A capitalised word: adjective, country, head noun in a title's or body's name, or part of a name."""
    word = c.words[i]
    body = word.body if word.bits & lx.BODY else None
    if p.name_ends(i):
        if word.adjective is not None and _is_of_people(c, p, i):
            make_modifier(p)
            return take_place(p, i, i + 1, word.adjective)
        p.extend_name(i + 1)
        return take_body(p, i, i + 1, body) if body is not None else i + 1
    if not p.named:
        taken = _take_known_capital(c, p, i)
        if taken != PASS:
            return taken
    if p.persons:
        return ENDS
    if p.kind == "body" and not p.titles:
        return i + 1
    return begin_name(c, p, i) if p.name is None else ENDS


def _is_of_people(c: Columns, p: Draft, i: int) -> bool:
    """Whether a nation's people stand behind a capital that only begins the sentence (Young *Russians* said; not: Anna German)."""
    place, alone = c.words[i].adjective, p.name == (p.start, i) and i - p.start == 1 and not p.titles
    if place is None or place.features.number != "pl" or not alone or c.bits[p.start] & lx.GIVEN:
        return False
    return begins_sentence(c, p.start)


def _take_known_capital(c: Columns, p: Draft, i: int) -> int:
    """Take in a capitalised word of the lists, where no person is named yet; PASS for a word of none."""
    word = c.words[i]
    bits = word.bits
    place = word.adjective if bits & lx.ADJECTIVE else None
    if place is None and bits & (lx.PLACE | lx.CITY):
        place = word.place
    if place is not None:
        return take_place(p, i, i + 1, place)
    if bits & lx.BODY and word.body is not None:
        return take_body(p, i, i + 1, word.body)
    if bits & lx.UNNAMED and not bits & lx.GIVEN and i == p.start:
        return take_unnamed(c, p, i)
    return PASS
