"""A description without a name, of whom the article names further on: a spokesman said … Ken Paley, a spokesman."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from ...mentions.mention import Mention
from ...mentions.named import country_of, governs, own_titles
from ...mentions.reading import Reading
from ...packs import Title
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..earned import countries_of
from ..facts import gender_of_title, is_definite, is_headed_by_title, title_words, words_in, written
from ..roster import Bearer, only
from .ahead import entity_of, is_somebodys

# So many places of a title's noun are looked at, from the beginning of the article.
_MANY = 30
# So many words before a name with its title may say whose the title is (Colorado Parks and Wildlife spokeswoman Ann Berg).
_BEFORE = 8
# So many words behind a title the name of its bearer may begin that was not read with it (عضو المجلس بريف دمشق سامر).
_BEHIND = 5
_CLOSES = lx.THAT | lx.CUE | lx.MARK | lx.STOP | lx.BREAK | lx.QUOTE
# What stands before a title and says nothing of whose it is.
_ENDS = (
    lx.CUE | lx.VERB | lx.DETERMINER | lx.PRONOUN | lx.AUXILIARY | lx.ADVERB | lx.TIME | lx.SUBORDINATOR
    | lx.RELATIVE | lx.MARK | lx.BREAK
)  # fmt: skip
# Those who are several or are called by it alone (President Hoover) are no head of something smaller.
_HEADS = ("president", "head-of-state", "head-of-government", "leader", "supreme-leader")


class Told(NamedTuple):
    """What a title says: its head nouns, the words that narrow them, the places, cities apart, and the country."""

    heads: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    cities: frozenset[str]
    country: str


def named_later(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one whom the article names further on with the same title, or with one that says more or less of it.

    A city spokesman said the pool was shut … spokesman Ken Paley told reporters. Nobody where two fit, where it is
    another spokesman, or one who asked not to be named.
    """
    r = c.reading
    if report is None or m is not report.source or not _may_be_named_later(c, m):
        return None
    told = _told(r, c, m, m.start)
    if not told.heads or _stays_unnamed(r, m, report):
        return None
    fit = [b for b in c.roster if _is_same(c, m, told, b)]
    bearer = only(fit)
    if bearer is None or not any(b.speaks for b in fit):
        return None
    ahead = all(b.mention.start > m.start for b in fit)
    if not _takes_up(r, m) and (not ahead or _is_known_before(c, m, bearer)):
        return None
    where = "introduced so later in the article" if ahead else "introduced so in the article"
    return Referent((entity_of(c, bearer),), "title", f"{written(r, m)}: {where}")


