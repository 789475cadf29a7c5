"""Who stands behind a reporting word: the source past adverbs, addressees and asides."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...packs import CueForm
from ...words import classes as lx
from ...words.phrases import longest
from .addressees import second_phrase, takes_somebody
from .counted import counted, led_in
from .marks import SHORT, names_addressee, past_bracket
from .objects import may_take_object
from .scan import skip
from .sources import read_joined

# An aside between a verb and its source reaches its comma, and an outlet its end, within this many tokens.
_ASIDE = 14
# A listed body's name before a source has at most this many words.
_BODY = 5
# No name holds these.
_CLAUSE = lx.CUE | lx.VERB | lx.THAT | lx.NEGATION | lx.MARK
# Content opens here: behind an addressee nobody is named.
_OPENS = lx.THAT | lx.COLON | lx.QUOTE | lx.PREPOSITION | lx.STOP | lx.BREAK
# Behind marks at these nothing runs on.
_CLOSES = lx.STOP | lx.BREAK | lx.COMMA | lx.DOTS | lx.QUOTE | lx.CLOSE
# What is taken up stands twice in the text at least.
_AGAIN = 2
_NONE: frozenset[str] = frozenset()
_FRAMES_WITH_PREPOSITION = ("to", "urge", "blame", "describe", "at", "ask")


class Place(NamedTuple):
    """Where a source is looked for behind a reporting word: from token `at`, past adverbs and addressee, up to `limit`.

    `phrase` is the mention that begins at `at`, None where none does; `stops` are the prepositions that lead to content;
    `takes_somebody`: whom it is said to may stand right behind the source.
    """

    reading: Reading
    cue: int
    at: int
    limit: int
    phrase: Mention | None
    stops: frozenset[str] = frozenset()
    takes_somebody: bool = False


def place_behind(r: Reading, cue: int, form: CueForm, limit: int, content_before: bool) -> Place:
    """The place of a source; where its content stands before the word, no preposition leads to that."""
    bits = r.bits
    stops = frozenset() if content_before else _governors(form)
    at = skip(bits, cue + 1, limit, lx.ADVERB | lx.TIME | lx.COMMA | lx.AUXILIARY)
    if at < limit and bits[at] & lx.OPEN:
        at = past_bracket(r, at, limit)
    at = _past_outlet(r, _past_addressee(r, at, limit), limit)
    if at + 1 < limit and r.folds[at] in r.vocabulary.referring and r.words[at + 1].titles:
        at += 1  # أوضح ذلك مدير المتحف – "the head of the museum explained that"
    objects = takes_somebody(form)
    at += not objects and _points_at_people(r, at, limit)
    phrase = led_in(r, at, limit) or counted(r, at, limit) if at < limit else None
    if phrase is None:
        phrase = read_joined(r, at, limit, stops)
        if phrase is not None and objects and not content_before:
            phrase = _before_object(r, phrase, stops)
    return Place(r, cue, at, limit, phrase, stops, objects)


def _points_at_people(r: Reading, at: int, limit: int) -> bool:
    """Whether a demonstrative stands at `at` before a definite noun of people or a body (وقالت هذه المصادر – "and these sources said")."""
    if at + 1 >= limit or not r.bits[at] & lx.PRONOUN or r.words[at].conjunction:
        return False
    word = r.words[at + 1]
    people = word.bits & (lx.UNNAMED | lx.BODY | lx.TITLE) and not word.bits & lx.EVENT
    return word.article and not word.prefix and bool(people)


def right_behind(p: Place) -> Mention | None:
    """The phrase that stands there, unless it says how something was said."""
    if p.phrase is None or _says_how(p.reading, p.phrase, p.at, p.cue) or _is_prayed_to(p):
        return None
    return p.phrase


def _is_prayed_to(p: Place) -> bool:
    """Whether somebody prays (ودعا الله أن يحفظ – "and he prayed to God to keep"): who is asked does not speak."""
    r = p.reading
    return r.folds[p.at] in r.vocabulary.praised and any(_asks(form) for form in r.words[p.cue].cues)


def _asks(form: CueForm) -> bool:
    return form.act in ("ask", "urge", "demand")


def in_marks(p: Place) -> Mention | None:
    """A source whose name stands in marks, where the content opens right behind them.

    أعلنت "الفنار للإعلام" عن مسابقتها – "'Al-Fanar Media' announced its competition".
    """
    r = p.reading
    quotation = _around_name(p)
    if quotation is None:
        return None
    start, end, behind = p.at + 1, quotation.end, quotation.end + 1
    known = r.plain.read(start, end)
    known = known if known is not None and known.end == end else None
    if known is not None and _is_apposed_name(p, known, behind):
        return known
    opens = r.bits[behind] & (lx.THAT | lx.COLON) or r.folds[behind] in p.stops
    return known or Mention(start, end, "unnamed") if opens or _is_taken_up(p, quotation) else None


def _around_name(p: Place) -> Quotation | None:
    """Short marks right behind the verb, with no word of a clause in them and something behind."""
    r = p.reading
    q = r.outline.by_start.get(p.at)
    if q is None or not q.closed or q.words(r.tokens) > SHORT or q.end + 1 >= p.limit:
        return None
    empty = p.at + 1 >= q.end
    return None if empty or any(r.bits[i] & _CLAUSE for i in range(p.at + 1, q.end)) else q


def _is_taken_up(p: Place, q: Quotation) -> bool:
    """Whether marks right behind the verb of one speaker hold words that stand elsewhere, too, and the clause runs on (وشكر "الشامي" الضيوف – "and 'al-Shami' thanked the guests").

    Of a verb that takes an object a common noun is that: رفض "الصفقة" في اجتماع – "rejected 'the deal' at a meeting". Whoever is
    told something may stand in marks, too (أبلغ "الميدان" – "informed 'al-Maydan'").
    """
    r, inside = p.reading, range(q.start + 1, q.end)
    if not _runs_on(r, q.end + 1) or not _of_one_speaker(r, p.cue) or any(r.words[i].prefix for i in inside):
        return False
    closed = lx.COMMON | lx.CONTENT_NOUN if any(map(may_take_object, p.reading.words[p.cue].cues)) else 0
    counts = r.outline.counts
    return not any(r.bits[i] & closed or counts[r.folds[i]] < _AGAIN for i in inside)


def _runs_on(r: Reading, at: int) -> bool:
    """Whether the clause goes on at `at`, behind marks: with no mark, conjunction or verb of saying."""
    bits = r.bits[at]
    if bits & _CLOSES or r.words[at].conjunction:
        return False
    return not bits & lx.CUE or bool(bits & (lx.PREPOSITION | lx.CONTENT_NOUN))


def _of_one_speaker(r: Reading, cue: int) -> bool:
    """Whether a word is a verb of one speaker, behind which stands neither a pronoun nor whoever is told."""
    verbs = [form for form in r.words[cue].cues if form.part == "verb"]
    return bool(verbs) and all(
        form.features.number == "sg" and form.pronoun is None and not form.frames.has("hearer")
        for form in verbs
    )


def _is_apposed_name(p: Place, known: Mention, behind: int) -> bool:
    """Whether what stands in marks is a person's name with a comma behind the marks, and then the words or more about the person.

    وأضاف "سمعان"؛ "نعمل على" – "and 'Samaan' added; 'we work on'"; وقال "زاهي سمعان"، وهو بائع – "and 'Zahi Samaan', who is a seller, said".
    """
    r, begin = p.reading, behind + 1
    if (
        not (known.named and known.kind in ("person", "name") and r.bits[behind] & lx.COMMA)
        or begin >= p.limit
    ):
        return False
    if r.bits[begin] & lx.QUOTE:
        return True
    full = known.end - known.start > 1 and bool(r.bits[known.start] & (lx.GIVEN | lx.TITLE))
    return full and bool(r.bits[begin] & (lx.PRONOUN | lx.TITLE | lx.UNNAMED | lx.RELATIVE))


def _before_object(r: Reading, source: Mention, stops: frozenset[str]) -> Mention:
    """The source of a verb that takes an object, without the object where that stands right behind it.

    ودعا رئيس اللجنة وزارة المالية إلى – "the head of the committee called on the ministry of finance to".
    """
    cut = second_phrase(r, source)
    subject = read_joined(r, source.start, cut, stops) if cut is not None else None
    return subject if subject is not None and subject.end == cut else source


def _governors(form: CueForm) -> frozenset[str]:
    """The prepositions a cue takes: no source phrase runs over one of them."""
    by = form.frames.by
    return frozenset().union(*[by[name] for name in _FRAMES_WITH_PREPOSITION if name in by]) if by else _NONE


def _says_how(r: Reading, source: Mention, at: int, cue: int) -> bool:
    """Whether an unknown word behind an adverb says how, not who (وتابع بصوت متهدج – "and went on in a trembling voice")."""
    return (
        at > cue + 1
        and bool(r.bits[at - 1] & lx.ADVERB)
        and source.kind == "name"
        and source.end - source.start == 1
        and not r.bits[at] & lx.GIVEN
    )


def mouthpiece(p: Place) -> Mention | None:
    """The person through whom a country or body speaks.

    أعلنت روسيا على لسان وزير خارجيتها – "Russia announced through its foreign minister".
    """
    r, source, limit = p.reading, right_behind(p), p.limit
    fixed = r.outline.fixed(source.end, limit) if source is not None and source.end < limit else None
    if fixed is None or fixed[2] != "mouth":
        return None
    person = read_joined(r, fixed[0], limit)
    return person if person is not None and (person.named or person.titles) else None


def _past_addressee(r: Reading, at: int, limit: int) -> int:
    """Behind an addressee that stands before the source (قال للصحافيين وزير الخارجية – "told journalists the minister")."""
    if at + 1 >= limit or not r.words[at].prefix or not r.bits[at] & (lx.UNNAMED | lx.BODY):
        return at
    addressee = r.plain.read(at, limit, governed=True)
    end = at + 1 if addressee is None or r.bits[at] & lx.UNNAMED else addressee.end
    if end >= limit or r.bits[end] & lx.THAT:
        return at
    return end if r.words[end].titles or r.words[end].heads else at


def _past_outlet(r: Reading, at: int, limit: int) -> int:
    """Behind an outlet to which something is told, and the time of it, where the source follows; `at` itself where none does.

    أكد لـ«الميدان» أمس الدكتور – "Dr. … confirmed to 'al-Maydan' yesterday"; not قال لـ«الميدان» السوري إن – "told the Syrian 'al-Maydan' that".
    """
    end = _end_of_outlet(r, at, limit)
    behind = skip(r.bits, end, limit, lx.ADVERB | lx.TIME | lx.COMMA | lx.ADJECTIVE) if end > at else limit
    return behind if behind < limit and not r.bits[behind] & _OPENS else at


def _end_of_outlet(r: Reading, at: int, limit: int) -> int:
    """Where an outlet in marks or one of the lists ends that a preposition of one letter leads to at `at`; `at` where none stands."""
    if at + 2 >= limit or not (
        r.words[at].prefixed_heads or len(r.folds[at]) == 1 and not r.bits[at] & lx.MARK
    ):
        return at
    if names_addressee(r, at + 1):
        quotation = r.outline.by_start.get(at + 1)
        if quotation is not None and quotation.closed and quotation.words(r.tokens) <= SHORT:
            return quotation.end + 1
    glued = r.words[at].prefixed_heads
    listed = longest(glued or r.words[at + 1].heads, r.folds, at if glued else at + 1, limit)
    return listed.end if listed is not None and _is_of_kind(listed.payload, "media") else at


def behind_aside(p: Place) -> Mention | None:
    """A titled source behind an aside between commas.

    قال، في تصريحات للصحفيين، وزير الخارجية إن – "said, in remarks to the press, the foreign minister that".
    """
    bits, at = p.reading.bits, p.at
    if not _is_at_preposition(p) or not bits[at - 1] & lx.COMMA:
        return None
    for j in range(at + 1, min(p.limit, at + _ASIDE)):
        if bits[j] & (lx.THAT | lx.COLON | lx.QUOTE):
            return None
        if bits[j] & lx.COMMA:
            source = read_joined(p.reading, j + 1, p.limit)
            return source if source is not None and (source.titles or source.persons) else None
    return None


def behind_outlet(p: Place) -> Mention | None:
    """A titled name behind the outlet it spoke to, with the content behind it.

    وأكد في اتصال مع وكالة فرانس برس قائد اللواء فلان أن – "and confirmed in a call with AFP Brigade Commander X that".
    """
    r, bits, at, limit = p.reading, p.reading.bits, p.at, p.limit
    if not _is_at_preposition(p) or bits[at - 1] & lx.COMMA:
        return None
    opens = lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA
    for j in range(at + 2, min(limit, at + _ASIDE)):
        if bits[j] & (lx.THAT | lx.COLON | lx.COMMA):
            return None
        if _begins_title(r, j) and (bits[j - 1] & (lx.QUOTE | lx.PLACE) or _ends_body(r, j)):
            source = read_joined(r, j, limit)
            if source is not None and source.named and source.end < limit and bits[source.end] & opens:
                return source
    return None


def _is_at_preposition(p: Place) -> bool:
    """Whether no mention begins there, but a preposition and what it governs."""
    return p.phrase is None and p.at < p.limit and bool(p.reading.bits[p.at] & lx.PREPOSITION)


def _begins_title(r: Reading, at: int) -> bool:
    word = r.words[at]
    return bool(word.titles) and not word.prefix and not word.conjunction


def _ends_body(r: Reading, end: int) -> bool:
    """Whether a listed body's name ends right before token `end`."""
    for at in range(max(0, end - _BODY), end):
        found = longest(r.words[at].heads + r.words[at].prefixed_heads, r.folds, at, end)
        if found is None or found.end != end:
            continue
        if _is_of_kind(found.payload, "body", "media"):
            return True
    return False


def _is_of_kind(payload: tuple[object, ...], *kinds: str) -> bool:
    """Whether something listed is of one of these kinds."""
    return any(isinstance(x, tuple) and x[1] in kinds for x in payload)
