"""What opens content at a token: a complementiser, a colon, a quotation, speech without any of them."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...outline.quotations import Quotation
from ...words import classes as lx
from ..kind import TERM
from ..opening import Opening
from .edges import behind_that, in_connective
from .marks import SHORT, after_colon, names_addressee, names_thing, past_bracket, short_aside
from .objects import is_free_noun, may_take_object
from .search import Search


def by_bare_speech(s: Search, at: int) -> Opening | None:
    """لقد … – "indeed …": speech that nothing but its first word opens."""
    return Opening(at, "colon", "bare")


def by_colon(s: Search, at: int) -> Opening | None:
    """The words behind a colon at `at`, where the reporting word takes one."""
    if not (s.form.frames.has("quote") or s.form.frames.has("colon")):
        return None
    begin, kind = after_colon(s.reading, at, s.limit)
    return Opening(begin, kind, kind) if begin < s.limit or kind == "quote" else None


def by_quotation(s: Search, at: int) -> Opening | None:
    """A quotation at `at` as content, where the reporting word takes one, and it is no name or term."""
    r = s.reading
    quotation = r.outline.by_start.get(at) if r.bits[at] & lx.QUOTE else None
    if quotation is None:
        return None
    term = s.form.frames.has("weak") and quotation.words(r.tokens) < SHORT
    speech = s.form.frames.has("quote") and not term
    if not speech:
        return None
    if _is_person(s, quotation):
        return None
    if _is_name(s, quotation):
        return None if short_aside(r, at, s.limit) else _behind_verbal_noun(s, quotation)
    if names_addressee(r, at) or short_aside(r, at, s.limit):
        return None
    return Opening(at, "quote", "quote")


def _is_name(s: Search, quotation: Quotation) -> bool:
    """Whether marks behind other words stand around the name of a thing."""
    return quotation.start > s.start and not _holds(s) and names_thing(s.reading, quotation, s.limit)


def _is_person(s: Search, quotation: Quotation) -> bool:
    """Whether marks behind an office stand around who holds it (صرح بذلك المتحدث "الرائد نايف" – "the spokesman, 'Major Nayef', said so")."""
    r, begin = s.reading, quotation.start + 1
    if quotation.start == s.start and s.source is None or not 0 < quotation.words(r.tokens) <= SHORT:
        return False
    person = r.plain.read(begin, quotation.end) if r.bits[begin] & (lx.TITLE | lx.GIVEN) else None
    return person is not None and person.named and person.end == quotation.end


def _holds(s: Search) -> bool:
    """Whether several hold something to be what stands in marks (يعتبرون الأمر "تهجيرا" – "they hold it to be 'expulsion'")."""
    return s.form.frames.has("counted") and s.form.features.number == "pl"


def _behind_verbal_noun(s: Search, quotation: Quotation) -> Opening | None:
    """What opens with marks behind a verbal noun: that noun is the object, or, of a verb that takes none, the marks.

    أكد أمس استمرار "الاتصالات" – "confirmed yesterday that the 'contacts' go on"; يرى ضرورة سحب "جميع القوات الأجنبية" – "sees a
    need to withdraw 'all foreign forces'".
    """
    r, at = s.reading, quotation.start
    noun = at - 1
    if not r.bits[noun] & lx.CONTENT_NOUN and noun > s.start and r.bits[noun] & (lx.OWNED | lx.COMMON):
        noun -= 1  # وقوف بلاده "دوما" – "his country's 'always' standing by"
    word = r.words[noun]
    if not word.bits & lx.CONTENT_NOUN or word.prefix or word.conjunction:
        return None
    if may_take_object(s.form):
        return Opening(noun, "noun", "object", object="own") if is_free_noun(r, noun) else None
    return Opening(at, "quote", "quote") if quotation.words(r.tokens) >= TERM else None


def past_marks(s: Search, at: int) -> int:
    """The last token of the quotation or bracket at `at`, to pass over."""
    r = s.reading
    if not r.bits[at] & lx.QUOTE:
        return max(past_bracket(r, at, s.limit), at + 1) - 1
    quotation = r.outline.by_start.get(at)
    return at if quotation is None else quotation.end


def by_that(s: Search, at: int) -> Opening | None:
    """The clause behind a complementiser at `at`, unless a preposition of another frame governs it."""
    r, frames = s.reading, s.form.frames
    if r.words[at].conjunction:
        return None
    if at > s.start and r.bits[at - 1] & lx.PREPOSITION:
        before = r.folds[at - 1]
        governed = any(before in frames.prepositions(name) for name in ("to", "at", "about"))
        return Opening(behind_that(r, at), "that", "preposition-that") if governed else None
    if at > s.start and _of_word_before(s, at):
        return None
    takes = any(map(frames.has, ("that", "to", "at", "relay")))
    return Opening(behind_that(r, at), "that", "that") if takes else None


def _of_word_before(s: Search, at: int) -> bool:
    """Whether a complementiser at `at` belongs to the word before it (يريد أن – "wants to", كما أنه – "he also", إلا أن – "but")."""
    r = s.reading
    if r.folds[at - 1] in r.vocabulary.again or _in_predicate(r, at) or in_connective(r, at):
        return True
    if at - 1 == s.start:
        return False  # قائلا أريد أن – "saying I want to"
    known = lx.AUXILIARY | lx.TIME
    if (
        r.bits[at - 1] & known
        or r.folds[at - 1] in r.vocabulary.looks_verbal
        or not is_finite(r.tokens, at - 1)
    ):
        return False
    # برر ما حدث بأن – "justified what happened by": that goes with the reporting word, but بما يوحي بأن – "which suggests that"
    return r.folds[at][0] not in r.vocabulary.glued or _is_present(r, at - 1)


def _is_present(r: Reading, at: int) -> bool:
    word = r.words[at]
    return any(form.tense == "present" for form in word.readings) or any(
        form.tense == "present" for form in word.cues
    )


def _in_predicate(r: Reading, at: int) -> bool:
    """Whether a complementiser at `at` is that of an impersonal predicate.

    من الممكن أن – "it is possible that", الذي سبق له أن – "who has before"; but الصعب and سبق are names, too.
    """
    predicates, leads = r.vocabulary.predicates, lx.PREPOSITION | lx.RELATIVE | lx.NEGATION
    last = at - 1
    if last > 0 and r.folds[last] not in predicates and not r.bits[last] & lx.MARK:
        last -= 1  # له – "for him"
    return last > 0 and r.folds[last] in predicates and bool(r.bits[last - 1] & leads)
