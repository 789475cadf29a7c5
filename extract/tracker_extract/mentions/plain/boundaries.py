"""Where another noun phrase begins behind one that is whole: its words would belong to two mentions."""

from __future__ import annotations

from ...packs import Features
from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import Draft
from .words import begins_no_name, ending_of, may_be_name

# People, whose they are, and an adjective of that: behind so many words the phrase is whole.
_GROUP = 3


def second_begins(p: Draft, word: Word, listed: bool) -> bool:
    """Whether a word with a conjunction begins a second source: after a name, a body or an unnamed group.

    `listed`: a listed name or title begins at the word.
    """
    if p.named and word.adjective and word.article:
        return True  # بوتين والإيراني روحاني, 'Putin and the Iranian Rouhani'
    if not listed and not word.bits & (lx.UNNAMED | lx.PLACE | lx.BODY):
        return False
    if p.kind == "body" and p.definite and _is_another_body(p, word):
        return True
    return p.named or p.kind in ("country", "unnamed") or p.kind == "body" and p.placed


def _is_another_body(p: Draft, word: Word) -> bool:
    """Whether a bare noun of bodies stands beside the only one before it, no further complement of that.

    اتحاد الغواصين وشركة الزوارق ('the divers' union and the boat company'); but اتحاد شركات النقل ومؤسسات … ('the union of
    transport companies and institutions').
    """
    return word.body is not None and not word.article and len(p.bodies) == 1 and not p.titles


def is_one_definite_noun(c: Columns, p: Draft, i: int) -> bool:
    """Whether the phrase up to token `i` is one noun with the article, which no other noun can be joined to."""
    return i == p.start and c.words[i].article and not c.words[i].prefix


def another_begins(c: Columns, p: Draft, i: int) -> bool:
    """Whether a name at `i` begins another phrase, behind one that is whole.

    الوزراء إيران ('the ministers Iran'), الخليج العربية طهران ('the Arab Gulf Tehran').
    """
    word, before = c.words[i], c.words[i - 1]
    if p.kind == "body" and word.prefix and p.placed:
        return True  # قالت دول الخليج لوزير الخارجية, 'the Gulf states told the foreign minister'
    if p.kind in ("", "person") or word.prefix or before.bits & lx.PREPOSITION:
        return False
    # العاصمة الأفغانية كابل, 'the Afghan capital Kabul'; a paper's name may be an adjective here (التجارة الحرة, 'free trade').
    if word.article or word.place and any(place.country == word.place.country for _, place in p.places):
        return False
    if word.fold.startswith(c.vocabulary.article) and ending_of(c, word.stem) is not None:
        return False  # وزارة الري السعودية, 'the Saudi ministry of irrigation': the country's name is an adjective, too
    return before.article and i > p.start and not _marks_between(c, i)


def _marks_between(c: Columns, i: int) -> bool:
    """Whether marks that were left out stand before token `i`: they enclosed a name («حماس», 'Hamas')."""
    return c.tokens.ends[i - 1] < c.tokens.starts[i] - 1


def another_nation(c: Columns, p: Draft, i: int) -> bool:
    """A place or body behind a person whose nation is said already: it begins a phrase of its own.

    اتهم جنرال أمريكي كبير موسكو, 'a senior American general accused Moscow'.
    """
    if p.kind not in ("person", "unnamed") or c.words[p.start].article:
        return False
    if not p.places or p.places[-1][1].form != "adjective":
        return False
    word = c.words[i]
    if word.place is not None and word.place.form == "adjective":
        return False
    return not word.prefix and not c.bits[i - 1] & lx.PREPOSITION


def another_noun(c: Columns, p: Draft, i: int) -> bool:
    """A noun that cannot belong to the body or people before it.

    الوزراء خطة ('the ministers a plan'), الحكومة الأوكرانية الانفصاليين ('the Ukrainian government the separatists').
    """
    word, before = c.words[i], c.words[i - 1]
    if p.named or p.kind not in ("body", "unnamed") or before.bits & lx.PREPOSITION:
        return False
    if word.prefix or word.conjunction or not before.article:
        return False
    if word.article:
        return p.placed and p.features.number == "sg" and ending_of(c, word.stem) == Features("m", "pl")
    if p.kind == "body":  # الاتحاد الأوروبي سياسة, 'the European Union a policy'
        return bool(p.named_bodies) and p.named_bodies[-1][1] == i and bool(word.bits & lx.COMMON)
    return c.words[p.start].article and not _may_follow_definite(c, i)


def _may_follow_definite(c: Columns, i: int) -> bool:
    """Whether a word without an article may belong to a definite noun: with a pronoun (المصدر نفسه, 'the source itself'), or as a name."""
    word = c.words[i]
    if word.fold.endswith(c.vocabulary.owned) or may_be_name(c, i):
        return True
    return bool(word.bits & lx.VERB) and not begins_no_name(c, i)


def object_of_body(c: Columns, p: Draft, i: int) -> bool:
    """An indefinite noun behind a body that is whole: the object.

    كشفت المديرية العامة للشؤون البحرية ملابسات, 'the general directorate of naval affairs revealed the circumstances'. A body is
    whole behind a definite word, a place or a name in marks, and an indefinite noun cannot describe it.
    """
    word, before = c.words[i], c.words[i - 1]
    if p.kind != "body" or p.named or i == p.start or word.article or word.prefix or word.conjunction:
        return False
    if before.prefix and not c.forms[i - 1].startswith(tuple(fused for fused, _ in c.vocabulary.fused)):
        return False  # بالتهور, 'of recklessness': a preposition that may be the verb's, and the noun behind it its object's
    place = before.bits & (lx.PLACE | lx.CITY) and not before.bits & lx.PREPOSITION
    whole = before.article or bool(place) or bool(before.bits & lx.QUOTE)
    return whole and _is_plain_noun(c, i)


