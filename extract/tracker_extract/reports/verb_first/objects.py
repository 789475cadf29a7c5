"""Content that is the object of its verb, with nothing before it: a noun phrase, or a clause that nothing opens."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.plain.words import is_undertaking
from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from ..opening import Opening
from .asides import past_aside
from .marks import names_addressee
from .scan import skip
from .search import Search

# How many tokens of asides may stand between a source and the verbal noun that is the object.
_ASIDE = 22
# A clause without an opener has at least this many tokens: fewer are the rest of a phrase.
_LEAST = 4
# Words that begin speech stand at most this far from the verb: behind its source and an aside of a few words.
_BESIDE = 10
# Where a complementiser stands this close behind them, it opens the content instead.
_OPENS = 12
# Frames of reporting words whose content can be their object.
_OF_OBJECT = frozenset(("object", "thing", "again"))


def may_take_object(form: CueForm) -> bool:
    """Whether the content of a reporting word can be its object."""
    return form.frames.has_any(_OF_OBJECT)


def past_asides(s: Search) -> int:
    """Behind the asides before an object: to the comma, or to the verbal noun that no preposition governs."""
    r, bits, limit = s.reading, s.reading.bits, s.limit
    start = past_told(r, s.start, limit) if s.source is not None else s.start
    at = _past_times(r, past_aside(r, start, limit), limit)
    if at >= limit or s.source is None or not _may_lead_on(r, at):
        return at
    closed = lx.THAT | lx.COLON | lx.STOP | lx.BREAK | lx.QUOTE | lx.DOTS
    if at + 1 < limit and bits[at + 1] & lx.THAT:
        return at
    for j in range(at + 2, min(limit, at + _ASIDE)):
        if bits[j] & closed:
            break
        if bits[j] & lx.CONTENT_NOUN and is_free_noun(r, j):
            return j
    return at


def _past_times(r: Reading, at: int, limit: int) -> int:
    """Behind words of time and manner, and a demonstrative before one (أعلن هذا الأسبوع رفضه – "announced this week his refusal")."""
    passed = lx.ADVERB | lx.TIME | lx.COMMA
    at = skip(r.bits, at, limit, passed)
    this = at + 2 < limit and r.bits[at] & lx.PRONOUN and r.bits[at + 1] & (lx.TIME | lx.ADVERB)
    return skip(r.bits, at + 2, limit, passed) if this else at


def noun_of_speaker(s: Search) -> int | None:
    """The verbal noun with the speaker's pronoun that stands behind where it was said, before any comma.

    وأكد المجلس في بيان صدر أمس استنكاره – "the council affirmed in a statement issued yesterday its outrage".
    """
    r = s.reading
    if s.source is None or s.start >= s.limit or not r.bits[s.start] & lx.PREPOSITION:
        return None
    closed = lx.COMMA | lx.THAT | lx.COLON | lx.STOP | lx.BREAK | lx.QUOTE | lx.DOTS | lx.CUE
    for j in range(s.start + 1, min(s.limit, s.start + _ASIDE)):
        if r.bits[j] & lx.CONTENT_NOUN and _is_whose(r, j) and is_free_noun(r, j):
            return j
        if r.bits[j] & closed:
            return None
    return None


def _is_whose(r: Reading, i: int) -> bool:
    """Whether a verbal noun is somebody's, or stands right behind the statement it was made in; no verb of a clause about that (رسالة بعثها)."""
    stated = r.bits[i - 1] & lx.EVENT
    if r.bits[i] & lx.VERB and stated:
        return False
    return bool(stated) or r.tokens.forms[i].endswith(r.vocabulary.owned_written)


def _may_lead_on(r: Reading, at: int) -> bool:
    """Whether a preposition at `at`, alone or written onto its word, leads to an aside without a comma before it."""
    return bool(r.bits[at] & lx.PREPOSITION or r.words[at].prefix and not r.bits[at - 1] & lx.COMMA)


