"""Titles that stand before their bearer: the article names later whom it first gives by a title alone."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import offices_of
from ...mentions.reading import Reading
from ...models import Resolution
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..discourse import Entity
from ..facts import (
    gender_of_title,
    is_definite,
    is_headed_by_title,
    is_in_title,
    title_stems,
    title_words,
    written,
)
from ..introduce import give_title, listed_person, new_person
from ..roster import Bearer, only


def bearer_ahead(c: Context, m: Mention, words: frozenset[str]) -> Referent | None:
    """The one person whom the article names with a title that holds these words, or gives the same office of a country.

    أعلن مدير مهرجان الزيتون … وأوضح رامي خليل، مدير مهرجان الزيتون – "the director of the olive festival announced … Rami Khalil, director
    of the olive festival, explained". Two bearers, or one of another gender, are nobody.
    """
    return _only_bearer(c, m, words) if _means_somebody_known(c.reading, m) else None


def in_headline(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A title without an article in a headline, which leaves articles out: the one whom the article names with it.

    Judge Says Wall Is Old: Laura Brandreth, the judge; not where two judges are named.
    """
    r = c.reading
    if report is None or not is_in_title(r.outline, report) or r.vocabulary.verb_first:
        return None
    if not m.titles or m.named or m.joined or not is_headed_by_title(r, m) or m.features.number == "pl":
        return None
    if r.bits[m.start] & (lx.DETERMINER | lx.NUMBER):
        return None
    return _only_bearer(c, m, title_words(r, m))


def _only_bearer(c: Context, m: Mention, words: frozenset[str]) -> Referent | None:
    heads, gender = title_stems(c.reading, m), gender_of_title(c.reading, m)
    offices = {office for office in offices_of(c.reading, c.registry, m) if office[1]}
    fit = [b for b in c.roster if _fits(b, words, heads, offices) and {b.gender, gender} != {"m", "f"}]
    bearer = only(fit)
    if bearer is None:
        return None
    by: Resolution = "title"
    return Referent(
        (entity_of(c, bearer),), by, f"{written(c.reading, m)}: introduced so later in the article"
    )


def _means_somebody_known(r: Reading, m: Mention) -> bool:
    """Whether a title is that of one person: it has an article or a noun behind it, and belongs to nobody else.

    متحدث باسم الشركة – "a spokesman for the company", his attorney: some other one as likely as not.
    """
    if not is_headed_by_title(r, m) or is_somebodys(r, m):
        return False
    if m.head_token is not None:
        return is_definite(r, m)
    start, end, title = m.titles[0]
    if r.words[start].article or end >= m.end:
        return r.words[end - 1].article
    return title.takes != "body" and not r.bits[end] & lx.PREPOSITION and not r.words[end].prefix


def is_somebodys(r: Reading, m: Mention) -> bool:
    """Whether a possessive opens a title: in a language with capitals a definite determiner other than the first listed."""
    word = r.words[m.start]
    return (
        word.pronoun is not None
        or m.head_token is not None
        and word.article
        and word.fold not in r.vocabulary.articles
    )


def _fits(b: Bearer, words: frozenset[str], heads: set[str], offices: set[tuple[str, str]]) -> bool:
    if offices:
        return bool(offices & b.offices)
    return bool(heads & b.heads) and words <= b.title


def entity_of(c: Context, bearer: Bearer) -> Entity:
    """The entity of somebody whom the article names with a title, introduced if new."""
    if bearer.person is not None:
        entity = listed_person(c, bearer.person)
    else:
        assert bearer.mention.name is not None
        entity = new_person(c, *bearer.mention.name, bearer.mention, None)
    give_title(c, entity, bearer.mention)
    return entity
