"""Titles where names have no capitals: what a title takes, and what a preposition may add to it."""

from __future__ import annotations

from ...packs import Features, Title
from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import ENDS, Draft
from .namesakes import past_namesake
from .words import ending_of, heads_common_noun

# Words of what a body is for, with the article.
_PURPOSE = 4
_NO_COMPLEMENT = (
    lx.EVENT | lx.TIME | lx.THAT | lx.MARK | lx.PREPOSITION | lx.RELATIVE | lx.NUMBER | lx.CONTENT_NOUN
)
_OF_OFFICE = lx.PLACE | lx.CITY | lx.BODY | lx.ADJECTIVE | lx.TITLE


# -- a title of a list -----------------------------------------------------------------------------------------------


def take_title(c: Columns, p: Draft, i: int, end: int, title: Title) -> int:
    """Take in the title that stands from `i` to `end`; where it cannot belong the mention ends."""
    word = c.words[i]
    named = past_namesake(c, p, i, end, title)
    if named is not None:
        p.definite = True
        return named
    if p.kind == "body":
        return end if _is_adjective(word, end - i) else _take_title_of_body(p, word, end)
    if is_construct_plural(c, p, i):
        p.definite = True
        return end  # منتقدو الرئيس, 'critics of the president': none of theirs
    if p.kind == "country" or p.named and p.titles:
        return ENDS
    if _begins_object(c, p, i, title) or _is_of_another(c, p, i, title) or _is_behind_thing(c, p, i):
        return ENDS
    title = _as_used(c, i, end, title)
    if title.takes == "none":
        end = _past_rank(c, end, p.limit)
    p.titles += ((i, end, title),)
    if not p.kind:
        _begin_with_title(p, word, title)
    p.definite = c.words[end - 1].article or title.takes == "none" or title.owner is not None
    return end


def take_address(p: Draft, i: int, letter: str) -> int:
    """Take in an abbreviated form of address with its stop (د. – "Dr."): it is anybody's."""
    title = Title(letter, "", "-", "none")
    p.titles += ((i, i + 2, title),)
    p.kind, p.features, p.definite = "person", Features("-", "sg"), True
    return i + 2


def is_construct_plural(c: Columns, p: Draft, i: int) -> bool:
    """Whether the word right before token `i` heads the phrase and is a plural of persons that lacks its complement (منتقدو, 'critics of')."""
    if p.kind != "unnamed" or i != p.start + 1 or c.words[p.start].article or c.words[i].prefix:
        return False
    ending = c.vocabulary.plural[:-1]
    return bool(ending) and p.features.number == "pl" and c.words[p.start].stem.endswith(ending)


def _as_used(c: Columns, i: int, end: int, title: Title) -> Title:
    """A rank or a head of state's title as the office that its complement makes of it here."""
    if title.gender == "f" and end == i + 1 and c.forms[i].endswith(c.vocabulary.owner):
        # نائبه – "his deputy", folded as نائبة is – "a deputy (f.)": of either gender
        title = Title(title.phrase, title.kind, "-", title.takes)
    rank = title.takes == "none" and _heads_place(c, i, end)
    state = title.takes == "state" and heads_common_noun(c, i, end)
    return Title(title.phrase, "", title.gender, "place") if rank or state else title


def _begin_with_title(p: Draft, word: Word, title: Title) -> None:
    unnamed = bool(word.bits & lx.UNNAMED) and not word.article
    p.kind = "unnamed" if unnamed else "person"
    p.features = Features(title.gender, word.features.number if unnamed and word.features else "sg")


def _past_rank(c: Columns, end: int, limit: int) -> int:
    """Behind the words that say more of a rank (الفريق أول ركن, 'Lieutenant General, staff college')."""
    while end < limit and c.words[end].stem in c.vocabulary.rank_words and not c.words[end].prefix:
        if c.words[end].article and c.folds[end - 1] == c.words[end - 1].stem:
            break
        end += 1
    return end


