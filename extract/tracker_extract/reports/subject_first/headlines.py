"""Titles of the form «Name: words» and «Words: name», and datelines, where names are capitalised."""

from __future__ import annotations

from ...mentions.capitalised.surnames import finite_cue
from ...mentions.mention import Mention, is_outlet
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ...words.phrases import longest
from ..report import Report
from .clauses import finite_verb
from .contents import trim

# A dateline with an agency and a date has at most this many tokens.
_DATELINE = 14
# A word in capitals from this length on belongs to a dateline, not to an abbreviation.
_PLACE = 4
# An outlet behind the dash of a title has at most so many words.
_OUTLET = 4
_IN_DATELINE = lx.CAPITAL | lx.MARK | lx.NUMBER | lx.TIME


def headline(r: Reading, sentence: Sentence) -> Report | None:
    """The headline that a line of a title or caption makes."""
    if r.outline.region_at(sentence.start) not in ("title", "caption"):
        return None
    colons = [i for i in range(sentence.start + 1, sentence.end - 1) if r.bits[i] & lx.COLON]
    if not colons:
        return _behind_dash(r, sentence)
    first, last = colons[0], colons[-1]
    end = sentence.end - 1 if r.bits[sentence.end - 1] & lx.STOP else sentence.end
    before, behind = _whole(r, sentence.start, first), _whole(r, last + 1, end)
    if behind is not None and behind.kind == "country":
        behind = None
    # The door stays open: Merkel. A noun with its article names somebody only where nobody is named.
    if before is not None and not (before.kind == "unnamed" and behind is not None and behind.named):
        return _report(r, before, first + 1, sentence.end, sentence)
    return _report(r, behind, sentence.start, last, sentence) if behind is not None else None


def _behind_dash(r: Reading, sentence: Sentence) -> Report | None:
    """Old bridge will close before winter - ministry: a clause, and behind the last dash who says it.

    Not: Old bridge will close - Harbour News (an outlet), nor - harbournews; The bridge - mayor (no clause before the dash).
    """
    start, end = sentence.start, sentence.end
    dash = next((i for i in range(end - 2, start, -1) if _is_free_dash(r, i)), None)
    if dash is None or finite_verb(r, start, dash) is None:
        return None
    source = r.capitalised.read_joined(dash + 1, end)
    if (
        source is None
        or source.end != end
        or source.kind in ("country", "pronoun", "group")
        or not _is_known(source)
        or source.common_noun
        and source.end - source.start == 1
    ):
        return None
    # A capital that no list knows is an outlet more often than not (– National Harbour Reporter).
    if r.bits[source.start] & lx.CAPITAL and not (source.persons or source.named_bodies):
        return None
    return None if is_channel(r, source) else _report(r, source, start, dash, sentence)


def without_outlet(r: Reading, sentence: Sentence) -> Sentence:
    """A line of a title without the outlet that stands behind its last dash (Bridge shut – Harbour News).

    Not: Bridge shut – Lavrov, whom a list knows, or a name that the text has again.
    """
    start, end = sentence.start, sentence.end
    if r.outline.region_at(start) != "title":
        return sentence
    dash = next((i for i in range(end - 2, max(start, end - 2 - _OUTLET), -1) if _is_free_dash(r, i)), None)
    return sentence._replace(end=dash) if dash is not None and _is_outlet(r, dash + 1, end) else sentence


def _is_outlet(r: Reading, start: int, end: int) -> bool:
    """Whether words behind the dash of a title are those of an outlet: a page, or capitals that name nobody known."""
    if _is_page(r, start, end):
        return True
    of_name = lx.CAPITAL | lx.CONJUNCTION
    if any(not r.bits[i] & of_name and r.tokens.forms[i] != "&" for i in range(start, end)):
        return False
    source = r.capitalised.read(start, end)
    if source is None or is_channel(r, source):
        return True
    if source.kind in ("country", "unnamed"):
        return False
    return not (source.persons or source.titles or source.named_bodies or _is_named_again(r, source))


def _is_page(r: Reading, start: int, end: int) -> bool:
    """Whether words are the address of a page (harbour.example): small letters behind a stop within one word."""
    return any(form.rpartition(".")[2].islower() and "." in form for form in r.tokens.forms[start:end])


def _is_free_dash(r: Reading, i: int) -> bool:
    """Whether a dash between blanks stands at token `i`."""
    starts, ends = r.tokens.starts, r.tokens.ends
    return bool(r.bits[i] & lx.DASH) and starts[i] > ends[i - 1] and starts[i + 1] > ends[i]


def is_channel(r: Reading, source: Mention) -> bool:
    """Whether a source is a medium, by a word for one or a listed name."""
    if any(body.kind == "media" for _, body in source.bodies):
        return True
    return any(
        is_outlet(longest(r.words[start].heads, r.folds, start, end))
        for start, end, _ in source.named_bodies
        if r.words[start].heads
    )


def _report(r: Reading, source: Mention, start: int, end: int, sentence: Sentence) -> Report | None:
    start, end = trim(r, start, end)
    if end <= start:
        return None
    return Report(
        sentence, ((start, end),), "headline", "say", None, source, "headline-colon", end=sentence.end
    )


def behind_label(title: Report) -> Sentence | None:
    """What stands behind a country that may only say where (Syria: Kerry urges calm), None where it is no country."""
    source = title.source
    if source is None or source.kind != "country" or source.start != title.sentence.start:
        return None
    return title.sentence._replace(start=source.end + 1)


