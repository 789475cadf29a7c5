"""Cues that report nothing by where they stand, in a byline or in somebody's words; and those behind a quotation."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM, kind_of
from ..report import Report
from .whose import source_behind

# A byline has at most this many tokens behind its verb (كتب: فلان – "written by X").
_BYLINE = 8


def is_byline(r: Reading, sentence: Sentence) -> bool:
    """Whether a line names its author (كتب: فلان – "written by X"): no speech."""
    bits, start, nxt = r.bits, sentence.start, sentence.start + 1
    begins_line = start == 0 or bits[start - 1] & lx.BREAK
    if not begins_line or r.words[start].conjunction or not nxt < sentence.end <= nxt + _BYLINE:
        return False
    return bool(bits[nxt] & lx.COLON) and not any(bits[i] & lx.QUOTE for i in range(nxt, sentence.end))


def within_quotation(r: Reading, cue: int) -> bool:
    """Whether a cue stands within somebody's words."""
    q = r.outline.outer_quotation(cue, least=TERM + 1)
    if q is None:
        return False
    if cue != q.start + 1 or r.words[cue].conjunction:
        return True
    # "أكد ترامب التزامه …" – "'Trump confirmed his commitment …'": marks around a whole sentence of the author.
    subject = r.plain.read(cue + 1, q.end)
    return subject is None or not subject.persons


def behind_quotation(r: Reading, cue: int, part: tuple[int, int], sentence: Sentence) -> Report | None:
    """The report of a quotation whose verb and source stand behind it."""
    for form in r.words[cue].cues:
        if form.part != "verb" or not form.frames.has("quote") or form.frames.has("weak"):
            continue
        source = source_behind(r, cue, form, sentence.end, content_before=True)
        if source is not None:
            rule = "quotation-verb-subject"
            return Report(
                sentence,
                (part,),
                kind_of(r.outline, (part,)),
                form.act,
                (cue, cue + 1),
                source,
                rule,
                Frame(cue, form, source, part[0], "quote", rule),
                source.end,
                stopped_by="quotation",
            )
    return None
