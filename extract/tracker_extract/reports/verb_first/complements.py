"""Where the content of a reporting word begins: the clause, quotation, colon, object or preposition behind it."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from .asides import begins_aside, breaks_off, ends_clause, past_anonymous
from .objects import (
    SHORT,
    after_colon,
    asked,
    blamed,
    carried,
    described,
    glued,
    held,
    is_addressee,
    past_asides,
    past_bracket,
    short_aside,
)

# The first token of the content, how it is opened, and the rule.
Complement = tuple[int, str, str]


def complement(
    r: Reading, cue: int, form: CueForm, start: int, limit: int, source: Mention | None
) -> Complement | None:
    """Where the content begins from `start` on, how it is opened, and the rule."""
    frames = form.frames
    if frames.has("blame"):
        return blamed(r, form, start, limit)
    if frames.has("hold"):
        return held(r, start, limit)
    of = asked(r, form, start, limit) if frames.has("ask") else None
    if of is not None:
        return of
    if frames.has("describe"):
        return described(r, form, start, limit)
    noun = _urged_of(r, form, start, limit, source) or _noun_first(r, form, start, limit, source)
    if noun is not None:
        return noun
    decided, found = _opened(r, form, start, limit, source)
    if decided:
        return found
    return _object(r, form, start, limit, source) or _bare_clause(r, form, start, limit, source)


def _urged_of(r: Reading, form: CueForm, start: int, limit: int, source: Mention | None) -> Complement | None:
    """What somebody is urged to, behind whom it is asked of."""
    if not form.frames.has("urge") or source is None:
        return None
    of = r.plain.read(start, limit, frozenset(form.frames.prepositions("urge")))
    begin = of.end if of is not None else limit
    if begin < limit and r.bits[begin] & lx.CONTENT_NOUN and not r.words[begin].prefix:
        return begin, "noun", "urge-object"
    return None


def _noun_first(
    r: Reading, form: CueForm, start: int, limit: int, source: Mention | None
) -> Complement | None:
    """An object right behind the cue and its source."""
    takes = any(map(form.frames.has, ("object", "thing", "again")))
    if takes and start < limit and r.bits[start] & lx.CONTENT_NOUN:
        return _object(r, form, start, limit, source)
    return None


def _opened(
    r: Reading, form: CueForm, start: int, limit: int, source: Mention | None
) -> tuple[bool, Complement | None]:
    """The complement that a word or mark from `start` on opens, past asides; whether that settles it."""
    at, relative = start, False
    while at < limit:
        bits, found = r.bits[at], None
        if at <= start + 3 and r.folds[at] in r.vocabulary.occasions:
            return True, None  # أشار بيده, دعا إلى العشاء
        if bits & lx.THAT:
            found = _that(r, form, at, start, limit, relative)
        elif r.folds[at] in r.vocabulary.bare and _bare_speech(r, form, at, start):
            return True, (at, "colon", "bare")
        elif bits & lx.COLON:
            return True, _behind_colon(r, form, at, limit)
        elif bits & lx.QUOTE:
            found, at = _marks(r, form, at, limit)
        elif bits & lx.OPEN:
            at = max(past_bracket(r, at, limit), at + 1) - 1
        elif bits & (lx.STOP | lx.BREAK | lx.DOTS) or breaks_off(r, at, limit):
            break
        else:
            found = _by_preposition(r, form, at, start, limit, source)
            if found is None and begins_aside(r, at, start, limit, source):
                relative = True
            elif found is None and (past := past_anonymous(r, at, limit, source)) is not None:
                at, relative = past - 1, True
            elif found is None and ends_clause(r, form, at, start, source, relative):
                break
        if found is not None:
            return True, found
        at += 1
    return False, None


def _behind_colon(r: Reading, form: CueForm, at: int, limit: int) -> Complement | None:
    if not (form.frames.has("quote") or form.frames.has("colon")):
        return None
    begin, opener = after_colon(r, at, limit)
    return (begin, opener, opener) if begin < limit or opener == "quote" else None


def _marks(r: Reading, form: CueForm, at: int, limit: int) -> tuple[Complement | None, int]:
    """A quotation at `at` as content; else the last token to pass over."""
    quotation = r.outline.by_start.get(at)
    if quotation is None:
        return None, at
    term = form.frames.has("weak") and quotation.words(r.tokens) < SHORT
    speech = form.frames.has("quote") and not term
    if speech and not is_addressee(r, at) and not short_aside(r, at, limit):
        return (at, "quote", "quote"), at
    return None, quotation.end


def _bare_clause(
    r: Reading, form: CueForm, start: int, limit: int, source: Mention | None
) -> tuple[int, str, str] | None:
    """وقال الجبير إيران تدعم …: nothing opens what was said, and nothing else can follow a verb of saying."""
    if form.act not in ("say", "add") or not form.frames.has("colon") or form.frames.has("unsure"):
        return None
    if form.part != "verb" or not form.tense.startswith("past") or start + 4 > limit:
        return None
    if source is not None and not (source.persons or source.kind == "person"):
        return None
    word = r.words[start]
    if source is None and word.bits & (lx.UNNAMED | lx.TITLE | lx.BODY | lx.PLACE | lx.GIVEN) or word.prefix:
        return None
    closed = lx.PREPOSITION | lx.THAT | lx.MARK | lx.EVENT | lx.TIME | lx.ADVERB | lx.CUE | lx.RELATIVE
    opens = word.bits & (lx.NEGATION | lx.VERB | lx.PLACE)
    return (start, "colon", "bare") if opens and not word.bits & closed else None


def _bare_speech(r: Reading, form: CueForm, at: int, start: int) -> bool:
    """وأضاف يتم حاليا …: words without an opener, right behind the verb, its source or an aside."""
    if not (form.part == "verb" and form.tense.startswith("past") and form.frames.has("colon")):
        return False
    if at == start:
        return at + 2 < len(r.tokens) and not r.bits[at + 2] & lx.STOP
    opened = any(r.bits[j] & lx.THAT for j in range(at, min(len(r.tokens), at + 12)))
    # في مؤتمر صحفي لقد: no relative clause begins so
    behind = r.bits[at - 1] & lx.COMMA or r.bits[start] & lx.PREPOSITION and r.bits[at] & lx.AUXILIARY
    return bool(behind) and at <= start + 10 and not opened


def _that(
    r: Reading, form: CueForm, at: int, start: int, limit: int, relative: bool
) -> tuple[int, str, str] | None:
    """A complementiser at `at`: it opens the content unless a preposition of another frame governs it."""
    frames, word = form.frames, r.words[at]
    if word.conjunction:
        return None
    previous = r.folds[at - 1] if at > 0 else ""
    if r.bits[at - 1] & lx.PREPOSITION and at > start:
        governed = any(previous in frames.prepositions(name) for name in ("to", "at", "about"))
        return (at + 1, "that", f"{previous}-that") if governed else None
    if not frames.has("that") and not frames.has("to") and not frames.has("at") and not frames.has("relay"):
        return None
    return at + 1, "that", "that"


def _by_preposition(
    r: Reading, form: CueForm, at: int, start: int, limit: int, source: Mention | None
) -> tuple[int, str, str] | None:
    frames, word, fold = form.frames, r.words[at], r.folds[at]
    if fold[0] not in frames.first_letters:
        return None
    if (
        at > start
        and r.bits[at - 1] & lx.PREPOSITION
        or at - 1 >= start
        and r.bits[at - 1] & lx.EVENT
        and not (at > start + 1 and _needs(r, form, fold))  # عبر فلان في بيان عن
        or fold in r.vocabulary.occasions
    ):
        return None
    fixed = r.outline.fixed(at, limit) if word.fixed else None
    if fixed is not None and fixed[1] in ("tail", "opener"):  # من جانبه
        return None
    if at > start and r.bits[at - 1] & lx.CONTENT_NOUN and (frames.has("object") or frames.has("thing")):
        return None  # أعلن … مسؤوليته عن: the noun's own preposition
    if at + 1 < limit:
        if fold in frames.prepositions("to") and not word.prefix:
            return _behind(r, at + 1, limit, fold)
        if fold in frames.prepositions("urge") and at > start:
            return _behind(r, at + 1, limit, fold)
        if fold in frames.prepositions("at") and r.bits[at + 1] & (lx.THAT | lx.QUOTE):
            return _behind(r, at + 1, limit, fold)
    if at == start and word.bits & lx.SUBORDINATOR and fold[1:] in r.vocabulary.that:
        return (at + 1, "that", "that") if fold[0] in frames.prepositions("to") else None  # أسف لأن
    for name in ("to", "urge"):
        for preposition in frames.prepositions(name):
            if len(preposition) == 1 and (
                glued(r, at, preposition, start, name)
                or name == "urge"
                and at > start
                and carried(r, at, preposition, start)
            ):
                return at, "noun", f"{preposition}-noun"
    return None


def _needs(r: Reading, form: CueForm, preposition: str) -> bool:
    """Whether a verb has no other complement than this preposition's: it is not the noun's before it."""
    return not form.frames.plain and form.frames.prepositions("to") == {preposition}


def _behind(r: Reading, at: int, limit: int, preposition: str) -> tuple[int, str, str] | None:
    if r.bits[at] & lx.THAT:
        return at + 1, "that", f"{preposition}-that"
    if r.bits[at] & lx.QUOTE:
        return at, "quote", f"{preposition}-quote"
    if r.bits[at] & (lx.MARK | lx.EVENT | lx.TIME) or r.folds[at] in r.vocabulary.occasions:
        return None
    reason = _reason(r, at, limit)
    if reason is not None:
        return reason, "that", f"{preposition}-noun-that"
    return at, "noun", f"{preposition}-noun"


def _reason(r: Reading, at: int, limit: int) -> int | None:
    """عن أمله في أن, عن أسفه لأن: the clause behind the feeling is the content."""
    for j in (at + 1, at + 2):
        if j < limit and r.bits[at] & lx.CONTENT_NOUN and r.bits[j] & lx.THAT and not r.words[j].conjunction:
            return j + 1
    return None


def _object(
    r: Reading, form: CueForm, start: int, limit: int, source: Mention | None
) -> tuple[int, str, str] | None:
    frames = form.frames
    if not (frames.has("object") or frames.has("thing") or frames.has("again")):
        return None
    at = past_asides(r, form, start, limit, source)
    if at < limit and r.bits[at] & lx.CUE and (form.act == "repeat" or not r.bits[at] & lx.CONTENT_NOUN):
        again = _said_again(r, at, limit)
        if again is not None:
            return again
    if frames.has("again"):
        masdar = at < limit and any(form.part == "noun" for form in r.words[at].cues)
        return (at, "noun", "object") if masdar else None
    if (
        at >= limit
        or r.folds[at] in r.vocabulary.silences
        or r.bits[at] & (lx.MARK | lx.PREPOSITION | lx.EVENT | lx.RELATIVE | lx.AUXILIARY)
    ):
        return None
    if r.bits[at] & lx.CUE and not r.bits[at] & lx.CONTENT_NOUN:
        return None
    other = lx.MARK | lx.PREPOSITION | lx.ADVERB | lx.TIME | lx.CUE
    if r.bits[at] & lx.PRONOUN and (at + 1 >= limit or r.bits[at + 1] & other):
        return None  # نفى ذلك: which words, it does not say
    if r.words[at].prefix or r.words[at].conjunction:
        return None
    if (
        r.bits[at] & lx.CONTENT_NOUN
        or _settled(source)
        and not r.bits[at] & (lx.THAT | lx.NUMBER)
        and frames.has("object")
    ):
        return at, "noun", "object"
    return None


def _said_again(r: Reading, at: int, limit: int) -> tuple[int, str, str] | None:
    """جدد التأكيد على …: the verbal noun of saying leads to the content."""
    for form in r.words[at].cues:
        asks = form.frames.has("urge") and at + 1 < limit and r.words[at + 1].article
        if form.part == "noun" and (r.words[at].article or form.pronoun is not None or asks):
            found = complement(r, at, form, at + 1, limit, None)
            if found is not None:
                return found[0], found[1], "again-" + found[2]
    return None


def _settled(source: Mention | None) -> bool:
    """Whether a source surely ends where it was read to, so that the next word is the object."""
    return source is not None and bool(
        source.persons
        or source.kind == "country"
        or source.kind == "body"
        and (source.places or source.named_bodies)
    )
