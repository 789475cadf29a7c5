"""Titles, captions and crossheads of the form «Name: words», «words» - name, or name «words»."""

from __future__ import annotations

from dataclasses import replace

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from ..report import Report
from .edges import trim
from .scan import seek
from .sources import read_joined

# The colon of a headline stands behind its source with title and place: at most this many tokens from its beginning.
_COLON = 16
# A name before marks, without a verb or colon, is shorter.
_NAME = 10
# An unlisted name before a colon has at most this many words.
_WORDS = 4
# Between a source and its colon stand at most this many words (the outlet, the place, the occasion).
_OCCASION = 8
# The last sentence of a line that goes on for more tokens than this is a paragraph.
_LINE = 40
# Prepositions written as words of their own, and such, have at most this many letters.
_PARTICLE = 2


def with_second(r: Reading, headline: Report, sentence: Sentence) -> list[Report]:
    """A headline, parted where a second one begins behind dots."""
    start, end = headline.parts[0]
    for at in range(start, end - 1):
        if r.bits[at] & lx.DOTS:
            second = _name_first(r, sentence, at + 1)
            if second is None or second.source is None:
                continue
            if second.source.persons or second.source.kind != "name":
                return [replace(headline, parts=(trim(r, start, at),)), second]
    return [headline]


def _headline(
    sentence: Sentence, part: tuple[int, int], source: Mention, rule: str, stopped_by: str
) -> Report:
    return Report(
        sentence, (part,), "headline", "say", None, source, rule, end=sentence.end, stopped_by=stopped_by
    )


# -- «words» - name, name «words» --------------------------------------------------------------------------------------


def words_first(r: Reading, sentence: Sentence) -> Report | None:
    """«words» - name, as a line of its own."""
    quotation = r.outline.by_start.get(sentence.start)
    if quotation is None or not _is_speech(r, quotation) or not _own_line(r, sentence):
        return None
    at = quotation.end + 2
    if at >= sentence.end or not r.bits[at - 1] & lx.DASH:
        return None
    source = read_joined(r, at, sentence.end)
    if source is None or source.end != sentence.end or not (source.named or source.titles):
        return None
    part = trim(r, quotation.start + 1, quotation.end)
    return _headline(sentence, part, source, "headline-dash", "quotation")


def _is_speech(r: Reading, quotation: Quotation) -> bool:
    """Whether a quotation closes and is no mere term."""
    return quotation.closed and quotation.words(r.tokens) > TERM


def words_in_marks(r: Reading, sentence: Sentence) -> Report | None:
    """Name "words", a title without a verb or colon."""
    by_start = r.outline.by_start
    if not _begins_line(r, sentence.start) or not _own_line(r, sentence):
        return None
    first = _past_label(r, sentence)
    opened = next((i for i in range(first, min(sentence.end, first + _NAME)) if i in by_start), None)
    if opened is None or opened == first or not _is_speech(r, by_start[opened]):
        return None
    source = read_joined(r, first, opened)
    if source is None or source.end != opened or not source.persons:
        return None
    behind = by_start[opened].end + 1
    if seek(r.bits, behind, sentence.end, lx.CUE | lx.COLON | lx.QUOTE) is not None:
        return None
    return _headline(sentence, trim(r, opened, behind), source, "headline-marks", "quotation")


def _past_label(r: Reading, sentence: Sentence) -> int:
    """The first token of a line behind its label (تحليل: – "analysis:")."""
    fixed = r.outline.fixed(sentence.start, sentence.end)
    if fixed is None or fixed[1] != "label" or fixed[0] >= sentence.end:
        return sentence.start
    return fixed[0] + bool(r.bits[fixed[0]] & lx.COLON)


def _begins_line(r: Reading, at: int) -> bool:
    return at == 0 or bool(r.bits[at - 1] & lx.BREAK)


def _own_line(r: Reading, sentence: Sentence) -> bool:
    """Whether the sentence is a whole line without a full stop: a title, caption or crosshead."""
    bits, after = r.bits, sentence.end
    return not bits[after - 1] & lx.STOP and (after >= len(bits) or bool(bits[after] & lx.BREAK))


# -- name: words -------------------------------------------------------------------------------------------------------


def at_beginning(r: Reading, sentence: Sentence) -> Report | None:
    """«Name: words» at the beginning of a line."""
    return _name_first(r, sentence, sentence.start) if _begins_line(r, sentence.start) else None


def _name_first(r: Reading, sentence: Sentence, first: int) -> Report | None:
    """«Name: words» from token `first` to the end of the line."""
    found = _named_before_colon(r, sentence, first)
    if found is None:
        return None
    source, colon = found
    if not _heads_line(r, source, colon) or not _speaks(r, source, colon + 1):
        return None
    if source.common_noun and not source.named:
        return None
    if source.kind in ("name", "body") and source.end - source.start < 2 and not _own_line(r, sentence):
        return None
    if _is_author(r, source, sentence):
        return None
    end = _line_end(r, sentence)
    if r.outline.region_at(first) == "caption":
        end = _without_credit(r, colon + 1, end)
    part = trim(r, colon + 1, end)
    if part[1] <= part[0]:
        return None
    return replace(
        _headline(sentence, part, source, "headline-colon", "sentence"), act=_act(r, source.end, colon)
    )