def _is_plain_noun(c: Columns, i: int) -> bool:
    """Whether a word without an article is a noun that says nothing of a body before it.

    Not so القرار رقم 7 ('decision number 7'), الحكومة وحليفتها ('the government and its ally').
    """
    word = c.words[i]
    if not word.bits & (lx.COMMON | lx.OWNED | lx.UNNAMED) or word.bits & (lx.GIVEN | lx.BODY | lx.PLACE):
        return False
    if i + 1 < len(c) and c.bits[i + 1] & lx.NUMBER:
        return False
    return not word.bits & lx.OWNED or word.fold[0] not in c.vocabulary.conjunctions


def own_object(c: Columns, p: Draft, i: int) -> bool:
    """A noun with a pronoun and its complement behind a definite title: the object (برر الرئيس نظرته للاتفاق, 'the president justified his view of the deal')."""
    if not p.titles or p.named or not p.definite or i + 1 >= len(c):
        return False
    bits, behind = c.bits[i], c.words[i + 1]
    owned = bits & lx.VERB and not bits & lx.GIVEN and c.forms[i].endswith(c.vocabulary.owner)
    return bool(owned) and bool(behind.prefix or behind.bits & lx.PREPOSITION)


def behind_dual(c: Columns, p: Draft, i: int) -> bool:
    """A definite noun right behind two (ثمن الوزيران التعاون, 'the two ministers valued the cooperation'): the object, unless it is dual as well."""
    word = c.words[i]
    if p.kind != "unnamed" or p.features.number != "du" or i != p.start + 1 or not c.words[p.start].article:
        return False
    ending = ending_of(c, word.stem)
    if c.bits[p.start] & lx.COMMON and ending is not None and ending.gender == "f":
        return False  # البلدان الغربية, 'the western countries', which are more than two
    return word.article and not word.conjunction and (ending is None or ending.number != "du")


def behind_indefinite_dual(c: Columns, p: Draft, i: int) -> bool:
    """A definite noun behind two without an article (أيد خبيران الخطة, 'two experts supported the plan'): with that ending nothing completes them."""
    word, before = c.words[i], c.words[i - 1]
    if not word.article or word.prefix or word.conjunction or before.article or before.prefix:
        return False
    endings = tuple(ending for ending, features in c.vocabulary.endings if features.number == "du")
    of_relation = tuple(
        c.vocabulary.surname + ending for ending in endings
    )  # اقتصاديان; but قبطان, 'a captain'
    return before.fold.endswith(endings if p.features.number == "du" else of_relation)


def object_of_group(c: Columns, p: Draft, i: int) -> bool:
    """A bare common noun behind people whose phrase ended in a definite adjective: the object.

    استنكر أعضاء الجمعية العمومية حادثة, 'the members of the general assembly condemned an incident'.
    """
    word, before = c.words[i], c.words[i - 1]
    if p.named or i - p.start < _GROUP or word.article or word.prefix or word.conjunction:
        return False
    if not (before.article and c.words[i - 2].article) or before.prefix or before.titles:
        return False
    return bool(word.bits & lx.COMMON) and _is_of_something(c, i + 1) and _is_plain_noun(c, i)


def _is_of_something(c: Columns, i: int) -> bool:
    """Whether what stands at `i` says of what a bare noun before it is (حادثة التفجير, 'the incident of the explosion'), and is no name."""
    if i >= len(c) or c.bits[i] & (lx.PARTICLE | lx.GIVEN):
        return False
    return c.words[i].article or bool(c.bits[i] & (lx.COMMON | lx.CONTENT_NOUN | lx.EVENT))


def behind_owner(c: Columns, p: Draft, i: int) -> bool:
    """A definite noun behind an office with its pronoun (وصف وزير خارجيتها الاتهام, 'its foreign minister called the accusation'): the object.

    But an adjective says which (وزير خارجيتها السابق, 'its former foreign minister').
    """
    owned = p.titles and p.titles[-1][1] == i and p.titles[-1][2].owner
    if not owned and not (p.bodies and p.bodies[-1][0] + 1 == i and p.bodies[-1][1].owner):
        return False
    word = c.words[i]
    return word.article and word.stem not in c.vocabulary.former | c.vocabulary.epithets


def object_begins(c: Columns, p: Draft, i: int) -> bool:
    """An indefinite common noun behind a complete phrase: the object.

    مندوب سوريا في جنيف استخدام, 'Syria's delegate in Geneva the use'.
    """
    word, before = c.words[i], c.bits[i - 1]
    if not word.bits & lx.COMMON or word.article or word.prefix or before & lx.PREPOSITION:
        return False
    if p.name_ends(i) or not p.titles:
        return False
    return p.named or p.placed or bool(before & (lx.CITY | lx.PLACE))


def is_rest(c: Columns, p: Draft, i: int) -> bool:
    """Whether the word at token `i` is a noun that cannot belong to the phrase before it."""
    body, unnamed = p.kind == "body", p.kind == "unnamed"
    if p.titles and (object_begins(c, p, i) or own_object(c, p, i)):
        return True
    if (body or unnamed) and another_noun(c, p, i) or (p.titles or p.bodies) and behind_owner(c, p, i):
        return True
    return body and object_of_body(c, p, i) or unnamed and _object_of_people(c, p, i)


def _object_of_people(c: Columns, p: Draft, i: int) -> bool:
    return behind_dual(c, p, i) or behind_indefinite_dual(c, p, i) or object_of_group(c, p, i)
