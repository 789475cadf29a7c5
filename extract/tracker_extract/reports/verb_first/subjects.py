"""Who stands before or behind a reporting word: the source phrase in its clause, past asides and addressees."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ...words.phrases import longest
from .objects import SHORT, past_bracket

# A dateline has at most this many tokens (الولايات المتحدة الأمريكية (سي إن إن) --).
DATELINE = 14


def source_after(
    r: Reading, cue: int, form: CueForm, limit: int, content_before: bool = False
) -> Mention | None:
    """The phrase behind a reporting word; where its content stands before it, no preposition leads to that."""
    stops = frozenset() if content_before else _governors(form)
    at = cue + 1
    while at < limit and r.bits[at] & (lx.ADVERB | lx.TIME | lx.COMMA | lx.AUXILIARY):
        at += 1
    if at < limit and r.bits[at] & lx.OPEN:
        at = past_bracket(r, at, limit)
    at = _past_addressee(r, at, limit)
    source = read_joined(r, at, limit, stops)
    if source is not None and _manner(r, source, at, cue):
        return None
    if source is not None:
        return _mouth(r, source, limit)
    if at >= limit:
        return None
    return _source_behind_aside(r, at, limit)


def _manner(r: Reading, source: Mention, at: int, cue: int) -> bool:
    """وتابع بصوت متهدج: an unknown word behind an adverb says how, not who."""
    return (
        at > cue + 1
        and bool(r.bits[at - 1] & lx.ADVERB)
        and source.kind == "name"
        and source.end - source.start == 1
        and not r.bits[at] & lx.GIVEN
    )


def _mouth(r: Reading, source: Mention, limit: int) -> Mention:
    """أعلنت روسيا على لسان وزير خارجيتها: the person who says it."""
    fixed = r.outline.fixed(source.end, limit) if source.end < limit else None
    if fixed is None or fixed[2] != "mouth":
        return source
    person = read_joined(r, fixed[0], limit)
    return person if person is not None and (person.named or person.titles) else source


def _past_addressee(r: Reading, at: int, limit: int) -> int:
    """قال للصحافيين وزير الخارجية: to whom it was said stands before who said it."""
    if at + 1 >= limit or not r.words[at].prefix or not r.bits[at] & (lx.UNNAMED | lx.BODY):
        return at
    addressee = r.plain.read(at, limit, governed=True)
    end = addressee.end if addressee is not None else at + 1
    if r.bits[at] & lx.UNNAMED:
        end = at + 1
    return (
        end
        if end < limit and (r.words[end].titles or r.words[end].heads) and not r.bits[end] & lx.THAT
        else at
    )


def _source_behind_aside(r: Reading, at: int, limit: int) -> Mention | None:
    """قال، في تصريحات للصحفيين، وزير الخارجية إن: an aside between commas, then a titled source."""
    if not r.bits[at] & lx.PREPOSITION:
        return None
    if not r.bits[at - 1] & lx.COMMA:
        return _source_behind_outlet(r, at, limit)
    for j in range(at + 1, min(limit, at + 14)):
        if r.bits[j] & (lx.THAT | lx.COLON | lx.QUOTE):
            return None
        if r.bits[j] & lx.COMMA:
            source = read_joined(r, j + 1, limit)
            return source if source is not None and (source.titles or source.persons) else None
    return None


def _source_behind_outlet(r: Reading, at: int, limit: int) -> Mention | None:
    """وأكد في اتصال مع وكالة فرانس برس قائد اللواء فلان أن: behind the outlet a titled name, then the content."""
    for j in range(at + 2, min(limit, at + 14)):
        if r.bits[j] & (lx.THAT | lx.COLON | lx.COMMA):
            return None
        word = r.words[j]
        if (
            not word.titles
            or word.prefix
            or word.conjunction
            or not (r.bits[j - 1] & (lx.QUOTE | lx.PLACE) or _ends_body(r, j))
        ):
            continue
        source = read_joined(r, j, limit)
        if (
            source is not None
            and source.named
            and source.end < limit
            and r.bits[source.end] & (lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA)
        ):
            return source
    return None


def _ends_body(r: Reading, end: int) -> bool:
    """Whether a listed body's name ends right before token `end`."""
    for at in range(max(0, end - 5), end):
        found = longest(r.words[at].heads + r.words[at].prefixed_heads, r.folds, at, end)
        if (
            found is not None
            and found.end == end
            and any(isinstance(x, tuple) and x[1] in ("body", "media") for x in found.payload)
        ):
            return True
    return False


