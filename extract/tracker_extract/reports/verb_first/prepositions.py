"""Content behind a preposition that the reporting word takes, as a word of its own or written onto the next one."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...packs import CueForm
from ...text import STRETCH
from ...words import classes as lx
from ..opening import Opening
from .edges import behind_that
from .scan import seek, skip
from .search import Search

# A noun of the shape of content carries the preposition of a verb of saying within this many tokens: further on the
# first letter is more often the word's own.
_NEAR = 8
# A preposition of one letter is written onto words of at least three.
_LEAST = 4
# Behind where the source serves its words open within this many tokens: a place, its city, a name, an aside.
_SERVICE = 16
# The preposition of a verb comes again, behind one that belongs to the source, within this many tokens.
_AGAIN = 6
_BETWEEN = lx.COMMA | lx.ADVERB | lx.TIME


def by_preposition(s: Search, at: int) -> Opening | None:
    """The content that a preposition at `at` leads to, where the reporting word takes it."""
    r = s.reading
    fold = r.folds[at]
    if fold[0] not in s.form.frames.first_letters or _of_another_word(s, at):
        return None
    if _stands_free(s, at):
        return _behind(r, at + 1, s.limit, fold)
    if at == s.start and r.bits[at] & lx.SUBORDINATOR and fold[1:] in r.vocabulary.that:
        # أسف لأن – "regretted that", the preposition and the complementiser in one word
        return Opening(at + 1, "that", "that") if fold[0] in s.form.frames.prepositions("to") else None
    return _written_on(s, at)


def _of_another_word(s: Search, at: int) -> bool:
    """Whether the preposition at `at` belongs to the word before it, or opens an occasion or a fixed expression."""
    r = s.reading
    if r.folds[at] in r.vocabulary.occasions or at > s.start and _of_word_before(s, at):
        return True
    if (
        at
        and r.words[at].prefix
        and r.words[at - 1].article
        and r.words[at - 1].stem in r.vocabulary.attached
    ):
        return True  # الموالي للأكراد – "loyal to the Kurds"
    fixed = r.outline.fixed(at, s.limit) if r.words[at].fixed else None
    # من جانبه – "for his part"; على لسان مصدر – "by the mouth of a source"
    return fixed is not None and (fixed[1] in ("tail", "circumstance", "opener") or fixed[2] == "mouth")


def _of_word_before(s: Search, at: int) -> bool:
    r, frames = s.reading, s.form.frames
    before = r.bits[at - 1]
    if before & lx.PREPOSITION or _of_verb_before(s, at) or before & lx.EVENT and _of_event_before(s, at):
        return True
    # أعلن … مسؤوليته عن – "claimed … its responsibility for": the noun's own preposition
    return bool(before & lx.CONTENT_NOUN) and (frames.has("object") or frames.has("thing"))


def _of_verb_before(s: Search, at: int) -> bool:
    """Whether a verb stands right before a preposition (دون أن يكشف عن – "without disclosing"): behind the source, or further on."""
    behind_source = s.source is not None and s.source.end == s.start
    return (at - 1 > s.start or behind_source) and is_finite(s.reading.tokens, at - 1)


def _of_event_before(s: Search, at: int) -> bool:
    """Whether the preposition is that of the event before it; not في هذا السياق عن – "in this context [announced]".

    Nor is it in في كلمته على – "in his speech [stressed]", nor in عبر فلان في بيان عن – "X expressed in a statement [his hope]"; but
    in في رده على الطلب أن – "in his answer to the request that".
    """
    r = s.reading
    if at > s.start + 1 or at - 2 >= s.start and r.bits[at - 2] & lx.PRONOUN:
        return False
    own = r.tokens.forms[at - 1].endswith(r.vocabulary.owned_written)
    return not own or seek(r.bits, at, min(s.limit, at + _NEAR), lx.THAT) is not None


def _needs(form: CueForm, preposition: str) -> bool:
    """Whether a verb has no other complement than this preposition's: it is not the noun's before it."""
    return not form.frames.plain and form.frames.prepositions("to") == {preposition}


def _stands_free(s: Search, at: int) -> bool:
    """Whether the word at `at` is a preposition that the reporting word takes, and leads to content here."""
    if at + 1 >= s.limit:
        return False
    r, frames = s.reading, s.form.frames
    fold = r.folds[at]
    if r.folds[at + 1] in r.vocabulary.compound_prepositions or _is_filled(s, at) or _comes_again(s, at):
        return False  # سخروا من أجل – "were put to work for the sake of"
    if at > s.start and r.folds[s.start] == fold and r.bits[s.start + 1] & lx.EVENT:
        return bool(
            r.bits[at + 1] & lx.THAT
        )  # أشار إلى زيارة الوزير إلى – "pointed to the minister's visit to"
    if fold in frames.prepositions("to") and not r.words[at].prefix:
        return True
    if fold in frames.prepositions("urge") and at > s.start:
        return True
    return fold in frames.prepositions("at") and bool(r.bits[at + 1] & (lx.THAT | lx.QUOTE))


def _is_filled(s: Search, at: int) -> bool:
    """Whether a pronoun before the source stands for what the preposition at `at` would lead to (حذر منه الملك – "of which the king warned")."""
    r, preposition = s.reading, s.reading.folds[at]
    if s.source is None or s.source.start == 0 or len(preposition) == 1:
        return False
    before = r.folds[s.source.start - 1]
    return before.startswith(preposition) and before[len(preposition) :] in r.vocabulary.object_pronouns


def _comes_again(s: Search, at: int) -> bool:
    """Whether a verb's only preposition comes again before what is felt: the first belongs to the source.

    أعرب نائب الرئيس عن آسيا عن أمله – "the vice-president for Asia expressed his hope".
    """
    r, preposition = s.reading, s.reading.folds[at]
    if not _needs(s.form, preposition) or r.bits[at + 1] & (lx.CONTENT_NOUN | lx.OWNED | lx.THAT):
        return False
    for i in range(at + 2, min(s.limit - 1, at + _AGAIN)):
        if r.bits[i] & (lx.MARK | lx.VERB | lx.RELATIVE):
            return False
        if r.folds[i] == preposition:
            return bool(r.bits[i + 1] & (lx.CONTENT_NOUN | lx.OWNED))
    return False


def _behind(r: Reading, at: int, limit: int, preposition: str) -> Opening | None:
    """The content from `at` on, right behind a preposition."""
    bits = r.bits[at]
    if bits & lx.THAT:
        return Opening(behind_that(r, at), "that", "preposition-that")
    if bits & lx.QUOTE:
        return Opening(at, "quote", "preposition-quote")
    if bits & (lx.MARK | lx.EVENT | lx.TIME) or r.folds[at] in r.vocabulary.occasions:
        return None
    reason = _reason(r, at, limit)
    if reason is not None:
        return Opening(reason, "that", "preposition-noun-that")
    return Opening(at, "noun", "preposition-noun", preposition)


def _reason(r: Reading, at: int, limit: int) -> int | None:
    """Where the clause behind a feeling begins.

    عن أمله في أن – "his hope that"; عن أسفه لأن – "his regret that".
    """
    if not r.bits[at] & lx.CONTENT_NOUN:
        return None
    for j in (at + 1, at + 2):
        if j < limit and r.bits[j] & lx.THAT and not r.words[j].conjunction:
            return behind_that(r, j)
    return None


def _written_on(s: Search, at: int) -> Opening | None:
    """The content that begins with a word which carries a preposition of the reporting word."""
    frames = s.form.frames
    if (found := _fused(s, at)) is not None:
        return found
    if _is_where(s, at):
        return None
    for preposition in frames.prepositions("to"):
        if len(preposition) == 1 and glued(s.reading, at, preposition, s.start, of_person=False):
            return Opening(at, "noun", "preposition-noun", preposition)
    for preposition in frames.prepositions("urge"):
        if len(preposition) == 1 and (
            glued(s.reading, at, preposition, s.start, of_person=True)
            or at > s.start
            and carried(s.reading, at, preposition, s.start)
        ):
            return Opening(at, "noun", "preposition-noun", preposition)
    return None


def _fused(s: Search, at: int) -> Opening | None:
    """The content that what begins, written together with the preposition (أشاد بما تحقق – "praised what was achieved")."""
    r = s.reading
    if at + 1 >= s.limit or r.folds[at] not in r.vocabulary.of_things:
        return None
    behind_comma = at == s.start + 1 and r.bits[s.start] & lx.COMMA and not s.form.frames.has("counted")
    if at != s.start and not behind_comma:
        return None
    listed = r.bits[at + 1] & (lx.PREPOSITION | lx.PRONOUN | lx.MARK)
    if listed or r.folds[at][0] not in s.form.frames.prepositions("to"):
        return None  # بما في ذلك – "including"
    return Opening(at, "noun", "preposition-noun", r.folds[at][0])


def _is_where(s: Search, at: int) -> bool:
    """Whether a word at `at` only says where the source serves or lives, as what was said opens behind it.

    طالب الخبير بجامعة عدن بمراقبة الأسعار – "the expert at the university of Aden demanded that prices be watched".
    """
    r, word = s.reading, s.reading.words[at]
    if not word.prefix or word.bits & lx.CONTENT_NOUN or at > s.start and "urge" not in s.form.frames.by:
        return False
    where = word.bits & (lx.BODY | lx.PLACE | lx.CITY) or word.stem in r.vocabulary.where
    end = min(s.limit, at + _SERVICE)
    return bool(where) and (
        _opens_behind(r, at + 1, end, word.prefix)
        or "urge" in s.form.frames.by
        and _is_asked_behind(r, at, end)
    )


def _is_asked_behind(r: Reading, where: int, limit: int) -> bool:
    """Whether what is asked for carries the preposition of the definite place at `where` again, though no list knows it.

    بمطار النور بالمدينة بسرعة إصلاح – "at al-Nour airport in the city … that they soon mend".
    """
    word = r.words[where]
    if not (word.article or r.words[where + 1].article or r.bits[where] & (lx.PLACE | lx.CITY)):
        return False
    closed = lx.MARK | lx.RELATIVE | lx.SUBORDINATOR | lx.VERB | lx.CUE | lx.THAT
    no_thing = lx.BODY | lx.PLACE | lx.CITY | lx.TIME | lx.UNNAMED | lx.TITLE
    for i in range(where + 1, limit):
        other = r.words[i]
        if other.prefix == word.prefix and not other.conjunction and other.stem not in r.vocabulary.where:
            if not r.bits[i] & no_thing:
                return True
        elif r.bits[i] & closed:
            return False
    return False


def _opens_behind(r: Reading, start: int, limit: int, preposition: str) -> bool:
    """Whether a clause, or a verbal noun that carries the preposition, comes from `start` on before another clause begins."""
    closed = lx.STOP | lx.BREAK | lx.DOTS | lx.COLON | lx.RELATIVE | lx.SUBORDINATOR | lx.VERB
    for i in range(start, limit):
        bits, word = r.bits[i], r.words[i]
        if bits & lx.THAT and not word.conjunction:
            return not r.bits[i - 1] & lx.PREPOSITION
        if bits & lx.CONTENT_NOUN:
            if word.prefix == preposition:
                return True
        elif bits & closed or word.cues:
            return False
    return False


def carries_one(r: Reading, at: int, prepositions: frozenset[str], start: int) -> bool:
    """Whether the word at `at` is one of the prepositions or carries one, behind the phrase that begins at `start`."""
    if r.folds[at] in prepositions:
        return True
    return any(
        glued(r, at, p, start, of_person=True) or carried(r, at, p, start)
        for p in prepositions
        if len(p) == 1
    )


def glued(r: Reading, at: int, preposition: str, start: int, of_person: bool) -> bool:
    """Whether a one-letter preposition is written onto the word at `at`.

    `of_person`: what is asked of somebody, or somebody is accused of: it may be an event, and stand far from `start`.
    """
    word = r.words[at]
    if word.prefix:
        closed = lx.TIME | lx.UNNAMED if of_person else lx.TIME | lx.UNNAMED | lx.EVENT
        return word.prefix == preposition and not word.conjunction and not word.bits & closed
    if word.conjunction or word.heads or word.bits & ~(lx.WORD | lx.CONTENT_NOUN | lx.OWNED):
        return False
    return r.folds[at].startswith(preposition) and _looks_glued(r, at, of_person or at - start <= _NEAR)


def _looks_glued(r: Reading, at: int, near: bool) -> bool:
    """Whether the first letter of an unlisted word is no part of it.

    It is stretched out (بـسحب – "of withdrawing"), or, near the verb, what is behind it has the shape of content.
    """
    if STRETCH in r.tokens.forms[at][:2]:
        return True
    shapes = r.vocabulary.content_shapes
    return near and shapes is not None and shapes.fullmatch(r.folds[at][1:]) is not None


def carried(r: Reading, at: int, preposition: str, start: int) -> bool:
    """Whether the unlisted word after the addressee or accused carries a one-letter preposition (بخرق – "of breaching").

    The phrase that names the addressee or accused begins at `start`.
    """
    word = r.words[at]
    fold = word.fold
    known = word.bits & ~(lx.WORD | lx.VERB | lx.OWNED) or word.heads
    if known or len(fold) < _LEAST or not fold.startswith(preposition):
        return False
    return _names_up_to(r, skip(r.bits, start, at, _BETWEEN), at, preposition)


def _names_up_to(r: Reading, start: int, at: int, preposition: str) -> bool:
    """Whether the addressee or accused is named from `start` up to the word at `at`."""
    if start in r.outline.by_start:
        # اتهم … «فصائل مسلحة» بخرق – "accused 'armed factions' of breaching"
        return r.outline.by_start[start].end + 1 == at
    asked = r.plain.read(start, at, frozenset((preposition,))) if start < at else None
    if asked is None or asked.common_noun or asked.kind == "name" and asked.end - asked.start < 2:
        return False
    return asked.end == at or asked.end == at - 1 and bool(r.bits[asked.end] & _BETWEEN)
