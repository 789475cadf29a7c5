"""One word of a mention where names have no capitals: the rules by which it belongs to the phrase, or ends it.

Each rule answers with the token behind what it took in, with ENDS, or with PASS where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable

from ...packs import Features
from ...words import classes as lx
from ...words.classes import Word
from ...words.phrases import Found
from ..columns import Columns
from ..draft import CLOSING, ENDS, PASS, Draft
from .boundaries import second_begins
from .clauses import past_verb_of_clause
from .closing import closes_name
from .described import is_assembly, is_description, take_assembly, take_common_noun
from .listed import take_adjective, take_body, take_listed, take_place
from .rest import begins_rest
from .titles import (
    is_purpose,
    is_title_open,
    lacks_complement,
    leads_to_field,
    take_address,
    take_title,
    takes_preposition,
)
from .unlisted import (
    begin_name,
    is_given_like_preposition,
    is_given_like_title,
    is_name_like_title,
    name_begins,
    name_goes_on,
)
from .words import (
    begins_outlet,
    begins_place_or_body,
    begins_time,
    may_be_name,
    names_act,
    names_at,
    reports,
)

# No mention goes on behind these.
NEVER = CLOSING | lx.TIME | lx.ADVERB | lx.EVENT

# Words that say where somebody is, behind a preposition.
_WHERE = lx.BODY | lx.PLACE | lx.CITY | lx.EVENT

Rule = Callable[[Columns, Draft, Word, int], int]


def take_step(c: Columns, p: Draft, i: int) -> int:
    """Take in what belongs to the phrase at token `i`, which is no mark."""
    word = c.words[i]
    letter = _take_letter(c, p, word, i) if len(word.fold) == 1 else PASS
    if letter != PASS:
        return letter
    if i > p.start and word.conjunction and word.bits & (lx.CUE | lx.AUXILIARY | lx.PREPOSITION):
        return p.extend_name(i + 1) if closes_name(c, p, i) else ENDS
    taken = PASS
    if word.names or word.conjunction:
        taken = _take_listed_or_title(c, p, word, i)
    return take_word(c, p, word, i) if taken == PASS else taken


def _take_letter(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in a letter that stands alone."""
    if p.kind and _is_between_words(c, p, word, i):
        return i + (2 if c.bits[i + 1] & lx.STOP else 1)
    address = i == p.start and _is_address(c, word, i, p.limit)
    return take_address(p, i, word.fold) if address else PASS


def _is_address(c: Columns, word: Word, i: int, limit: int) -> bool:
    """Whether an abbreviated form of address opens the mention (د. سامي – "Dr. Sami")."""
    return i + 2 < limit and bool(c.bits[i + 1] & lx.STOP) and word.fold in c.vocabulary.addresses


