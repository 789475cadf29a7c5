"""Words with a name behind a dash: a quotation with who said it ("…" — Name), a tweet (words — Name (@handle) day)."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM, kind_of
from ..report import Report
from .clauses import finite_verb
from .contents import inside, trim

# What somebody is called by on a network begins with this mark.
_HANDLE = "@"
# Behind a name what its bearer is has at most so many words (— Ann Berg, head of the guild).
_DESCRIPTION = 12


def signed(r: Reading, sentence: Sentence) -> Report | None:
    """The report of words that a name behind a dash ends: a tweet with its handle, or a quotation and nothing else.

    Not: the lamp — Ann Berg's — was lit; "Salt and Apples" — Ann Berg (a term in marks).
    """
    dash = next((i for i in range(sentence.end - 2, sentence.start - 1, -1) if r.bits[i] & lx.DASH), None)
    source = _signature(r, dash, sentence) if dash is not None else None
    if dash is None or source is None:
        return None
    if _has_handle(r, source.end, sentence):
        return _report(r, sentence, trim(r, _first_of_paragraph(r, sentence), dash), source, "write")
    quotation = _quotation_before(r, dash, sentence)
    if quotation is None or not _ends_line(r, source, sentence):
        return None
    return _report(r, sentence, inside(r, quotation), source, "say")


def is_signed(r: Reading, sentence: Sentence) -> bool:
    """Whether a quotation that is a sentence by itself has the name of who said it in the next."""
    at = sentence.end
    while at < len(r.bits) and r.bits[at] & lx.BREAK:
        at += 1
    follower = next((s for s in r.outline.sentences if s.start == at), None)
    return follower is not None and bool(r.bits[at] & lx.DASH) and signed(r, follower) is not None


def _signature(r: Reading, dash: int, sentence: Sentence) -> Mention | None:
    """Who is named right behind a dash, as a person or body of a name."""
    if dash + 1 >= sentence.end:
        return None
    source = r.capitalised.read_joined(dash + 1, sentence.end)
    if source is None or not source.named or source.joined:
        return None
    end = max([source.name[1]] if source.name else [end for _, end, _ in source.persons])
    # Not: – Ann Berg with Jan Holm in the capital, who wrote the article.
    return source if end >= source.end or r.bits[end] & (lx.COMMA | lx.OPEN) else None


def _has_handle(r: Reading, at: int, sentence: Sentence) -> bool:
    """Whether a bracket with a handle stands at token `at`, or was read with the name before it."""
    forms = r.tokens.forms
    if at + 1 < sentence.end and r.bits[at] & lx.OPEN:
        return forms[at + 1] == _HANDLE
    return bool(r.bits[at - 1] & lx.CLOSE) and _HANDLE in forms[max(sentence.start, at - TERM - 2) : at]


def _first_of_paragraph(r: Reading, sentence: Sentence) -> int:
    """The first token of a sentence's paragraph: a tweet is one."""
    first, before = sentence, r.outline.sentence_before(sentence)
    while before is not None and before.paragraph == sentence.paragraph:
        first, before = before, r.outline.sentence_before(before)
    return first.start


def _quotation_before(r: Reading, dash: int, sentence: Sentence) -> Quotation | None:
    """The quotation that ends right before a dash and begins its sentence, or is the whole sentence before."""
    end = dash - 1
    while end > 0 and r.bits[end] & lx.BREAK:
        end -= 1
    quotation = r.outline.by_end.get(end)
    if quotation is None or quotation.depth or quotation.words(r.tokens) <= TERM:
        return None
    before = sentence if dash > sentence.start else r.outline.sentence_before(sentence)
    return quotation if before is not None and quotation.start == before.start else None


def _ends_line(r: Reading, source: Mention, sentence: Sentence) -> bool:
    """Whether a name ends its line, but for what its bearer is."""
    end = sentence.end
    if end < len(r.bits) and not r.bits[end] & lx.BREAK or end - source.end > _DESCRIPTION:
        return False
    if source.end >= end or r.bits[source.end] & lx.STOP:
        return True
    return bool(r.bits[source.end] & lx.COMMA) and finite_verb(r, source.end, end) is None


def _report(
    r: Reading, sentence: Sentence, part: tuple[int, int], source: Mention, act: str
) -> Report | None:
    if part[1] - part[0] <= 1:
        return None
    kind = kind_of(r.outline, [part])
    return Report(sentence, (part,), kind, act, None, source, "signed", end=sentence.end)
