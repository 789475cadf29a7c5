"""Content that names somebody first: of whom it is asked, who is accused, blamed or described."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...words import classes as lx
from ..opening import Opening
from .asides import past_aside
from .edges import behind_that
from .prepositions import carries_one
from .scan import skip
from .search import Search

# The accused or described stands with titles and appositions before the preposition: a clause.
_CLAUSE = 30
# On whom responsibility is laid is named in a phrase.
_PHRASE = 16
# Of whom it is asked follows the verb at once, or its subject.
_BESIDE = 6


def blamed(s: Search) -> Opening | None:
    """اتهم … بـ – "accused … of": the content begins with the accused; a preposition follows."""
    r, bits, limit = s.reading, s.reading.bits, s.limit
    wanted = s.form.frames.prepositions("blame")
    begins = tuple(wanted)
    start = skip(bits, past_aside(r, s.start, limit), limit, lx.COMMA | lx.TIME | lx.ADVERB)
    start = _past_occasion(r, start, limit)
    for at in range(start, min(limit, start + _CLAUSE)):
        b = bits[at]
        if b & (lx.STOP | lx.BREAK | lx.COLON | lx.DOTS):
            return None
        that = b & lx.THAT and r.folds[at].startswith(begins)
        if that or carries_one(r, at, wanted, start):
            if at > start:
                return Opening(start, "noun", "blame-object", object="other")
            return (
                Opening(behind_that(r, at), "that", "blame-that")
                if that
                else Opening(at, "noun", "blame-noun")
            )
    return None


def _past_occasion(r: Reading, start: int, limit: int) -> int:
    """Behind where and when somebody was accused, up to the accused; `start` where no preposition stands there.

    اتهم الرئيس في مقابلة بثت أمس نظيره بـ – "the president accused in an interview broadcast yesterday his counterpart of".
    """
    if start >= limit or not r.bits[start] & lx.PREPOSITION:
        return start
    for at in range(start + 2, min(limit, start + _PHRASE)):
        word, before = r.words[at], r.bits[at - 1]
        named = word.heads or word.titles or word.bits & (lx.UNNAMED | lx.BODY | lx.PLACE)
        if named and not word.prefix and not word.conjunction and before & (lx.TIME | lx.ADVERB):
            return at
        if word.bits & (lx.MARK | lx.THAT):
            break
    return start


def held(s: Search) -> Opening | None:
    """حمّل … مسؤولية – "held … responsible for": the content begins with on whom it is laid.

    وحملوها مسؤولية الخسائر – "and held it responsible for the losses": a pronoun is on whom.
    """
    r, start, blame = s.reading, s.start, s.reading.vocabulary.blame
    for at in range(start, min(s.limit, start + _PHRASE)):
        if r.bits[at] & (lx.STOP | lx.BREAK | lx.COLON):
            return None
        if r.words[at].stem in blame or r.folds[at] in blame:
            if at > start:
                return Opening(start, "noun", "hold-object", object="other")
            return Opening(at, "noun", "hold-noun") if s.form.pronoun is not None else None
    return None


def laid(s: Search) -> Opening | None:
    """ألقى باللوم على … – "laid the blame on …": the content is on whom it is laid, and for what."""
    r, wanted, blame = s.reading, s.form.frames.prepositions("lay"), s.reading.vocabulary.blame
    limit = min(s.limit, s.start + _PHRASE)
    for at in range(s.start, limit):
        if r.bits[at] & (lx.STOP | lx.BREAK | lx.COLON):
            return None
        if r.words[at].stem in blame or r.folds[at] in blame:
            on = next((j for j in range(at + 1, min(limit, at + _BESIDE)) if r.folds[j] in wanted), None)
            return Opening(on + 1, "noun", "laid-on") if on is not None and on + 1 < s.limit else None
    return None


def asked(s: Search) -> Opening | None:
    """طلب من … – "asked of …": the addressee, then the content."""
    wanted = s.form.frames.prepositions("ask")
    if not wanted:
        return None
    if s.start < s.limit and s.reading.words[s.start].prefix in wanted:
        return _behind_those(s)
    folds = s.reading.folds
    for at in range(s.start, min(s.limit, s.start + _BESIDE)):
        if folds[at] in wanted:
            return _behind_addressee(s.reading, at + 1, s.limit)
    return None


def _behind_those(s: Search) -> Opening | None:
    """The verbal noun behind those on whom somebody calls with a preposition written onto them.

    أهاب بالسائقين الذين يعبرون الجسر بالتزام الهدوء – "called on the drivers who cross the bridge to keep quiet"; but
    أهاب بتوخي الحذر – "called for caution".
    """
    r = s.reading
    if r.bits[s.start] & lx.CONTENT_NOUN:
        return None
    ends = lx.STOP | lx.BREAK | lx.COLON | lx.QUOTE | lx.DOTS
    for at in range(s.start + 1, min(s.limit, s.start + _CLAUSE)):
        word = r.words[at]
        if word.bits & lx.CONTENT_NOUN and word.prefix == r.words[s.start].prefix and not word.conjunction:
            return Opening(at, "noun", "ask-noun", word.prefix, object="other")
        if word.bits & ends or word.bits & lx.CUE:
            return None
    return None


def _behind_addressee(r: Reading, at: int, limit: int) -> Opening | None:
    """The content behind the addressee who is named from `at` on."""
    addressee = r.plain.read(at, limit)
    if addressee is None:
        return None
    begin = skip(r.bits, addressee.end, limit, lx.COMMA | lx.ADVERB)
    if begin >= limit:
        return None
    if begin in r.outline.by_start:
        return Opening(begin, "quote", "ask-quote")
    if r.bits[begin] & (lx.MARK | lx.PREPOSITION):
        return None
    if r.bits[begin] & lx.THAT:
        return Opening(behind_that(r, begin), "that", "ask-that")
    return Opening(begin, "noun", "ask-noun")


def described(s: Search) -> Opening | None:
    """وصف … بأنه – "described … as": the content begins behind it, or with a quotation behind the preposition."""
    r, start = s.reading, s.start
    wanted = tuple(s.form.frames.prepositions("describe"))
    for at in range(start, min(s.limit, start + _CLAUSE)):
        b = r.bits[at]
        if b & (lx.STOP | lx.BREAK | lx.COLON):
            return None
        if b & lx.THAT and r.folds[at].startswith(wanted):
            if at > start:
                return Opening(at + 1, "that", "describe-object", object="other")
            return Opening(at + 1, "that", "describe-that")
        if b & lx.QUOTE and at in r.outline.by_start and at > start:
            if r.folds[at - 1] in wanted:
                return Opening(at, "quote", "describe-object", object="other")
            return Opening(start, "noun", "describe-object", object="other")
    return None


def urged_of(s: Search) -> Opening | None:
    """The action urged, after the addressee."""
    if not s.form.frames.has("urge") or s.source is None:
        return None
    r = s.reading
    addressee = r.plain.read(s.start, s.limit, frozenset(s.form.frames.prepositions("urge")))
    begin = addressee.end if addressee is not None else s.limit
    if begin >= s.limit or r.words[begin].prefix or r.words[begin].conjunction:
        return None  # وجميع الأطراف بالتعاون – "and all sides to work together": the addressee goes on
    if r.bits[begin] & lx.CONTENT_NOUN:
        return Opening(begin, "noun", "urge-object", object="other")
    return None