def past_told(r: Reading, at: int, limit: int) -> int:
    """Behind whom the words were said to (أكد لصحيفة الغد أهمية – "stressed to the paper al-Ghad the importance of"); `at` where nobody is told."""
    if at + 1 >= limit:
        return at
    if r.bits[at + 1] & lx.QUOTE and names_addressee(r, at + 1):
        quotation = r.outline.by_start.get(at + 1)
        return quotation.end + 1 if quotation is not None and quotation.closed else at
    word = r.words[at]
    if word.prefix not in r.vocabulary.told or not word.bits & (lx.BODY | lx.UNNAMED):
        return at
    told = r.plain.read(at, limit, governed=True)
    return told.end if told is not None else at


def is_free_noun(r: Reading, i: int) -> bool:
    """Whether a verbal noun opens a noun phrase of its own: behind a time, place, definite noun or mark."""
    word, before = r.words[i], r.words[i - 1]
    if word.article or word.prefix or word.conjunction:
        return False
    if word.bits & lx.ADVERB:
        return False  # اعتبارا من أمس – "as from yesterday"
    if before.conjunction and before.bits & lx.PREPOSITION:
        return False
    free = lx.TIME | lx.PLACE | lx.ADJECTIVE | lx.COMMA | lx.CLOSE | lx.CITY | lx.ADVERB
    # أكد في بيان مقتل ثلاثة – "confirmed in a statement the death of three"
    behind_statement = before.bits & lx.EVENT and r.bits[i - 2] & lx.PREPOSITION
    # بمختلف أجهزتها أهمية – "with its various offices the importance of"
    owned = r.tokens.forms[i - 1].endswith(r.vocabulary.owned_written) and not before.bits & (
        lx.PREPOSITION | lx.CUE
    )
    return bool(before.bits & free or behind_statement or owned) or before.article


def noun_object(s: Search, at: int) -> Opening | None:
    """The noun phrase at `at` as the object of the reporting word."""
    r = s.reading
    if s.form.frames.has("again"):
        verbal_noun = at < s.limit and any(form.part == "noun" for form in r.words[at].cues)
        return Opening(at, "noun", "object", object="own") if verbal_noun else None
    if (
        at >= s.limit
        or _begins_no_object(r, at)
        or _mere_pronoun(r, at, s.limit)
        or _goes_back(s, at)
        or _is_subject(s, at)
    ):
        return None
    noun = r.bits[at] & lx.CONTENT_NOUN or s.form.frames.has("object") and _any_noun(s, at)
    return Opening(at, "noun", "object", object="own") if noun else None


def _any_noun(s: Search, at: int) -> bool:
    """Whether a noun that no list knows as content is the object all the same.

    Behind a sure source; an undertaking; or definite right behind a participle that hangs on its clause (…، مؤكدا
    المواقف الثابتة – "…, affirming the firm positions").
    """
    r = s.reading
    sure = not r.bits[at] & (lx.THAT | lx.NUMBER) and (_ends_surely(s.source) or _hangs_on(s, at))
    return sure or is_undertaking(r.plain.columns, at)


def _hangs_on(s: Search, at: int) -> bool:
    """Whether a definite noun at `at` stands right behind an accusative participle, itself behind a comma."""
    r, cue = s.reading, s.start - 1
    if s.form.part != "participle" or at != s.start or cue < 1 or not r.words[at].article:
        return False
    return bool(r.bits[cue - 1] & lx.COMMA) and r.words[cue].fold.endswith(r.vocabulary.accusative or "\0")


def _begins_no_object(r: Reading, at: int) -> bool:
    bits, word = r.bits[at], r.words[at]
    if bits & (lx.MARK | lx.PREPOSITION | lx.EVENT | lx.RELATIVE | lx.AUXILIARY):
        return True
    if r.folds[at] in r.vocabulary.silences or word.prefix or word.conjunction:
        return True
    return bool(bits & lx.CUE and not bits & lx.CONTENT_NOUN)


