"""A description without a name, of whom the article names further on: a spokesman said … Ken Paley, a spokesman."""

from __future__ import annotations

from itertools import takewhile

from ...mentions.mention import Mention
from ...mentions.named import governs, own_titles
from ...mentions.reading import Reading
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..earned import countries_of
from ..facts import gender_of_title, is_definite, is_headed_by_title, words_in, written
from ..roster import Bearer, only
from ..told import Told, agree, noun_of, told
from .ahead import entity_of, is_somebodys

# So many places of a title's noun are looked at, from the beginning of the article.
_MANY = 30
# So many words behind a title the name of its bearer may begin that was not read with it (عضو المجلس بريف دمشق سامر).
_BEHIND = 5
_CLOSES = lx.THAT | lx.CUE | lx.MARK | lx.STOP | lx.BREAK | lx.QUOTE
# A nation stands within so many words of a title's noun.
_NATION = 6
# A name behind a comma begins within so many words.
_APPOSED = 15
# What stands beside a title and says nothing of whose it is.
_ENDS = (
    lx.CUE | lx.VERB | lx.PRONOUN | lx.AUXILIARY | lx.ADVERB | lx.TIME | lx.SUBORDINATOR
    | lx.RELATIVE | lx.MARK | lx.BREAK
)  # fmt: skip
# Those who are several or are called by it alone (President Hoover) are no head of something smaller.
_HEADS = ("president", "head-of-state", "head-of-government", "leader", "supreme-leader")


def named_later(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one whom the article names further on with the same title, or with one that says more or less of it.

    A city spokesman said the pool was shut … spokesman Ken Paley told reporters. Nobody where two fit, where it is
    another spokesman, or one who asked not to be named. A definite title may be of somebody named before as well.
    """
    r = c.reading
    if (
        report is None
        or m is not report.source
        or not _may_be_named_later(c, m)
        or _stays_unnamed(r, m, report)
    ):
        return None
    said = told(r, c.registry, m)
    fit = [b for b in c.roster if _is_same(c, m, said, b)]
    bearer = only(fit) if any(b.speaks for b in fit) else None
    if bearer is None:
        return None
    ahead = all(b.mention.start > m.start for b in fit)
    if not _takes_up(r, m) and (not ahead or _is_known_before(c, m, bearer)):
        return None
    where = "introduced so later in the article" if ahead else "introduced so in the article"
    return Referent((entity_of(c, _in_full(c, bearer)),), "title", f"{written(r, m)}: {where}")


def _in_full(c: Context, bearer: Bearer) -> Bearer:
    """The same person with the fullest name that stands with a title (السفير آل صالح … نبيل بن محمد آل صالح, "Nabil bin Mohammed Al Saleh")."""
    return only(b for b in c.roster if bearer.name <= b.name) or bearer


def newcomer_named(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A description without an article, of whom the article names further on."""
    return None if m.kind != "unnamed" or c.reading.words[m.start].article else named_later(c, m, report)


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
    """Whether a source is another than somebody, does not want to be named, or has its name behind a comma."""
    inside, end = range(m.start, m.end), report.sentence.end
    if any(r.folds[i] in r.vocabulary.others or r.words[i].stem in r.vocabulary.others for i in inside):
        return True
    if any(r.outline.unnamed_clause(i, end) for i in range(m.start, end)):
        return True
    return any(_begins_name(r, i) for i in range(m.end + 1, min(report.parts[0][0], m.end + _APPOSED)))


def _begins_name(r: Reading, i: int) -> bool:
    """Whether a word of no list stands behind a comma (خبير لدى المصرف، أباه أوفن، – "an expert at the bank, Abah Owen,")."""
    word = r.words[i]
    plain = word.bits & lx.WORD and not word.bits & ~(lx.WORD | lx.GIVEN | lx.PARTICLE | lx.CAPITAL | lx.VERB)
    return bool(plain and r.bits[i - 1] & lx.COMMA and not (word.article or word.prefix or word.conjunction))


def _is_same(c: Context, m: Mention, said: Told, b: Bearer) -> bool:
    """Whether somebody whom the article names with a title may be the one of a description."""
    r, other = c.reading, b.mention
    if {b.gender, gender_of_title(r, m)} == {"m", "f"} or _is_complement(r, other):
        return False
    his = told(r, c.registry, other)
    if not said.heads & his.heads or not _is_of_country(c, said.country, his.country, b.person):
        return False
    if (said.words ^ his.words) & r.vocabulary.former or not agree(said, his):
        return False
    return not his.words < said.words or _may_be_short(c, m, said, other, his.country)


def _may_be_short(c: Context, m: Mention, said: Told, other: Mention, nation: str) -> bool:
    """Whether the shorter title of somebody may be that of a description (spokesman Ann Berg): no president is that of a club."""
    if any(t.kind in _HEADS or governs(t.kind) for _, _, t in own_titles(c.reading, other)):
        return False
    return not _is_others(c, m, said, other, nation)


def _is_others(c: Context, m: Mention, said: Told, other: Mention, nation: str) -> bool:
    """Whether a shorter title, of a nation or "", may be of another description before it (a police spokesman … a bank
    spokesman … spokesman Ann Berg)."""
    r, known = c.reading, said.words | said.places
    stems = {r.words[noun_of(r, start, end)].stem for start, end, _ in own_titles(r, m)}
    places = (i for stem in stems for i in c.places_of(stem)[:_MANY])
    before = (i for i in places if i < other.start and not m.start <= i < m.end)
    return any(
        _is_narrowed(r, i, known) and _nation_at(r, i) in ("", nation or _nation_at(r, i)) for i in before
    )


def _is_narrowed(r: Reading, i: int, known: frozenset[str]) -> bool:
    """Whether the noun of a title at token `i` has a word beside it that says whose it is, and is none of those known."""
    beside = i + 1 if r.vocabulary.verb_first else i - 1
    if beside in (-1, len(r.words)) or r.words[i].article or r.words[beside].article:
        return False
    return not r.bits[beside] & _ENDS and r.words[beside].stem not in known


def _nation_at(r: Reading, i: int) -> str:
    """The nation that the words beside the noun of a title at token `i` give, "" for none (a Japanese ministry spokesman)."""
    beside = range(i + 1, i + _NATION) if r.vocabulary.verb_first else range(i - 1, i - _NATION, -1)
    for word in (r.words[j] for j in beside if 0 <= j < len(r.words)):
        place = word.adjective or word.place
        if word.bits & lx.DETERMINER or place is not None:
            return place.country if place is not None else ""
    return ""


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


def _is_known_before(c: Context, m: Mention, bearer: Bearer) -> bool:
    """Whether the text has named somebody before a description: then it is of somebody else."""
    outline = c.reading.outline
    before = takewhile(lambda each: each.start < m.start, c.mentions)
    return any(_names(c.reading, each, bearer) for each in before if outline.region_at(each.start) != "title")


def _names(r: Reading, m: Mention, bearer: Bearer) -> bool:
    if bearer.person is not None and any(bearer.person in ids for _, _, ids in m.persons):
        return True
    return m.name is not None and bool(frozenset(words_in(r, *m.name)) & bearer.name)