def _heads_place(c: Columns, i: int, end: int) -> bool:
    """Whether a rank without the article is an office here: a noun with its complement follows, no name.

    عميد معهد السجاد ('the dean of the carpet institute'); but عميد أحمد السالم ('Brigadier Ahmed al-Salem').
    """
    if c.words[end - 1].article or end + 1 >= len(c):
        return False
    word, behind = c.words[end], c.words[end + 1]
    if word.article and not c.words[end - 1].article:
        # نقيب الصناعيين ('the head of the manufacturers'), نقيب الأطباء ('… of the doctors')
        people = ending_of(c, word.stem) == Features("m", "pl") or word.bits & (
            lx.UNNAMED | lx.TITLE | lx.BODY
        )
        return bool(people) and not word.bits & (lx.GIVEN | lx.ADJECTIVE)
    noun = word.bits & (lx.COMMON | lx.BODY | lx.TITLE) and not word.bits & (lx.GIVEN | lx.PARTICLE | lx.CUE)
    return bool(noun) and not word.article and not word.prefix and behind.article and not behind.prefix


def _is_adjective(word: Word, words: int) -> bool:
    """Whether a title of one word behind a body is its adjective (المرصد السوري المعارض, 'the Syrian opposition observatory')."""
    return word.article and bool(word.bits & lx.UNNAMED) and words == 1


def _take_title_of_body(p: Draft, word: Word, end: int) -> int:
    """Past a title that says whose a body is: no title of the mention (مكتب رئيس الحكومة, 'the office of the head of government')."""
    if p.placed:
        return ENDS
    if not word.article:
        if word.prefix:
            return ENDS
        p.definite = True
    return end


def _is_of_another(c: Columns, p: Draft, i: int, title: Title) -> bool:
    """A title of another gender behind a whole one (السفيرة الأميركية الرئيس, 'the American ambassadress the president')."""
    word = c.words[i]
    if not p.titles or p.named or not c.bits[i - 1] & (lx.ADJECTIVE | lx.PLACE | lx.CITY):
        return False
    return word.article and not word.prefix and {p.titles[0][2].gender, title.gender} == {"m", "f"}


def _is_behind_thing(c: Columns, p: Draft, i: int) -> bool:
    """A title without an article behind a definite common noun: another phrase (أيد الفكرة مدير المسبح, 'the director of the pool backed the idea')."""
    word = c.words[i]
    return (
        p.common_noun
        and i == p.start + 1
        and c.words[p.start].article
        and not word.article
        and not word.prefix
    )


def _begins_object(c: Columns, p: Draft, i: int, title: Title) -> bool:
    """An office behind an unnamed plural or source: أبلغت دول الخليج وزير الخارجية, 'Gulf states told the foreign minister'."""
    if p.kind != "unnamed" or p.titles or not title.kind:
        return False
    return not c.words[i].prefix and not c.bits[i - 1] & lx.PREPOSITION


# -- the titles read so far ------------------------------------------------------------------------------------------


def is_title_open(p: Draft) -> bool:
    """Whether the last title stands behind the name: what follows may say of what."""
    behind = p.name[1] if p.name else p.persons[-1][1] if p.persons else 0
    return bool(p.titles) and p.titles[-1][0] >= behind


def lacks_complement(c: Columns, p: Draft, i: int) -> bool:
    """Whether a title without an article ends right before token `i`: what follows says of what (مديرة برنامج, 'head of a programme')."""
    return bool(p.titles) and p.titles[-1][1] == i and not c.words[i - 1].article


def is_of_somebody(c: Columns, p: Draft, i: int) -> bool:
    """Whether the titles right before `i` say whose kin, aide or spokesman it is.

    شقيق العقيد ('the colonel's brother'), متحدث باسم الوزير ('a spokesman for the minister').
    """
    at = i
    for start, end, title in reversed(p.titles):
        if end != at and not all(_says_which(c, k) for k in range(end, at)):
            return False
        bare = not c.words[start].article
        if title.takes == "person" and bare or title.takes == "body" and end != i:
            return True
        if bare and _is_aide(c, p, start, end, i):
            return True
        at = start
    return False


def _says_which(c: Columns, i: int) -> bool:
    """Whether a word behind a title is the adjective of a nation or of a former holder (نجل الرئيس السابق, "the former president's son")."""
    return bool(c.bits[i] & lx.ADJECTIVE) or c.words[i].stem in c.vocabulary.former


def _is_aide(c: Columns, p: Draft, start: int, end: int, i: int) -> bool:
    """A post without an article right before a listed surname: not that person.

    ممثل خامنئي ('Khamenei's representative'), مستشار ترامب ('an adviser of Trump's').
    """
    if start != p.start or end != i or end - start > 1 or not c.words[i].heads:
        return False
    return p.titles[0][2].takes == "place" and bool(c.bits[start] & lx.COMMON)


