"""A body by its noun alone, where the article names one body of that noun and no other (جامعة النهر … وقالت الجامعة)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..facts import is_in_title, words_in, written
from .documents import DOCUMENTS

# A body that is named in more words than this may hold words of the sentence.
_LONGEST = 6
# So many places of a noun are looked at, from the beginning of the article.
_MANY = 30
# The title, the day or place, and the lead end with so many breaks of a line; a name that is no further up than so many is at hand.
_LEAD, _NEAR = 2, 8
_BREAKS = re.compile(r"\n\s*")
# Nouns and adjectives that say of what kind a body is.
_DESCRIBES = lx.COMMON | lx.UNNAMED | lx.TITLE | lx.ADJECTIVE
_GOES_ON = lx.PREPOSITION | lx.PRONOUN | lx.TIME | lx.ADVERB | lx.CUE | lx.VERB
_OPENS = lx.QUOTE | lx.OPEN
_CLOSES = lx.QUOTE | lx.CLOSE
_MINISTRY = "ministry"
# Words of these classes say nothing of what a body is for.
_NO_FIELD = lx.UNNAMED | lx.TITLE | lx.GIVEN | lx.ADJECTIVE | lx.PLACE | lx.CITY | lx.TIME | lx.PRONOUN
# Words between the noun of a body and the words that say its field (المؤسسة العامة للتدريب, "the general organisation for training").
_BEFORE = 3


def only_one(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one body that the article names before it by the same noun, whoever named it; in a title anywhere.

    عاقبت جامعة النهر طالبا … وقالت الجامعة إن – "River University punished a student … the university said that"; nobody where another
    university stands there as well, or where the noun is somebody's name (نادي الاتحاد, "the club al-Ittihad [the union]").
    """
    r = c.reading
    if not _is_noun_alone(r, m) or _is_name_elsewhere(c, m.start):
        return None
    named = _named_by_noun(c, m)
    if not _is_at_hand(r, named, m.start):
        return None
    fullest = _fullest(r, named)
    answer = c.body(c, fullest, None) if fullest is not None and _is_name(r, fullest) else None
    if answer is None or not answer.entities:
        return None
    name = answer.entities[0].speaker
    return Referent(
        answer.entities, "title", f"{written(r, m)}: the only one named, {name.name_ar or name.name}"
    )


def _is_noun_alone(r: Reading, m: Mention) -> bool:
    """Whether a mention is nothing but the noun of a body, with the article (الجامعة – "the university")."""
    if not r.vocabulary.verb_first or m.end - m.start > 1 or not m.bodies:
        return False
    return bool(r.words[m.start].article) and m.bodies[0][1].kind not in DOCUMENTS


def _is_at_hand(r: Reading, named: list[Mention], at: int) -> bool:
    """Whether a body that is named by its noun is near token `at`, or the subject of the title or lead, and no other has come up since.

    ارتفع سهم شركة الغدير … وتراجع سهم الواحة … وقالت الشركة – "the share of the company al-Ghadir rose … that of al-Waha fell … the
    company said": a share is that of a company named without the noun.
    """
    last = max((inner.end for inner in named if inner.end <= at), default=at)
    if any(_is_share_of_another(r, i, at) for i in range(last, at)):
        return False
    text, starts = r.tokens.text, r.tokens.starts
    leads = any(len(_BREAKS.findall(text, 0, starts[inner.start])) <= _LEAD for inner in named)
    return leads or len(_BREAKS.findall(text, starts[last], starts[at])) <= _NEAR


def _is_share_of_another(r: Reading, i: int, at: int) -> bool:
    """Whether a share with a name behind it stands at `i` (not: سهم واحد, "one share"; أسهم الشركة, "the company's shares", by the noun at `at`)."""
    word, behind = r.words[i], r.words[i + 1]
    if word.stem not in r.vocabulary.shares or word.article or behind.stem == r.words[at].stem:
        return False
    return behind.bits & lx.WORD > 0 and not (behind.prefix or behind.conjunction) and behind.article


def _fullest(r: Reading, named: list[Mention]) -> Mention | None:
    """The fullest of several names where all are of one body; None for two bodies, or for what is too long."""
    if not named:
        return None
    cores = [_without_place(r, inner) for inner in named]
    fullest = max(named, key=lambda inner: inner.end - inner.start)
    words = _words(r, max(cores, key=lambda inner: inner.end - inner.start))
    if any(not _words(r, inner) <= words for inner in cores):
        return None
    fullest = fullest if _is_name(r, fullest) else _without_place(r, fullest)
    fullest = _as_named_elsewhere(r, named, fullest)
    if fullest.end - fullest.start > _LONGEST:
        return None
    return fullest._replace(prefix_letters=len(r.words[fullest.start].conjunction))