def newcomer_named(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A description without an article: named further on."""
    return None if m.kind != "unnamed" or c.reading.words[m.start].article else named_later(c, m, report)


def known_named(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A definite title: named further on."""
    return named_later(c, m, report)


def _may_be_named_later(c: Context, m: Mention) -> bool:
    """Whether a mention is of one person by a title alone, and belongs to nobody else."""
    r = c.reading
    if not c.roster or not m.titles or m.named or m.joined or m.features.number in ("pl", "du"):
        return False
    return is_headed_by_title(r, m) and not is_somebodys(r, m) and not _holds_name(r, m)


def _holds_name(r: Reading, m: Mention) -> bool:
    """Whether a name was read as words of the title: bare words behind the article are none of it.

    مدير المعلمين ربيع عطية – "the director of the teachers, Rabi Atiya".
    """
    if not r.vocabulary.verb_first:
        return False
    if any(r.bits[i] & lx.GIVEN or _is_bare_behind_article(r, i) for i in range(m.start + 1, m.end)):
        return True
    behind = takewhile(lambda i: not r.bits[i] & _CLOSES, range(m.end, min(m.end + _BEHIND, len(r.bits))))
    return any(r.bits[i] & lx.GIVEN for i in behind)


def _is_bare_behind_article(r: Reading, i: int) -> bool:
    word = r.words[i]
    bare = word.bits & lx.WORD and not word.bits & (lx.PLACE | lx.PREPOSITION | lx.TITLE | lx.BODY)
    return bool(bare and r.words[i - 1].article and not (word.article or word.prefix or word.conjunction))


def _takes_up(r: Reading, m: Mention) -> bool:
    """Whether a title may be that of somebody named before as well: it has the article (the attorney for Ann Berg)."""
    return is_definite(r, m) and (r.words[m.start].article or not r.vocabulary.verb_first)


def _stays_unnamed(r: Reading, m: Mention, report: Report) -> bool:
    """Whether a source is another than somebody, or does not want to be named."""
    if any(
        r.folds[i] in r.vocabulary.others or r.words[i].stem in r.vocabulary.others
        for i in range(m.start, m.end)
    ):
        return True
    end = report.sentence.end
    return any(r.outline.unnamed_clause(i, end) for i in range(m.start, end))


def _told(r: Reading, c: Context, m: Mention, start: int) -> Told:
    """What the title of a mention says, with the words from token `start` that stand before it."""
    heads = frozenset(_heads(r, m))
    placed = {i for i, _ in m.places} | {i for i in range(start, m.start) if r.bits[i] & (lx.PLACE | lx.CITY)}
    cities = frozenset(r.words[i].stem for i in placed if r.bits[i] & lx.CITY)
    places = frozenset(r.words[i].stem for i in placed)
    before = (i for i in range(start, m.start) if r.bits[i] & lx.WORD and not r.bits[i] & lx.PREPOSITION)
    words = title_words(r, m) | {r.words[i].stem for i in before}
    return Told(heads, words - places - heads - _idle(r, m), places, cities, country_of(r, c.registry, m))


def _idle(r: Reading, m: Mention) -> frozenset[str]:
    """The words of a title that do not narrow it: ranks, forms of address, the noun for a spokesperson, whose the nation's is."""
    idle = {i for start, end, title in m.titles if _is_rank(title) for i in range(start, end)}
    idle |= {
        i for start, end, title in m.titles if title.kind == "spokesperson" for i in _nouns(r, start, end)
    }
    idle |= {
        i
        for i in range(m.start, m.end - 1)
        if r.bits[i + 1] & lx.POSSESSIVE and r.folds[i] in r.vocabulary.homelands
    }
    return r.vocabulary.epithets | r.vocabulary.honorifics | {r.words[i].stem for i in idle}


def _nouns(r: Reading, start: int, end: int) -> range:
    """The tokens of a title that are a noun for a spokesperson and what joins it to the body (المتحدث الرسمي باسم)."""
    return range(start, end) if r.vocabulary.verb_first else range(_last(r, start, end), end)


def _heads(r: Reading, m: Mention) -> set[str]:
    """The nouns that the titles of a mention are about, without ranks beside others; all words for a spokesperson are one."""
    own = own_titles(r, m)
    found = {_head(r, *title) for title in own if not _is_rank(title[2])}
    return found or {_head(r, *title) for title in own}


def _head(r: Reading, start: int, end: int, title: Title) -> str:
    if title.kind == "spokesperson":
        return title.kind
    return r.words[_noun(r, start, end)].stem


def _noun(r: Reading, start: int, end: int) -> int:
    """The token of the noun that a title is about."""
    return start if r.vocabulary.verb_first else _last(r, start, end)


def _last(r: Reading, start: int, end: int) -> int:
    """The last noun of a title, before a preposition that ends it (envoy to)."""
    while end - 1 > start and r.bits[end - 1] & lx.PREPOSITION:
        end -= 1
    return end - 1


def _is_rank(title: Title) -> bool:
    """Whether a title is a rank or form of address (Lieutenant Colonel): it stands beside what somebody is."""
    return not title.kind and title.takes == "none"


def _is_same(c: Context, m: Mention, told: Told, b: Bearer) -> bool:
    """Whether somebody whom the article names with a title may be the one of a description."""
    r, other = c.reading, b.mention
    if {b.gender, gender_of_title(r, m)} == {"m", "f"} or _is_complement(r, other):
        return False
    his = _told(r, c, other, _beginning(r, other))
    if not told.heads & his.heads or not _is_of_country(c, told.country, his.country, b.person):
        return False
    if (told.words ^ his.words) & r.vocabulary.former:
        return False
    if told.cities and his.cities and not told.cities & his.cities:
        return False
    if not (told.words <= his.words or his.words <= told.words):
        return False
    if not his.words < told.words:
        return True
    if any(t.kind in _HEADS or governs(t.kind) for _, _, t in own_titles(r, other)):
        return False
    return not _is_others(c, m, told, other)


def _is_others(c: Context, m: Mention, told: Told, other: Mention) -> bool:
    """Whether a shorter title may be of another description before it (a police spokesman … a bank spokesman … spokesman Ann Berg)."""
    r, known = c.reading, told.words | told.places
    stems = {r.words[_noun(r, start, end)].stem for start, end, _ in own_titles(r, m)}
    for i in (i for stem in stems for i in c.places_of(stem)[:_MANY]):
        beside = i + 1 if r.vocabulary.verb_first else i - 1
        if m.start <= i < m.end or i >= other.start or beside in (-1, len(r.words)):
            continue
        alone = r.words[i].article or r.words[beside].article or r.bits[beside] & _ENDS & ~lx.DETERMINER
        if not alone and r.words[beside].stem not in known:
            return True
    return False


def _is_of_country(c: Context, told: str, his: str, person: str | None) -> bool:
    """Whether somebody may be of the country that a description gives."""
    if not told or told == his:
        return True
    return told in countries_of(c, person) if person is not None else not his


def _is_complement(r: Reading, m: Mention) -> bool:
    """Whether a preposition stands between the title and the name of a mention (a spokesman for Ford)."""
    at = m.name[0] if m.name else m.persons[0][0]
    if any(r.words[i].conjunction and r.bits[i] & lx.TITLE for i in range(m.start + 1, at)):
        return True  # two people
    return at > m.start and bool(r.bits[at - 1] & lx.PREPOSITION or r.words[at].prefix)


def _beginning(r: Reading, m: Mention) -> int:
    """Where the words begin that stand before a title and its bearer's name and say whose the title is."""
    at = m.start
    if (
        r.vocabulary.verb_first
        or m.name is not None
        and m.name[0] == at
        or m.persons
        and m.persons[0][0] == at
    ):
        return at
    while at > max(0, m.start - _BEFORE) and _goes_before(r, at - 1):
        at -= 1
    return at


def _goes_before(r: Reading, i: int) -> bool:
    bits = r.bits[i]
    if bits & (lx.PREPOSITION | lx.CONJUNCTION):
        return i > 0 and bool(r.bits[i - 1] & r.bits[i + 1] & lx.CAPITAL)
    return bool(bits & (lx.WORD | lx.POSSESSIVE)) and (not bits & _ENDS or bool(bits & lx.POSSESSIVE))


def _is_known_before(c: Context, m: Mention, bearer: Bearer) -> bool:
    """Whether the text has named somebody before a description: then it is of somebody else."""
    r = c.reading
    for before in c.mentions:
        if before.start >= m.start:
            return False
        if r.outline.region_at(before.start) == "title" or not before.named:
            continue
        if bearer.person is not None and any(bearer.person in ids for _, _, ids in before.persons):
            return True
        if before.name is not None and frozenset(words_in(r, *before.name)) & bearer.name:
            return True
    return False