def is_headed_by_person(c: Columns, p: Draft) -> bool:
    """Whether the first word of an unnamed source is a title of persons, or two persons (الرئيسان, 'the two presidents')."""
    if p.kind != "unnamed":
        return False
    word = c.words[p.start]
    two = p.features.number == "du" and word.article
    return two or bool(p.features.gender in "mf" and word.bits & lx.TITLE)


def is_purpose(c: Columns, p: Draft, i: int) -> bool:
    """Whether the verbal noun at `i` is the complement of the bare title or body right before it, and the content opens behind.

    صندوق ترميم الفنارات أن ('the fund for restoring lighthouses that'); but أعلنت شركة إطلاق خدمة ('a company announced
    the launch of a service').
    """
    heads = [start for start, _ in p.bodies] + [end - 1 for _, end, _ in p.titles]
    if i - 1 not in heads or c.words[i - 1].article or p.named:
        return False
    j = i + 1
    while j < min(p.limit, i + 1 + _PURPOSE) and c.words[j].article and not c.words[j].prefix:
        j += 1
    return i + 1 < j < p.limit and bool(c.bits[j] & (lx.THAT | lx.COLON | lx.QUOTE))


# -- complements -----------------------------------------------------------------------------------------------------


def takes_preposition(c: Columns, p: Draft, i: int) -> bool:
    """Whether a preposition at `i`, alone or written onto its word, still belongs to the head before it."""
    if p.named:
        return bool(p.titles) and p.titles[-1][0] > (p.name or p.persons[0])[0]
    if p.kind in ("", "country", "pronoun"):
        return False
    if _says_field(c, p, i):
        return True
    at = i if c.words[i].prefix else i + 1
    if at >= len(c) or _is_no_complement(c, at) or _is_where_office_is(c, p, i, at):
        return False
    if p.definite and c.bits[at] & lx.OWNED and c.folds[at].endswith(c.vocabulary.owned):
        return False  # المنظمة في تقريرها, 'the organisation in its report'
    return _is_counted(c, p, i, at) or not (c.bits[at] & lx.UNNAMED and not c.bits[at] & lx.TITLE)


def _says_field(c: Columns, p: Draft, i: int) -> bool:
    """Whether a definite verbal noun says what a body with a plain adjective is for (المؤسسة العامة للتدريب, 'the general organisation for training'): not where the cue takes its preposition."""
    word = c.words[i]
    if p.kind != "body" or i != p.start + 2 or not word.article or word.prefix in p.stops:
        return False
    head, adjective = c.words[p.start], c.words[i - 1]
    plain = adjective.article and not adjective.prefix and not adjective.bits & (lx.CONTENT_NOUN | lx.BODY)
    return bool(word.prefix and word.prefix not in c.vocabulary.service and head.article and plain)


def _is_no_complement(c: Columns, at: int) -> bool:
    """Whether a word completes no head; a noun of action may be a body as well (مصادر في المقاومة, 'sources in the resistance')."""
    closed = c.bits[at] & _NO_COMPLEMENT
    return bool(closed) and not (
        closed == lx.CONTENT_NOUN and c.words[at].stem in c.vocabulary.bodies_as_well
    )


def _is_counted(c: Columns, p: Draft, i: int, at: int) -> bool:
    """Whether the first noun is a number of those behind the preposition (عدد من الدبلوماسيين, 'a number of diplomats'), or a body of them (وفد من أعضاء, 'a delegation of members')."""
    several = p.kind == "unnamed" or p.kind == "body" and not c.words[p.start].article
    return several and i == p.start + 1 and at == i + 1


def _is_where_office_is(c: Columns, p: Draft, i: int, at: int) -> bool:
    """Behind a definite office, a common noun at `at` says where somebody is (الوزير في المطار, 'the minister at the airport')."""
    if not p.titles or not p.titles[-1][2].kind or p.titles[-1][1] != i or not c.words[i - 1].article:
        return False
    word = c.words[at]
    return bool(word.bits & lx.COMMON) and not word.bits & _OF_OFFICE and not word.heads


def leads_to_field(c: Columns, p: Draft, i: int) -> bool:
    """Behind a calling, which is no office, the preposition at `i` leads to its field (الباحثة في الشؤون الليبية, 'researcher in Libyan affairs')."""
    if not p.titles or p.titles[-1][1] != i or p.titles[-1][2].kind or not c.words[i - 1].article:
        return False
    return i + 1 < p.limit and c.words[i + 1].article and bool(c.bits[i + 1] & lx.COMMON)