def _mere_pronoun(r: Reading, at: int, limit: int) -> bool:
    """Whether only a pronoun stands for the words (نفى ذلك – "denied that"): which words, it does not say."""
    other = lx.MARK | lx.PREPOSITION | lx.ADVERB | lx.TIME | lx.CUE
    return bool(r.bits[at] & lx.PRONOUN and (at + 1 >= limit or r.bits[at + 1] & other))


def _goes_back(s: Search, at: int) -> bool:
    """Whether behind a verb without a source a demonstrative goes back to what was told (وذكرت ذلك في بيان – "and mentioned that in a statement")."""
    r, nxt = s.reading, at + 1
    if s.source is not None or at >= s.limit or r.folds[at] not in r.vocabulary.referring:
        return False
    return nxt >= s.limit or bool(r.bits[nxt] & (lx.MARK | lx.PREPOSITION | lx.ADVERB | lx.TIME | lx.CUE))


def _is_subject(s: Search, at: int) -> bool:
    """Whether a word with the ending of "my" before a complementiser is a surname, and who spoke (وأكد عشقي أن – "and Eshki confirmed that").

    In a report of what another said nothing is "mine".
    """
    r, that = s.reading, at + 1
    if s.source is not None or that >= s.limit or not r.bits[that] & lx.THAT or r.words[that].conjunction:
        return False
    ending = r.vocabulary.surname
    mine = bool(r.words[at].readings) and all(reading.pronoun for reading in r.words[at].readings)
    return bool(ending) and r.folds[at].endswith(ending) and not r.words[at].article and mine


def _ends_surely(source: Mention | None) -> bool:
    """Whether a source surely ends where it was read to, so that the next word is the object."""
    if source is None:
        return False
    if source.persons or source.kind == "country":
        return True
    return source.kind == "body" and bool(source.places or source.named_bodies)


def bare_clause(s: Search) -> Opening | None:
    """A clause that nothing opens, behind a verb that nothing else can follow.

    وقال الجبير إيران تدعم … – "and Al-Jubeir said Iran supports …".
    """
    form, r, start = s.form, s.reading, s.start
    if form.act not in ("say", "add") or form.frames.has("unsure") or not _says_in_past(form):
        return None
    if start + _LEAST > s.limit or r.words[start].prefix:
        return None
    bits = r.bits[start]
    if s.source is None:
        if bits & (lx.UNNAMED | lx.TITLE | lx.BODY | lx.PLACE | lx.GIVEN):
            return None
    elif not (s.source.persons or s.source.kind == "person"):
        return None
    closed = lx.PREPOSITION | lx.THAT | lx.MARK | lx.EVENT | lx.TIME | lx.ADVERB | lx.CUE | lx.RELATIVE
    opens = bits & (lx.NEGATION | lx.VERB | lx.PLACE)
    return Opening(start, "colon", "bare") if opens and not bits & closed else None


def begins_bare_speech(s: Search, at: int) -> bool:
    """Whether a word at `at` that begins speech does so here: right behind the verb, its source or an aside.

    وأضاف يتم حاليا … – "and added: at present … is being done".
    """
    bits, size = s.reading.bits, len(s.reading.bits)
    if not _says_in_past(s.form):
        return False
    if at == s.start:
        return at + 2 < size and not bits[at + 2] & lx.STOP
    # في مؤتمر صحفي لقد – "at a press conference: indeed …": no relative clause begins so
    behind_aside = bits[s.start] & lx.PREPOSITION and bits[at] & lx.AUXILIARY
    if not (bits[at - 1] & lx.COMMA or behind_aside) or at > s.start + _BESIDE:
        return False
    return not any(bits[j] & lx.THAT for j in range(at, min(size, at + _OPENS)))


def _says_in_past(form: CueForm) -> bool:
    """Whether a form is a verb in the past behind which a colon may stand."""
    return form.part == "verb" and form.tense.startswith("past") and form.frames.has("colon")
