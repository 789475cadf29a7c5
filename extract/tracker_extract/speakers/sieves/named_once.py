"""A body by its noun alone, where the article names one body of that noun and no other (جامعة النهر … وقالت الجامعة)."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..facts import words_in, written

# A body that is named in more words than this may hold words of the sentence.
_LONGEST = 6
# So many places of a noun are looked at, from the beginning of the article.
_MANY = 30
# Nouns and adjectives that say of what kind a body is.
_DESCRIBES = lx.COMMON | lx.UNNAMED | lx.TITLE | lx.ADJECTIVE
_GOES_ON = lx.PREPOSITION | lx.PRONOUN | lx.TIME | lx.ADVERB | lx.CUE | lx.VERB
_OPENS = lx.QUOTE | lx.OPEN
_CLOSES = lx.QUOTE | lx.CLOSE
_DOCUMENTS = ("document", "report")


def only_one(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one body that the article names before it by the same noun, whoever named it; in a title anywhere.

    عاقبت جامعة النهر طالبا … وقالت الجامعة إن – "River University punished a student … the university said that"; nobody where another
    university stands there as well, or where the noun is somebody's name (نادي الاتحاد, "the club al-Ittihad [the union]").
    """
    r = c.reading
    if not r.vocabulary.verb_first or m.end - m.start > 1 or not m.bodies or not r.words[m.start].article:
        return None
    if m.bodies[0][1].kind in _DOCUMENTS or _is_name_elsewhere(c, m.start):
        return None
    named = _named_by_noun(c, m)
    if not named:
        return None
    fullest = max(named, key=lambda inner: inner.end - inner.start)
    fullest = fullest._replace(prefix_letters=len(r.words[fullest.start].conjunction))
    words = _words(r, fullest)
    if any(not _words(r, inner) <= words for inner in named) or fullest.end - fullest.start > _LONGEST:
        return None
    answer = c.body(c, fullest, None) if _is_name(r, fullest) else None
    if answer is None or not answer.entities:
        return None
    name = answer.entities[0].speaker
    return Referent(
        answer.entities, "title", f"{written(r, m)}: the only one named, {name.name_ar or name.name}"
    )


def _named_by_noun(c: Context, m: Mention) -> list[Mention]:
    """The bodies named by the noun of a mention with more words, before it; all of them for a mention in the title."""
    r, start = c.reading, m.start
    limit = len(r.words) if r.outline.region_at(start) == "title" else start
    places = [i for i in c.places_of(r.words[start].stem)[:_MANY] if i < limit and i != start]
    found = (r.mentions.read(i, len(r.words), governed=True) for i in places)
    named = (_without_rest(r, inner) for inner in found if inner is not None and _is_body(inner))
    return [inner for inner in named if inner.end - inner.start > 1]


def _is_body(inner: Mention) -> bool:
    return inner.kind == "body" and inner.end - inner.start > 1 and not inner.joined


def _is_name(r: Reading, inner: Mention) -> bool:
    """Whether a body is named, not described (حزب معارض, "an opposition party"), and by its own words alone.

    شركة تويوتا رضا الغزاوي – "the company Toyota Rida al-Ghazzawi": a person's name has run into it.
    """
    second, rest = r.words[inner.start + 1], r.words[inner.start + 2 : inner.end]
    if second.conjunction or second.prefix or second.bits & lx.PRONOUN or not _agrees(r, inner):
        return False
    if not second.bits & lx.GIVEN and any(word.bits & lx.GIVEN for word in rest):
        return False
    return second.article or not second.bits & _DESCRIBES or any(word.article for word in rest)


def _agrees(r: Reading, inner: Mention) -> bool:
    """Whether the adjective behind a noun with the article has its gender (not so الصحيفة الطرق …, "the paper … the roads")."""
    noun, adjective = r.words[inner.start], r.words[inner.start + 1]
    if not noun.article or noun.body is None or adjective.bits & (lx.PLACE | lx.ADJECTIVE | lx.MARK):
        return True
    feminine = r.tokens.forms[inner.start + 1].endswith(r.vocabulary.feminine)
    return adjective.article and feminine == (noun.body.gender == "f")


def _without_rest(r: Reading, inner: Mention) -> Mention:
    """A body's name up to the first word that can only go on the sentence (حول – "about", بعد غد – "after tomorrow"), or to its closing mark."""
    second = inner.start + 1
    if r.bits[second] & _OPENS:
        closing = (i for i in range(second + 1, inner.end) if r.bits[i] & _CLOSES)
        return inner._replace(end=next(closing, inner.start) + 1)
    for i in range(second + 1, inner.end):
        word = r.words[i]
        if word.bits & (_GOES_ON | _OPENS) or word.conjunction and not word.article:
            return inner._replace(end=i)
    return inner


def _words(r: Reading, inner: Mention) -> frozenset[str]:
    """The words of a body's name behind its noun."""
    return frozenset(words_in(r, inner.start + 1, inner.end))


def _is_name_elsewhere(c: Context, at: int) -> bool:
    """Whether the noun with its article stands behind the bare noun of another body anywhere: it is that one's name."""
    r = c.reading
    for i in c.places_of(r.words[at].stem)[:_MANY]:
        before = r.words[i - 1] if i and r.folds[i] == r.folds[at] else None
        if (
            before is not None
            and before.body is not None
            and not before.article
            and not before.bits & lx.TITLE
        ):
            return True
    return False
