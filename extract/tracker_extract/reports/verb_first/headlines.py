"""Titles, captions and crossheads of the form «Name: words» or «words» - name."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from ..report import Report
from .content import trim
from .subjects import read_joined


def headlines(r: Reading, sentence: Sentence) -> list[Report]:
    """The headline of a line, and a second one behind dots: «A: words.. and B: words»."""
    first = (
        _headline(r, sentence, sentence.start) or _words_first(r, sentence) or _words_in_marks(r, sentence)
    )
    if first is None or first.cue is not None:
        return []
    start, end = first.parts[0]
    for at in range(start, end):
        if r.bits[at] & lx.DOTS and at + 1 < end:
            second = _headline(r, sentence, at + 1)
            if (
                second is not None
                and second.source is not None
                and (second.source.persons or second.source.kind != "name")
            ):
                first.parts = [trim(r, start, at, at)]
                return [first, second]
    return [first]


def _words_first(r: Reading, sentence: Sentence) -> Report | None:
    """«words» - name, as a line of its own."""
    quotation = r.outline.by_start.get(sentence.start)
    if (
        quotation is None
        or not quotation.closed
        or quotation.end + 2 >= sentence.end
        or not _own_line(r, sentence)
    ):
        return None
    if not r.bits[quotation.end + 1] & lx.DASH or quotation.words(r.tokens) <= TERM:
        return None
    source = read_joined(r, quotation.end + 2, sentence.end)
    if source is None or source.end != sentence.end or not (source.persons or source.titles or source.name):
        return None
    part = trim(r, quotation.start + 1, quotation.end, quotation.end)
    return Report(sentence, [part], "headline", "say", None, source, "headline-dash", end=sentence.end)


def _words_in_marks(r: Reading, sentence: Sentence) -> Report | None:
    """«Name "words"», a title without a verb or colon."""
    first = sentence.start
    if first and not r.bits[first - 1] & lx.BREAK or not _own_line(r, sentence):
        return None
    fixed = r.outline.fixed(first, sentence.end)
    if fixed is not None and fixed[1] == "label" and fixed[0] < sentence.end:
        first = fixed[0] + bool(r.bits[fixed[0]] & lx.COLON)
    opened = next((i for i in range(first, min(sentence.end, first + 10)) if i in r.outline.by_start), None)
    if opened is None or opened == first:
        return None
    quotation = r.outline.by_start[opened]
    source = read_joined(r, first, opened)
    if source is None or source.end != opened or not source.persons or not quotation.closed:
        return None
    rest = range(quotation.end + 1, sentence.end)
    if quotation.words(r.tokens) <= TERM or any(r.bits[i] & (lx.CUE | lx.COLON | lx.QUOTE) for i in rest):
        return None
    part = trim(r, opened, quotation.end + 1, quotation.end + 1)
    return Report(sentence, [part], "headline", "say", None, source, "headline-marks", end=sentence.end)


def _own_line(r: Reading, sentence: Sentence) -> bool:
    """Whether the sentence is a whole line without a full stop: a title, caption or crosshead."""
    after = sentence.end
    return not r.bits[sentence.end - 1] & lx.STOP and (
        after >= len(r.tokens) or bool(r.bits[after] & lx.BREAK)
    )


def _speaks(r: Reading, source: Mention, begin: int) -> bool:
    """A country before a colon labels news as often as it speaks: news begins with an indefinite noun."""
    if source.kind != "country":
        return True
    word = r.words[begin]
    if not word.bits & lx.NEGATION and any(
        _present(r, at) for at in (begin + 1, begin + 2) if at < len(r.tokens)
    ):
        return False  # سوريا: الأكراد يعلنون …
    return (
        word.article
        or word.fold.endswith(r.plain.plural)
        or bool(word.bits & (lx.NEGATION | lx.QUOTE | lx.PLACE | lx.CUE | lx.PRONOUN) or word.heads)
        or begin in r.outline.by_start
        or word.fold in r.vocabulary.bare
    )


def _present(r: Reading, i: int) -> bool:
    """Whether token `i` is a verb in the present, reporting or by its shape."""
    word = r.words[i]
    if any(form.tense.startswith("present") for form in word.cues):
        return True
    shaped = word.bits & lx.VERB and not word.bits & lx.COMMON
    return bool(shaped) and not word.fold.endswith(r.vocabulary.past)


def _headline(r: Reading, sentence: Sentence, first: int) -> Report | None:
    """«Name: words» as a line of its own."""
    if first == sentence.start and first > 0 and not r.bits[first - 1] & lx.BREAK:
        return None
    limit = min(sentence.end, first + 16)
    fixed = r.outline.fixed(first, limit)
    if fixed is not None and fixed[1] == "label":
        if fixed[0] < limit and r.bits[fixed[0]] & lx.COLON:
            first = fixed[0] + 1
        elif any(r.bits[i] & lx.COLON for i in range(first, limit)):
            return None
    colon = next((i for i in range(first, limit) if r.bits[i] & lx.COLON), None)
    if colon is None or colon == first or colon + 1 >= sentence.end:
        return None
    if r.bits[first] & lx.CUE and not r.bits[first] & (lx.TITLE | lx.UNNAMED):
        return None
    source = read_joined(r, _last_clause(r, first, colon), colon)
    if source is None or not _heads_line(r, source, colon) or not _speaks(r, source, colon + 1):
        return None
    if source.thing and not source.named:
        return None
    if source.kind in ("name", "body") and not _own_line(r, sentence) and source.end - source.start < 2:
        return None
    line_end = _line_end(r, sentence)
    caption = r.outline.region_at(first) == "caption"
    end = _without_credit(r, colon + 1, line_end) if caption else line_end
    start, end = trim(r, colon + 1, end, end)
    if end <= start:
        return None
    return Report(
        sentence, [(start, end)], "headline", "say", None, source, "headline-colon", end=sentence.end
    )


def _last_clause(r: Reading, first: int, colon: int) -> int:
    """ناشطون يتحدثون عن هجوم ولافروف يرد: whoever the verb before the colon belongs to."""
    if not r.bits[colon - 1] & (lx.CUE | lx.VERB):
        return first
    joins = r.vocabulary.joins_name
    names = (i for i in range(colon - 2, first, -1) if r.words[i].names)
    joined = (i for i in names if r.words[i].conjunction or joins(r.folds[i]))
    return next(joined, first)


def _heads_line(r: Reading, source: Mention, colon: int) -> bool:
    if source.end == colon:
        return source.kind != "pronoun" and (source.kind != "name" or source.end - source.start <= 4)
    rest = range(source.end, colon)
    if source.persons and len(rest) == 1 and not r.bits[source.end] & ~(lx.WORD | lx.OWNED | lx.VERB):
        return not r.words[source.end].article  # هولاند لفرانس24: an outlet no list knows
    return (source.kind != "name" or len(r.folds[source.end]) <= 2) and (
        bool(r.words[source.end].prefix or r.bits[source.end] & (lx.PREPOSITION | lx.CUE))
        and len(rest) <= 8
        and not any(r.bits[i] & (lx.STOP | lx.COMMA | lx.THAT) for i in rest)
    )


def _line_end(r: Reading, sentence: Sentence) -> int:
    end = sentence.end
    while end < len(r.tokens) and not r.bits[end] & lx.BREAK:
        end += 1
    return sentence.end if end - sentence.end > 40 else end


def _without_credit(r: Reading, start: int, end: int) -> int:
    for i in range(end - 1, start, -1):
        if r.bits[i] & lx.OPEN:
            return i
    return end