def read_joined(r: Reading, at: int, limit: int, stops: frozenset[str] = frozenset()) -> Mention | None:
    source = r.plain.read(at, limit, stops)
    if source is not None:
        _past_anonymity(r, source, limit)
    while source is not None and source.end < limit:
        other = _joined_to(r, source, limit, stops)
        if other is None:
            break
        if (
            source.named and other.titles and not other.named
        ):  # وزيرة الدولة والمتحدثة باسم الحكومة: one person
            source.titles += other.titles
            source.named_bodies += other.named_bodies
        else:
            source.joined.append(other)
        source.end = other.end
    return source


def _joined_to(r: Reading, source: Mention, limit: int, stops: frozenset[str]) -> Mention | None:
    """The phrase that and joins to one that has been read, also behind a comma where both are named."""
    comma = bool(r.bits[source.end] & lx.COMMA)
    at = source.end + comma
    if at >= limit or r.bits[at] & (lx.MARK | lx.CUE):
        return None
    word = r.words[at]
    if not word.conjunction and not (word.heads and r.vocabulary.joins_name(word.fold)):
        return None
    if word.adjective and word.article and source.persons:  # والأميركي دونالد ترامب
        other = r.plain.read(at + 1, limit, stops)
        return other if other is not None and other.persons else None
    if not (word.heads or word.titles or word.bits & (lx.UNNAMED | lx.PLACE | lx.BODY)):
        return None
    other = r.plain.read(at, limit, stops)
    if not comma or other is None:
        return other
    closed = other.end < limit and bool(r.bits[other.end] & (lx.COMMA | lx.THAT | lx.PREPOSITION))
    return other if source.named and other.titles and other.named and closed else None


def _past_anonymity(r: Reading, source: Mention, limit: int) -> None:
    """مسؤول طلب عدم كشف هويته: the clause belongs to the source."""
    at = source.end
    if at < limit and r.bits[at] & lx.COMMA:
        at += 1
    end = r.outline.unnamed_clause(at, limit) if at < limit else None
    if end is None:
        return
    if end < limit and r.bits[end] & lx.COMMA and at > source.end:
        end += 1
    source.described, source.end = source.end, end