def begins_with_report(r: Reading, sentence: Sentence) -> bool:
    """Whether a named source begins a sentence, with a reporting verb behind."""
    source = r.capitalised.read_joined(sentence.start, sentence.end)
    if source is None or not source.named or source.end >= sentence.end:
        return False
    return bool(r.bits[source.end] & lx.CUE)


# -- who stands beside the colon -------------------------------------------------------------------------------------


def _whole(r: Reading, start: int, end: int) -> Mention | None:
    """The mention that fills a stretch, where it can be a source."""
    p = r.capitalised.read_joined(start, end)
    if p is None or p.end != end or p.kind == "pronoun":
        return None
    if p.kind == "country" and _labels_words(r, start, end):
        return None
    return p if _is_known(p) or _is_named_again(r, p) else None


def _labels_words(r: Reading, start: int, colon: int) -> bool:
    """Whether the name of a country only says where (Syria: at least 20 dead): words of the title's own stand behind its
    colon. They are the country's where they open with marks or a pronoun, or with a capital where the text has it report."""
    if colon >= len(r.bits) or r.bits[colon + 1] & (lx.QUOTE | lx.PRONOUN):
        return False
    if not r.bits[colon + 1] & lx.CAPITAL:
        return True
    name = r.folds[colon - 1]
    return not any(r.folds[i] == name and r.bits[i + 1] & lx.CUE for i in range(colon + 1, len(r.folds) - 1))


def _is_known(p: Mention) -> bool:
    """Whether a list knows somebody or something in a mention, and it is no thing nobody listed (a chronology of the war)."""
    if p.common_noun and p.features.number == "sg" and not p.definite:
        return False
    return bool(p.persons or p.titles or p.named_bodies or p.bodies or p.kind in ("unnamed", "country"))


def _is_named_again(r: Reading, p: Mention) -> bool:
    """Whether the last word of a name nobody listed comes again in the text."""
    return p.name is not None and r.folds[p.name[1] - 1] in r.folds[p.name[1] + 1 :]


# -- datelines -------------------------------------------------------------------------------------------------------


def past_dateline(r: Reading, sentence: Sentence) -> Sentence:
    """The sentence without a place, an agency and a date at its head (MOSCOW (Reuters) - …)."""
    first = sentence.start
    if first > 0 and not r.bits[first - 1] & lx.BREAK or not r.bits[first] & lx.CAPITAL:
        return sentence
    dash = _dateline_dash(r, sentence)
    if dash is not None:
        return sentence._replace(start=dash + 1)
    at = first
    while at < sentence.end and _is_place(r, at):
        at += 1
    at = _past_country(r, at, sentence)
    return sentence._replace(start=at) if at < sentence.end else sentence


def _past_country(r: Reading, at: int, sentence: Sentence) -> int:
    """Behind the country that a comma joins to a place in capitals (PORTO, Portugal The harbour …): a capital must follow it."""
    if at == sentence.start or at + 2 >= sentence.end or not r.bits[at] & lx.COMMA:
        return at
    place = r.capitalised.read(at + 1, min(sentence.end, at + 1 + _OUTLET))
    listed = longest(r.words[at + 1].heads, r.folds, at + 1, sentence.end)
    end = listed.end if listed is not None else at + 2
    named = place is not None and bool(place.places) or r.tokens.forms[at + 1].endswith(".")
    return end if named and end < sentence.end and r.bits[end] & lx.CAPITAL else at


def _dateline_dash(r: Reading, sentence: Sentence) -> int | None:
    """The dash, with a blank before it, behind which the text begins."""
    bits, tokens, first = r.bits, r.tokens, sentence.start
    for i in range(first + 1, min(sentence.end - 1, first + _DATELINE)):
        apart = tokens.starts[i] > tokens.ends[i - 1] or tokens.forms[i - 1].endswith(".")
        if bits[i] & lx.DASH and apart:
            return None if _opens_aside(r, i, sentence.end) else i
        if not bits[i] & _IN_DATELINE or bits[i] & (lx.QUOTE | lx.COLON):
            return None
    return None


def _opens_aside(r: Reading, dash: int, end: int) -> bool:
    """Whether a second dash behind the one at a token has a reporting verb behind it (Ann Berg – wearing a hat – said)."""
    second = next((i for i in range(dash + 1, end - 1) if r.bits[i] & lx.DASH), None)
    return second is not None and finite_cue(r.tokens, second + 1)


def _is_place(r: Reading, i: int) -> bool:
    """A word in capitals, or a mark before one."""
    forms = r.tokens.forms
    if r.bits[i] & lx.STOP and i + 1 < len(forms):
        return forms[i - 1].isupper() and _in_capitals(r, i + 1)
    if i + 2 < len(forms) and forms[i].isupper() and r.bits[i + 1] & lx.STOP and _in_capitals(r, i + 2):
        return True  # ST. LOUIS
    return _in_capitals(r, i) or forms[i] in "/,;" and i + 1 < len(forms) and forms[i + 1].isupper()


def _in_capitals(r: Reading, i: int) -> bool:
    """A word in capitals that is no listed body (UNICEF said)."""
    form = r.tokens.forms[i]
    if not form.isupper() or len(form) < _PLACE or "." in form or finite_cue(r.tokens, i + 1):
        return False  # COFA said
    p = r.capitalised.read(i, i + 1)
    return p is None or not p.named_bodies