def _is_between_words(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """A letter that stands alone: an initial with its stop, or an and between two titles.

    وزير الإعلام د.محمد المومني ('information minister Dr. Mohammad al-Momani'), مساعد الوزير و كبير المفاوضين ('the
    minister's assistant and chief negotiator').
    """
    if i + 1 >= p.limit:
        return False
    if c.bits[i + 1] & lx.STOP:
        return True
    if not p.titles or p.named or word.fold not in c.vocabulary.conjunctions:
        return False
    return bool(c.words[i + 1].titles)


def _take_listed_or_title(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in the listed name or title that begins at token `i`; or end where a second source begins."""
    name, title = names_at(c, i, p.limit, governed=bool(p.kind or p.governed))
    if i > p.start and word.conjunction and second_begins(p, word, name is not None or title is not None):
        return ENDS
    if name is not None and _is_rather_a_word(c, p, i, name):
        name = None
    if name is not None and _is_name_first(p, name, title):
        return take_listed(c, p, i, name.end, name.payload)
    return _take_title_at(c, p, word, i, title) if title is not None else PASS


def _take_title_at(c: Columns, p: Draft, word: Word, i: int, title: Found) -> int:
    """Take in the title that begins at token `i`, unless its word is a name or another noun here."""
    if (
        is_name_like_title(c, p, i, title.end)
        or is_given_like_title(c, p, i, title.end)
        or closes_name(c, p, i)
    ):
        return PASS
    if i > p.start and _begins_another(c, word, i, title):
        return ENDS
    if title.end == i + 1 and word.bits & lx.BODY and lacks_complement(c, p, i):
        return PASS  # مدير مؤسسة المياه, 'the head of the water board'
    if not word.prefix or p.governed and not p.kind or takes_preposition(c, p, i):
        return take_title(c, p, i, title.end, title.payload[0])
    return PASS


def _begins_another(c: Columns, word: Word, i: int, title: Found) -> bool:
    """Whether a title behind the beginning of a phrase is an object, or another's.

    أبدى أمين جدة سعادته, 'the mayor of Jeddah expressed his happiness [also: His Excellency]'; والد الطفلة ووالدتها, 'the girl's father
    and her mother'.
    """
    owned = title.payload[0].takes == "none" and c.forms[i].endswith(c.vocabulary.owned_written)
    return bool(owned and word.conjunction) or word.fold in c.vocabulary.ranks


def _is_name_first(p: Draft, name: Found, title: Found | None) -> bool:
    """Whether a listed name counts rather than the title at the same token: the longer, at the head of two as long the name."""
    return title is None or name.end > title.end or not p.kind and name.end == title.end


def _is_rather_a_word(c: Columns, p: Draft, i: int, name: Found) -> bool:
    """A surname that is an adjective or title as well: a name by itself only where nothing else fits.

    المهندس ('al-Muhandis', 'the engineer'), السوداني ('al-Sudani', 'the Sudanese'). Or a body's name that ends a person's
    (عبدالله حماس أن, 'Abdullah Hammas [Hamas] that').
    """
    if name.end != i + 1:
        return False
    bits = c.bits[i]
    if bits & (lx.ADJECTIVE | lx.TITLE) and (p.kind or bits & lx.TITLE):
        return True
    return all(isinstance(x, tuple) for x in name.payload) and closes_name(c, p, i)


# -- rules for a word, in their order --------------------------------------------------------------------------------


def _pronoun(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A pronoun or demonstrative is a mention by itself, or ends one that is whole (رفض المتحدث هذه الرواية, 'the spokesman rejected this account')."""
    if p.kind:
        whole = p.titles or p.kind == "unnamed" and i - p.start > 1
        return ENDS if p.named or p.placed or whole and _points_to_noun(c, i) else PASS
    if begins_time(c, i + 1, p.limit):
        return PASS
    p.kind, p.features = "pronoun", word.pronoun or Features()
    return i + 1


def _points_to_noun(c: Columns, i: int) -> bool:
    """Whether a demonstrative at `i` has its noun right behind it, and no preposition before (وصف المهندس هذه المناسبة, 'the engineer called this occasion')."""
    if i + 1 >= len(c) or c.bits[i - 1] & lx.PREPOSITION or c.words[i].prefix:
        return False
    return c.words[i + 1].article and not c.words[i + 1].prefix


def _function_word(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A word that no mention holds, unless it is the head of a body's name here."""
    if is_assembly(c, p, i):
        return take_assembly(c, p, i)
    if word.bits & lx.ADVERB and _is_before_name(c, p, i + 1):
        return i + 1
    heads_body = word.bits & lx.BODY and (i == p.start or lacks_complement(c, p, i))
    return PASS if heads_body else ENDS


def _is_before_name(c: Columns, p: Draft, i: int) -> bool:
    """Whether the name of a described person begins at token `i`, behind an adverb (السفير السابق المقيم حاليا سامر الخطيب, 'the former ambassador, now resident, Samer al-Khatib')."""
    if not p.titles or p.named or i >= p.limit or c.words[i].prefix or c.words[i].conjunction:
        return False
    if c.bits[i] & lx.GIVEN:
        return not c.bits[i] & (lx.TIME | lx.ADVERB)
    return i + 1 < p.limit and may_be_name(c, i) and may_be_name(c, i + 1)


def _name_like_preposition(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A name that folds like a preposition (علي, 'Ali')."""
    if not word.prefix and is_given_like_preposition(c, p, i):
        p.name, p.kind = (i, i + 2), "person" if p.titles else "name"
        return i + 2
    if p.name_ends(i) and name_goes_on(c, p, i):
        return p.extend_name(i + 1)
    return PASS


def _end_of_name(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A surname that is a verb, a preposition or a pronoun as well."""
    return p.extend_name(i + 1) if closes_name(c, p, i) else PASS


def _letter_before_outlet(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A preposition of one letter that stands alone: to a paper somebody speaks."""
    return ENDS if p.kind and len(word.fold) == 1 and begins_outlet(c, i + 1, p.limit) else PASS


def _preposition(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A preposition and its complement, unless the cue takes it."""
    if word.prefix:
        return PASS
    if word.stem in p.stops and not (begins_place_or_body(c, i + 1, p.limit) or leads_to_field(c, p, i)):
        return ENDS
    return i + 1 if i > p.start and takes_preposition(c, p, i) else ENDS


def _reporting_word(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A word that reports belongs to no mention, unless it is a name or a person as well."""
    first = i == p.start and (p.behind_comma or word.bits & lx.UNNAMED)
    if not word.bits & lx.GIVEN and not first and reports(c, i):
        return ENDS
    return ENDS if p.kind and names_act(c, i) else PASS


def _written_preposition(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A preposition written onto the word, where it cannot belong to the head or belongs to the cue.

    الحكومة اليمنية بصرف ('the Yemeni government of paying'), الأمم المتحدة بالهدنة ('the United Nations of the truce').
    """
    if not word.prefix:
        return PASS
    if p.name_ends(i) and name_goes_on(c, p, i):
        return p.extend_name(i + 1)
    if p.kind and not takes_preposition(c, p, i):
        return ENDS
    of_cue = word.prefix in p.stops and word.bits & lx.COMMON
    # طالب السكان بصرف, 'the inhabitants demanded the payment of'; but السكان بمنطقة, 'the inhabitants in the area of'
    people = p.kind == "unnamed" and p.definite and not word.article and not word.bits & _WHERE
    return ENDS if of_cue and (p.placed or p.named or people) else PASS


def _clause(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A relative clause without a pronoun of its own, behind an indefinite noun."""
    return p.kind and past_verb_of_clause(c, p, i) or PASS


def _content_noun(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A verbal noun without an article: what the source says or does, unless it says what the bare head before it is for."""
    if not p.kind or word.article or word.prefix:
        return PASS
    return i + 1 if is_purpose(c, p, i) else ENDS


def _nationality(c: Columns, p: Draft, word: Word, i: int) -> int:
    """An adjective of nationality, which may be a surname as well."""
    if word.adjective is None or word.bits & lx.PLACE:
        return PASS
    if p.name_ends(i) and name_goes_on(c, p, i):
        return p.extend_name(i + 1)
    return take_adjective(c, p, word, i)


def _country(c: Columns, p: Draft, word: Word, i: int) -> int:
    return take_place(c, p, word, i) if word.place is not None else PASS


def _city(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A city says where a source is."""
    if not p.kind or p.named:
        return PASS
    p.definite = True
    return i + 1


def _unnamed(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A noun for people without a name (مصادر, 'sources'), at the head, behind a preposition of the cue as well (وفقا لمصادر, 'according to sources')."""
    if p.kind or not (word.fold == word.stem or word.conjunction or word.article or i == p.start):
        return PASS
    p.kind, p.features, p.definite = "unnamed", word.features or Features(), word.article
    return i + 1


def _body(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A noun at the head of a body's name; a medium with a preposition is whom somebody told (قال لوكالة …, 'told the agency …')."""
    if word.body is None:
        return PASS
    if word.prefix and word.body.kind == "media" and p.kind:
        return ENDS
    return take_body(c, p, word, i)


def _number(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A number is part of a body's name only."""
    return i + 1 if p.kind == "body" else ENDS


def _other(c: Columns, p: Draft, word: Word, i: int) -> int:
    """A word that no list knows, or not as what could stand here."""
    if begins_rest(c, p, word, i):
        return ENDS
    if not p.kind or word.bits & lx.PARTICLE and p.name is None and (p.titles or p.kind == "person"):
        return _take_unknown_head(c, p, word, i)
    if p.name_ends(i):
        return p.extend_name(i + 1) if name_goes_on(c, p, i) else ENDS
    if name_begins(c, p, i):
        return begin_name(c, p, i)
    if p.named and not is_title_open(p) or p.kind in ("country", "group"):
        return ENDS
    p.definite = word.article
    return i + 1


def _take_unknown_head(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in the first word of a name, or of a source without one."""
    if not word.bits & lx.PARTICLE and (word.article or word.bits & lx.COMMON or is_description(c, p, i)):
        taken = take_common_noun(c, p, i)
        if taken != ENDS:
            return taken
    return begin_name(c, p, i)


# Each with the classes of the words it is about.
_RULES: tuple[tuple[int, Rule], ...] = (
    (
        lx.CUE | lx.VERB | lx.PREPOSITION | lx.PRONOUN | lx.ADVERB | lx.ADJECTIVE | lx.CONTENT_NOUN,
        _end_of_name,
    ),
    (lx.PRONOUN, _pronoun),
    (NEVER, _function_word),
    (lx.PREPOSITION, _name_like_preposition),
    (lx.WORD | lx.NUMBER, _letter_before_outlet),
    (lx.PREPOSITION, _preposition),
    (lx.CUE | lx.VERB | lx.OWNED | lx.COMMON, _clause),
    (lx.CUE, _reporting_word),
    (lx.WORD, _written_preposition),
    (lx.CONTENT_NOUN, _content_noun),
    (lx.ADJECTIVE, _nationality),
    (lx.PLACE, _country),
    (lx.CITY, _city),
    (lx.UNNAMED, _unnamed),
    (lx.BODY, _body),
    (lx.NUMBER, _number),
    (lx.WORD, _other),
)


def take_word(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in the word at token `i`, at which no listed name or title begins."""
    if word.prefix or len(word.fold) == 1:
        rules = _RULES_FOR.get(word.bits) or _rules_for(word.bits)
    else:
        rules = _RULES_FOR_WHOLE.get(word.bits) or _rules_for_whole(word.bits)
    for rule in rules:
        taken = rule(c, p, word, i)
        if taken != PASS:
            return taken
    return ENDS


# The rules for each combination of classes that came up: there are a few hundred.
_RULES_FOR: dict[int, tuple[Rule, ...]] = {}


def _rules_for(bits: int) -> tuple[Rule, ...]:
    rules = _RULES_FOR[bits] = tuple(rule for classes, rule in _RULES if bits & classes)
    return rules


# The same for words of several letters without a preposition, to which two of the rules have nothing to say.
_RULES_FOR_WHOLE: dict[int, tuple[Rule, ...]] = {}


def _rules_for_whole(bits: int) -> tuple[Rule, ...]:
    of_pieces = (_letter_before_outlet, _written_preposition)
    rules = _RULES_FOR_WHOLE[bits] = tuple(rule for rule in _rules_for(bits) if rule not in of_pieces)
    return rules
