"""Where a person's name begins in a row of capitals that begins with what the person is (Deputy Harbour Master Ann Berg)."""

from __future__ import annotations

from ...words import classes as lx
from ...words.phrases import Found
from ..columns import Columns
from ..draft import Draft
from ..listing import listing
from .common_nouns import is_person

# Words of a row that begins with what somebody is: that, a given name and a surname.
_LEAST = 3


def given_within(c: Columns, start: int, end: int) -> int:
    """The first listed given name behind the first of a row of capitals, with a surname behind it; 0 where there is none."""
    if c.bits[start] & lx.GIVEN:
        return 0
    return next((i for i in range(start + 1, end - 1) if c.bits[i] & lx.GIVEN), 0)


def past_description(c: Columns, p: Draft) -> None:
    """Let a name of three words or more begin behind what the person is, where its first words say that.

    Boatbuilder Simon Holm, Deputy Harbour Master Ann Berg; not: Abdul Karim Hassan, Xavier Van Holm.
    """
    assert p.name is not None
    start, end = p.name
    if end - start < _LEAST or c.bits[start] & lx.GIVEN or c.words[start].heads:
        return
    given = given_within(c, start, end)
    if given and all(_is_word(c, i) for i in range(start, given)):
        p.name, p.kind = (given, end), "person"
    elif _is_occupation(c, start):
        p.name, p.kind = (start + 1, end), "person"


def _is_occupation(c: Columns, i: int) -> bool:
    """Whether a capitalised word is a noun for a person, and no part of a name that a particle goes on with."""
    return (
        is_person(c, i)
        and not c.bits[i] & (lx.PARTICLE | lx.PLACE | lx.CITY)
        and not c.bits[i + 1] & lx.PARTICLE
    )


def _is_word(c: Columns, i: int) -> bool:
    """Whether a capitalised word is also a word of the language: of a list, a form of a common verb, a noun for a person."""
    word = c.words[i]
    plain = word.bits & ~(lx.WORD | lx.CAPITAL | lx.PARTICLE | lx.GIVEN)
    return bool(plain or word.readings) or is_person(c, i)


def is_surname_of(c: Columns, p: Draft, i: int) -> bool:
    """Whether the capital of a title ends the name of somebody whose given name stands right before (Matthew Prince, …)."""
    given = p.name_ends(i) and p.name is not None and p.name[0] == i - 1 and c.bits[i - 1] & lx.GIVEN
    if not given or p.titles or not c.bits[i] & lx.CAPITAL:
        return False
    return i + 1 >= len(c.bits) or not c.bits[i + 1] & (lx.CAPITAL | lx.PREPOSITION)


def is_first_name(c: Columns, i: int, found: Found) -> bool:
    """Whether a surname that lists know is the first name of somebody here (Jeffrey Holm, where lists know a James Jeffrey)."""
    end = found.end
    if (
        not listing(found.payload).persons
        or end != i + 1
        or end + 1 >= len(c.bits)
        or c.bits[end + 1] & lx.CAPITAL
        or c.words[end].readings
    ):
        return False
    return (
        not c.bits[end] & ~(lx.WORD | lx.CAPITAL | lx.GIVEN)
        and bool(c.bits[end] & lx.CAPITAL)
        and (
            not c.words[end].heads or bool(c.bits[i] & lx.GIVEN)
        )  # Gabriel Holm, where lists know a Holm as well
    )
