"""Titles of several clauses: and joins a second subject with a verb in the present to the first.

المصرف يخفض الفائدة واتحاد الصناعيين يدعو إلى قروض – "the bank lowers interest and the industrialists call for loans".
"""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import can_report, is_finite
from ...outline.sentences import Sentence
from ...words import classes as lx
from .sources import read_behind_and
from .speech import Speech

# A subject in a title has at most this many tokens.
_SUBJECT = 10


def second_subject(r: Reading, verb: int, sentence: Sentence) -> Mention | None:
    """The subject of the verb of a later clause of a title: right before it, joined by and to a clause with its own verb."""
    if not _in_title(r, verb) or not _reports_now(r, verb):
        return None
    for at in range(verb - 1, max(sentence.start + 1, verb - _SUBJECT) - 1, -1):
        if r.bits[at] & (lx.MARK | lx.THAT) or is_finite(r.tokens, at):
            return None
        if r.words[at].conjunction:
            source = read_behind_and(r, at, verb)
            if source is not None and source.end == verb and _has_verb(r, sentence.start, at):
                return source
    return None


def at_second_clause(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where the next clause of a title begins at token `at`, with its subject and a reporting verb, else ""."""
    r = s.reading
    if not r.words[at].conjunction or not _in_title(r, at):
        return ""
    source = read_behind_and(r, at, s.sentence.end)
    if source is None or source.end >= s.sentence.end:
        return ""
    return "clause" if _reports_now(r, source.end) and _has_verb(r, s.sentence.start, at) else ""


def _in_title(r: Reading, at: int) -> bool:
    return r.outline.region_at(at) == "title"


def _reports_now(r: Reading, at: int) -> bool:
    """Whether a word is a reporting verb in the present, to which nothing is joined."""
    word = r.words[at]
    present = any(form.part == "verb" and form.tense.startswith("present") for form in word.cues)
    return present and not word.conjunction and can_report(r.tokens, at)


def _has_verb(r: Reading, start: int, end: int) -> bool:
    return any(is_finite(r.tokens, i) for i in range(start, end))