def _is_author(r: Reading, source: Mention, sentence: Sentence) -> bool:
    """Whether the line behind a title holds just the name before its colon: whoever wrote a column, and no speaker."""
    name = r.folds[source.start : source.end]
    begin = next((i for i in range(sentence.end, len(r.bits)) if not r.bits[i] & lx.BREAK), len(r.bits))
    end = begin + len(name)
    whole = end < len(r.bits) and bool(r.bits[end] & lx.BREAK)
    return whole and r.folds[begin:end] == name and r.outline.region_at(source.start) == "title"


def _act(r: Reading, at: int, colon: int) -> str:
    """The act of a verb between the name and the colon (لافروف يحذر واشنطن: – "Lavrov warns Washington:"), else to say.

    Of verbs spelled alike one that opens words by itself has nothing before the colon (يذكر, "mentions" or "reminds").
    """
    forms = [form for form in r.words[at].cues if form.part == "verb"] if at < colon else []
    if at + 1 < colon:
        forms = [form for form in forms if not form.frames.has("colon")] or forms
    return forms[0].act if forms else "say"


def _named_before_colon(r: Reading, sentence: Sentence, first: int) -> tuple[Mention, int] | None:
    """Who stands before the colon of a line, behind a label, and where the colon is."""
    bits, limit = r.bits, min(sentence.end, first + _COLON)
    colon = seek(bits, first, limit, lx.COLON)
    if colon is None:
        return None
    fixed = r.outline.fixed(first, limit)
    if fixed is not None and fixed[1] == "label":
        if colon != fixed[0]:
            return None
        first = fixed[0] + 1
        colon = seek(bits, first, limit, lx.COLON)
    if colon is None or colon == first or colon + 1 >= sentence.end:
        return None
    if bits[first] & lx.CUE and not bits[first] & (lx.TITLE | lx.UNNAMED):
        return None
    source = read_joined(r, _last_clause(r, first, colon), colon)
    return (source, colon) if source is not None else None


def _last_clause(r: Reading, first: int, colon: int) -> int:
    """Whoever the verb before the colon belongs to.

    ناشطون يتحدثون عن هجوم ولافروف يرد: – "activists speak of an attack and Lavrov replies:".
    """
    if not r.bits[colon - 1] & (lx.CUE | lx.VERB):
        return first
    joins = r.vocabulary.joins_name
    for i in range(colon - 2, first, -1):
        if r.words[i].names and (r.words[i].conjunction or joins(r.folds[i])):
            return i
    return first


def _heads_line(r: Reading, source: Mention, colon: int) -> bool:
    """Whether only the occasion stands between a source and its colon."""
    if source.end == colon:
        return source.kind != "pronoun" and (source.kind != "name" or source.end - source.start <= _WORDS)
    bits, next_word, length = r.bits, r.words[source.end], colon - source.end
    if source.persons and length == 1 and not next_word.bits & ~(lx.WORD | lx.OWNED | lx.VERB):
        return not next_word.article  # هولاند لفرانس24 – "Hollande to France24": an outlet no list knows
    if source.kind == "name" and len(next_word.fold) > _PARTICLE or length > _OCCASION:
        return False
    opens = next_word.prefix or next_word.bits & (lx.PREPOSITION | lx.CUE)
    return bool(opens) and seek(bits, source.end, colon, lx.STOP | lx.COMMA | lx.THAT) is None


def _speaks(r: Reading, source: Mention, begin: int) -> bool:
    """Whether a source before a colon speaks: a country labels news as often, which begins with an indefinite noun."""
    if source.kind != "country":
        return True
    word = r.words[begin]
    news = any(_in_present(r, at) for at in (begin + 1, begin + 2) if at < len(r.bits))
    if news and not word.bits & lx.NEGATION:
        return False  # سوريا: الأكراد يعلنون … – "Syria: the Kurds announce …"
    speech = lx.NEGATION | lx.QUOTE | lx.PLACE | lx.CUE | lx.PRONOUN
    if word.article or word.heads or word.bits & speech:
        return True
    return (
        word.fold.endswith(r.vocabulary.plural)
        or begin in r.outline.by_start
        or word.fold in r.vocabulary.bare
    )


def _in_present(r: Reading, i: int) -> bool:
    """Whether token `i` is a verb in the present, reporting or by its shape."""
    word = r.words[i]
    if r.bits[i - 1] & (lx.NEGATION | lx.QUOTE):
        return False  # روسيا: لندن "تلعب بالنار" – "Russia: London is 'playing with fire'": no news
    if any(form.tense.startswith("present") for form in word.cues):
        return True
    shaped = word.bits & lx.VERB and not word.bits & lx.COMMON
    return bool(shaped) and not word.fold.endswith(r.vocabulary.past)


def _line_end(r: Reading, sentence: Sentence) -> int:
    """Where the line ends, unless it is a paragraph that goes on: then its first sentence."""
    line_break = seek(r.bits, sentence.end, len(r.bits), lx.BREAK)
    end = len(r.bits) if line_break is None else line_break
    return sentence.end if end - sentence.end > _LINE else end


def _without_credit(r: Reading, start: int, end: int) -> int:
    """Before the last bracket of a caption, which names the photographer."""
    for i in range(end - 1, start, -1):
        if r.bits[i] & lx.OPEN:
            return i
    return end