def _as_named_elsewhere(r: Reading, named: list[Mention], fullest: Mention) -> Mention:
    """The fullest name without what a preposition on its word adds, where the article names the body without that (جامعة تبوك للطالبة)."""
    for inner in named:
        size = inner.end - inner.start
        cut = fullest.start + size
        if size >= fullest.end - fullest.start or not r.words[cut].prefix:
            continue
        if r.folds[inner.start + 1 : inner.end] == r.folds[fullest.start + 1 : cut]:
            return fullest._replace(end=cut)
    return fullest


def in_marks_of_title(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one body of the text with these words in its name, which a title gives in marks without its noun.

    «الخدمة المدنية» تعلن (title) … وزارة الخدمة المدنية – "'Civil Service' announces … the ministry of the civil service"; nobody
    where the text has two bodies of these words.
    """
    r = c.reading
    if report is None or not is_in_title(r.outline, report) or not _may_be_field(r, m):
        return None
    return _only(c, m, (_body_around(c, i, i + m.end - m.start) for i in _again(r, m)))


def by_field(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one ministry or administration of the article for what a definite noun alone says (الجوازات، الداخلية).

    بدأت المديرية العامة للجوازات العمل … وأوضحت الجوازات أن – "the general directorate of passports began … Passports explained that";
    nobody where the word is somebody's name, or where it stands with no such body.
    """
    r = c.reading
    if report is None or m is not report.source or not _may_be_bare_field(c, m):
        return None
    stem = r.words[m.start].stem
    again = (i for i, word in enumerate(r.words) if word.stem == stem and i != m.start and word.article)
    return _only(c, m, (_body_around(c, i, i + 1) for i in again if _is_field_of_body(r, i)))


def _only(c: Context, m: Mention, answers: Iterable[Referent | None]) -> Referent | None:
    """The one body of several answers, by words that stand in its name."""
    found: dict[str, Referent] = {}
    for answer in answers:
        if answer is not None and answer.entities:
            found.setdefault(answer.entities[0].speaker.id, answer)
    if len(found) != 1:
        return None
    (only,) = found.values()
    name = only.entities[0].speaker
    note = f"{written(c.reading, m)}: in the name of {name.name_ar or name.name}"
    return Referent(only.entities, "title", note)


def _may_be_bare_field(c: Context, m: Mention) -> bool:
    """Whether a mention is one definite noun of no person, place or time, and nobody's name in the article."""
    r = c.reading
    word = r.words[m.start]
    if not r.vocabulary.verb_first or m.end - m.start > 1 or not word.article or m.named_bodies:
        return False
    if m.kind not in ("unnamed", "name", "body") or word.bits & _NO_FIELD:
        return False
    if m.bodies and not m.bodies[0][1].kind.endswith(_MINISTRY):
        return False
    return not (m.kind == "name" and c.discourse.named(frozenset([word.fold, word.stem])))


def _is_field_of_body(r: Reading, i: int) -> bool:
    """Whether the word at `i` says what the body before it is for: of a ministry right behind it, of another body with its preposition."""
    if r.words[i].prefix:
        governs = i > 1 and r.words[i - 2].stem in r.vocabulary.administrations
        return governs and r.words[i].prefix in r.vocabulary.told and r.words[i - 1].article
    before = r.words[i - 1] if i else None
    return (
        before is not None
        and before.body is not None
        and before.body.kind == _MINISTRY
        and not before.conjunction
    )


def _again(r: Reading, m: Mention) -> list[int]:
    """The tokens behind a mention at which its words begin again, whatever is written before the first."""
    stems = [word.stem for word in r.words[m.start : m.end]]
    first = (i for i in range(m.end, len(r.words) - len(stems) + 1) if r.words[i].stem == stems[0])
    return [i for i in first if [word.stem for word in r.words[i : i + len(stems)]] == stems]


def _may_be_field(r: Reading, m: Mention) -> bool:
    """Whether a mention in marks is a definite noun that names nobody, where names have no capitals."""
    if not r.vocabulary.verb_first or m.kind not in ("unnamed", "name"):
        return False
    return r.words[m.start].article and _is_enclosed(r, m)


def _is_enclosed(r: Reading, m: Mention) -> bool:
    """Whether marks stand right before and behind a mention."""
    text, start, end = r.tokens.text, r.tokens.starts[m.start], r.tokens.ends[m.end - 1]
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return len(around) == 2 and not any(sign.isspace() or sign.isalnum() for sign in around)


def _body_around(c: Context, start: int, end: int) -> Referent | None:
    """The body of whose name the tokens from `start` to `end` are the words behind its noun."""
    r = c.reading
    for at in range(start - 1, max(-1, start - 1 - _BEFORE), -1):
        if r.words[at].body is None:
            continue
        inner = r.mentions.read(at, len(r.words), governed=True)
        if inner is not None and inner.kind == "body" and not inner.joined and inner.end >= end:
            inner = _without_rest(r, inner)._replace(prefix_letters=len(r.words[at].conjunction))
            return c.body(c, inner, None) if inner.end >= end else None
    return None


def _named_by_noun(c: Context, m: Mention) -> list[Mention]:
    """The bodies named by the noun of a mention with more words, before it; all of them for a mention in the title."""
    r, start = c.reading, m.start
    limit = len(r.words) if r.outline.region_at(start) == "title" else start
    places = [i for i in c.places_of(r.words[start].stem)[:_MANY] if i < limit and i != start]
    found = (r.mentions.read(i, len(r.words), governed=True) for i in places)
    named = (_without_rest(r, inner) for inner in found if inner is not None and _is_body(inner))
    return [inner for inner in named if inner.end - inner.start > 1 and not _goes_on(r, inner)]


def _goes_on(r: Reading, inner: Mention) -> bool:
    """Whether what stands behind a noun with the article is no adjective of it: the sentence goes on (المعهد أسماء …, "the institute … the names")."""
    second = r.words[inner.start + 1]
    if not r.words[inner.start].article or second.bits & (lx.MARK | lx.PLACE | lx.ADJECTIVE):
        return False
    return not second.article or bool(second.prefix or second.conjunction) or not _agrees(r, inner)


def _is_body(inner: Mention) -> bool:
    return inner.kind == "body" and inner.end - inner.start > 1 and not inner.joined


def _is_name(r: Reading, inner: Mention) -> bool:
    """Whether a body is named, not described (حزب معارض, "an opposition party"), and by its own words alone.

    شركة تويوتا رضا الغزاوي – "the company Toyota Rida al-Ghazzawi": a person's name has run into it.
    """
    second, rest = r.words[inner.start + 1], r.words[inner.start + 2 : inner.end]
    if second.conjunction or second.prefix or second.bits & lx.PRONOUN:
        return False
    if not second.bits & (lx.GIVEN | lx.TITLE) and any(word.bits & lx.GIVEN for word in rest):
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
        if word.bits & (_GOES_ON | _OPENS) or word.conjunction and not word.article or _is_behind_name(r, i):
            return inner._replace(end=i)
    return inner


def _without_place(r: Reading, inner: Mention) -> Mention:
    """A body's name without where one of its branches is (وزارة العمل بمنطقة – "the ministry of labour in the region")."""
    places = (i for i in range(inner.start + 2, inner.end) if r.words[i].prefix in r.vocabulary.service)
    return inner._replace(end=next(places, inner.end))


def _is_behind_name(r: Reading, i: int) -> bool:
    """Whether the word at `i` cannot belong to a name that is definite already: it is bare, of a person, or the address of one.

    معهد الإدارة البحرية أسماء المقبولين ("the institute … the names of"), لشركة المياه الدكتور لؤي ("of the water company Dr. Luay"),
    جامعة المرجان للطالبة ("the university … for the student"). But جامعة الملك فيصل ("King Faisal University").
    """
    word, before = r.words[i], r.words[i - 1]
    definite = before.article or before.bits & (lx.PLACE | lx.CITY)
    if not definite or before.bits & lx.TITLE or word.conjunction:
        return False
    if word.article or word.prefix:
        return bool(word.bits & (lx.TITLE | lx.UNNAMED))
    return not word.bits & (lx.PLACE | lx.CITY | lx.NUMBER | lx.MARK)


def _words(r: Reading, inner: Mention) -> frozenset[str]:
    """The words of a body's name behind its noun."""
    return frozenset(words_in(r, inner.start + 1, inner.end))


def _is_name_elsewhere(c: Context, at: int) -> bool:
    """Whether the noun with its article stands right behind a noun that takes a name anywhere: it is that one's name (نادي الاتحاد, "the club al-Ittihad")."""
    r = c.reading
    for i in c.places_of(r.words[at].stem)[:_MANY]:
        before = r.words[i - 1] if i and r.folds[i] == r.folds[at] else None
        if before is not None and not before.article and before.stem in r.vocabulary.takes_name:
            return True
    return False