def source_before(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """A phrase that fills the clause from its beginning up to the verb (subject first)."""
    if cue > sentence.start and r.bits[cue - 1] & lx.RELATIVE:
        return _antecedent(r, cue - 1, sentence)
    fronted = _fronted_subject(r, cue, sentence)
    if fronted is not None:
        return fronted
    start = _clause_start(r, cue, sentence)
    source = _filling(r, start, cue)
    if source is None and start > sentence.start and r.bits[start - 1] & lx.QUOTE:
        source = _filling(r, _clause_start(r, cue, sentence, past_marks=True), cue)
    return source


def _filling(r: Reading, start: int, cue: int) -> Mention | None:
    """The phrase from `start` on, behind particles, that reaches the verb."""
    at = _past_particles(r, start, cue)
    if at >= cue:
        return None
    end = cue
    while end > at and r.bits[end - 1] & (lx.AUXILIARY | lx.ADVERB | lx.COMMA | lx.TIME):
        end -= 1
    source = read_joined(r, at, end)
    if source is None or source.kind == "pronoun" and r.words[cue].conjunction:
        return None  # هذا وكشف
    if source.end != end and not _with_aside(r, source, cue):
        return None
    return source


def _fronted_subject(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """أما فلان، وهو أحد السكان، فقال: the subject stands first, whatever comes between."""
    first = sentence.start
    if r.words[first].stem not in r.vocabulary.fronting or cue - first < 2:
        return None
    again = cue
    while r.bits[again - 1] & lx.AUXILIARY and r.words[again].conjunction not in r.vocabulary.resumes:
        again -= 1
    if r.words[again].conjunction not in r.vocabulary.resumes:
        return None
    return read_joined(r, first + 1, cue)


def _past_particles(r: Reading, at: int, limit: int) -> int:
    """Behind what opens a clause before its subject: لكن, كان, غير أن, بعد أن, ومنذ …"""
    opens = lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB | lx.THAT
    while at < limit:
        if r.bits[at] & opens and not _names(r, at, limit):
            at += 1
        elif r.bits[at] & lx.PREPOSITION and at + 1 < limit and r.bits[at + 1] & lx.THAT:
            at += 2
        elif r.words[at].fixed and (fixed := r.outline.fixed(at, limit)) and fixed[1] == "opener":
            at = fixed[0] + (fixed[0] < limit and bool(r.bits[fixed[0]] & lx.COMMA))
        else:
            break
    return at


def _names(r: Reading, at: int, limit: int) -> bool:
    """Whether a whole listed name begins with the particle at `at` (آن, أن)."""
    heads = r.words[at].heads
    return bool(heads) and longest(heads, r.folds, at, limit) is not None


def _with_aside(r: Reading, source: Mention, cue: int) -> bool:
    """مسؤول، رفض نشر اسمه، قال: an aside between commas, or a relative clause, stands before the verb."""
    if source.kind == "name" or source.end >= cue - 1 or not r.bits[cue - 1] & (lx.COMMA | lx.DASH):
        return False
    return bool(r.bits[source.end] & (lx.COMMA | lx.RELATIVE | lx.DASH))


def _antecedent(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """الوزير الذي قال إن: the longest named phrase that ends right before the relative pronoun."""
    stop = end - 1 if r.bits[end - 1] & lx.COMMA else end
    for at in range(max(sentence.start, stop - 16), stop):
        source = r.plain.read(at, stop, governed=True)
        if (
            source is not None
            and source.end == stop
            and (source.persons or source.titles or source.kind == "body" or _full_name(source))
        ):
            return source
    return None


def _clause_start(r: Reading, cue: int, sentence: Sentence, past_marks: bool = False) -> int:
    start = sentence.start
    for i in range(cue - 1, sentence.start - 1, -1):
        if past_marks and r.bits[i] & lx.QUOTE and _short_marks(r, i):
            continue
        if r.bits[i] & (lx.STOP | lx.BREAK | lx.DOTS | lx.QUOTE | lx.COLON):
            return i + 1
        if r.bits[i] & lx.DASH and _ends_dateline(r, i, sentence):
            return i + 1
        if r.bits[i] & lx.COMMA and not _apposition_comma(r, i, sentence):
            start = i + 1
            break
    return start


def _short_marks(r: Reading, i: int) -> bool:
    """Whether a mark belongs to a quotation of a few words: a name within the subject (زعيم حزب «الأمة» قال)."""
    own = r.outline.by_start.get(i) or r.outline.by_end.get(i)
    return own is not None and own.words(r.tokens) <= SHORT


def _ends_dateline(r: Reading, i: int, sentence: Sentence) -> bool:
    """موسكو، روسيا (CNN)--: a dash behind a bracket or dash near the beginning, or behind a bare place."""
    before = r.bits[i - 1]
    if i - sentence.start > DATELINE or i == sentence.start:
        return False
    return (
        bool(before & (lx.CLOSE | lx.DASH)) or i - sentence.start == 1 and bool(before & (lx.PLACE | lx.CITY))
    )


def _apposition_comma(r: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the comma at `i` stands inside a source phrase that begins before it."""
    source = r.plain.read(_past_particles(r, sentence.start, i), sentence.end)
    if source is None:
        return False
    # The comma that closes an aside behind it (مسؤول، رفض نشر اسمه، قال) leaves the subject open as well.
    aside = source.kind != "name" and source.end < i and bool(r.bits[source.end] & (lx.COMMA | lx.RELATIVE))
    return (
        source.end >= i
        or aside
        and not any(r.bits[j] & lx.COMMA for j in range(source.end + 1, i))
        and _verb_follows(r, i + 1, sentence)
    )


def _verb_follows(r: Reading, i: int, sentence: Sentence) -> bool:
    while i < sentence.end and r.bits[i] & (lx.AUXILIARY | lx.ADVERB):
        i += 1
    return i < sentence.end and bool(r.bits[i] & lx.CUE)


def read_glued(r: Reading, at: int, limit: int) -> Mention | None:
    """A source whose first word carries the preposition that governs it (لأكرم, للمتحدث باسم …)."""
    source = r.plain.read(at, limit, governed=True)
    if source is not None and source.name is not None and source.name[0] == at:
        source.cut = 1
    return source


def _full_name(source: Mention) -> bool:
    """Whether a phrase is a name of several words (وفق عبد الرحمن الذي …)."""
    return source.kind == "name" and source.end - source.start > 1


def _governors(form: CueForm) -> frozenset[str]:
    """The prepositions a cue takes: no source phrase runs over one of them."""
    return frozenset(
        p for name in ("to", "urge", "blame", "describe", "at", "ask") for p in form.frames.prepositions(name)
    )
