"""What lists know within a mention where names have no capitals: persons, bodies, places, nationalities."""

from __future__ import annotations

from typing import Any

from ...packs import Features
from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import ENDS, PASS, Draft
from ..listing import Listing, listing
from .boundaries import another_begins, another_nation, is_one_definite_noun
from .titles import is_headed_by_person, is_of_somebody, is_title_open, takes_preposition
from .unlisted import is_given_before_surname, is_given_like_place
from .words import ending_of, follows_report


def take_listed(c: Columns, p: Draft, i: int, end: int, payload: tuple[Any, ...]) -> int:
    """Take in the listed name that stands from `i` to `end`; where it cannot belong the mention ends."""
    known, word = listing(payload), c.words[i]
    if p.kind and _is_spoken_to(c, p, word, i, known):
        return PASS if _is_common(c, word, end) else ENDS
    if known.persons and not (word.prefix and p.kind):
        return _take_person(c, p, i, end, known.persons)
    if _is_whole(p) or _cannot_follow_unnamed(c, p, i, known):
        return ENDS
    if not known.ids and not p.kind and is_given_like_place(c, i, end):
        p.name, p.kind = (i, end + 1), "name"
        return end + 1
    if another_begins(c, p, i) or another_nation(c, p, i):
        return ENDS
    _add(c, p, i, end, known)
    return end


def _is_spoken_to(c: Columns, p: Draft, word: Word, i: int, known: Listing) -> bool:
    """Whether a listed name with a preposition belongs to the cue, as an outlet always does: somebody speaks to it."""
    if word.prefixed_heads and known.media:
        return True
    return bool(word.prefix) and not takes_preposition(c, p, i)


def _is_common(c: Columns, word: Word, end: int) -> bool:
    """Whether an outlet's name of one word is the common noun here: an adjective follows that is none of a nation (للحياة البرية, 'for wild life')."""
    if end >= len(c) or not word.bits & lx.COMMON:
        return False
    adjective = c.words[end]
    return (
        adjective.article
        and not adjective.prefix
        and not adjective.conjunction
        and not adjective.bits & lx.ADJECTIVE
    )


def _is_whole(p: Draft) -> bool:
    """Whether no listed body or place can belong to the phrase any more."""
    if p.named and not is_title_open(p):
        return True
    return p.kind == "country" or p.kind == "body" and p.placed


def _cannot_follow_unnamed(c: Columns, p: Draft, i: int, known: Listing) -> bool:
    """Whether a listed body or place cannot belong to the unnamed source right before it."""
    if p.kind != "unnamed" or c.words[i].prefix:
        return False
    if not p.titles and not p.definite and not (i > p.start and c.bits[i - 1] & lx.PREPOSITION):
        return True
    # اتهم المسلحون الحكومة السورية, 'the gunmen accused the Syrian government'
    return bool(known.ids) and is_one_definite_noun(c, p, i - 1)


def _add(c: Columns, p: Draft, i: int, end: int, known: Listing) -> None:
    """Add a listed body, or else a place, to the phrase."""
    word = c.words[i]
    if known.ids:
        p.named_bodies += ((i, end, known.ids),)
        p.kind = p.kind or "body"
        if p.kind == "body":
            p.features = Features(word.body.gender if word.body is not None and i == p.start else "-", "sg")
    else:
        place = known.places[0]
        p.places += ((i, place),)
        if not p.kind:
            # المملكة المغربية ('the Kingdom of Morocco'): the word for the country has a gender of its own.
            feminine = Features("f", "sg")
            p.kind = "country"
            p.features = feminine if ending_of(c, word.stem) == feminine else place.features
    p.definite = True


# -- persons ---------------------------------------------------------------------------------------------------------


def _take_person(c: Columns, p: Draft, i: int, end: int, persons: tuple[str, ...]) -> int:
    if p.kind and _says_whose(c, p, i):
        p.definite = True
        return end
    if p.kind in ("body", "country", "unnamed") and not (p.titles or is_headed_by_person(c, p)):
        if not _is_owned(c, p, i):
            return ENDS
        # حكومة الرئيس بشار الأسد ('President Bashar al-Assad's government'): a body named by whom it belongs to, who
        # is no speaker.
        p.definite = True
        return end
    if p.name_ends(i):  # a given name nobody listed before a listed surname
        return ENDS if p.persons else p.extend_name(end)
    if p.named:
        return ENDS
    if is_given_before_surname(c, p, i, end):
        p.name, p.kind = (i, end), p.kind or "name"
        return end
    p.persons += ((i, end, persons),)
    p.kind = "person"
    return end


def _says_whose(c: Columns, p: Draft, i: int) -> bool:
    """A person named only to say whose kin or whose sources speak.

    شقيق فلان ('So-and-so's brother'), مصادر في مكتب فلان ('sources in So-and-so's office').
    """
    if is_of_somebody(c, p, i):
        return True
    return p.kind == "unnamed" and not p.common_noun and not is_headed_by_person(c, p)


def _is_owned(c: Columns, p: Draft, i: int) -> bool:
    """Whether the person says whose the body is: no article, and nobody it is loyal to stands between.

    حزب الشعب الموالي للأكراد أردوغان, 'the pro-Kurdish people's party Erdogan': two phrases.
    """
    article = bool(p.bodies) and c.words[p.bodies[-1][0]].article
    return p.kind == "body" and not article and (i - 1 == p.start or not c.words[i - 1].prefix)


# -- words of lists --------------------------------------------------------------------------------------------------


def take_adjective(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in an adjective of nationality."""
    assert word.adjective is not None
    if p.named and not p.titles:
        return ENDS
    if not p.kind:
        if not word.article and not _is_group(c, p, word, i):
            return ENDS
        p.kind, p.features = "group", word.adjective.features
    p.places += ((i, word.adjective),)
    if word.article:
        p.definite = True
    return i + 1


def _is_group(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a plural of a nation without the article is who speaks, right behind a reporting verb (يقول يمنيون, 'Yemenis say')."""
    return i == p.start and word.fold.endswith(c.vocabulary.plural) and follows_report(c, i)


def take_place(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in the name of a country or its capital."""
    assert word.place is not None
    if p.kind == "body" and p.places:
        second = word.adjective and word.article and c.bits[i - 1] & lx.ADJECTIVE
        # الجمعية الأمريكية السورية, 'the Syrian American Society'
        return take_adjective(c, p, word, i) if second else ENDS
    if p.kind == "country" or p.named and not is_title_open(p):
        return ENDS
    if another_begins(c, p, i) or another_nation(c, p, i):
        return ENDS
    if not p.kind:
        p.kind, p.features = "country", Features("f", "sg")
    p.places += ((i, word.place),)
    p.definite = True
    return i + 1


def take_body(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in a noun that stands at the head of a body's name."""
    assert word.body is not None
    if p.kind in ("country", "pronoun") or p.named and not is_title_open(p):
        return ENDS
    if p.kind in ("body", "unnamed") and not word.prefix and p.placed and not word.article:
        return ENDS
    if p.kind == "unnamed" and word.article and not word.prefix and is_one_definite_noun(c, p, i - 1):
        return ENDS  # اتهم المسلحون الحكومة, 'the gunmen accused the government'
    p.bodies += ((i, word.body),)
    if not p.kind:
        p.kind, p.features = "body", Features(word.body.gender, "sg")
    p.definite = word.article
    return i + 1
