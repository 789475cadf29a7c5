"""according to X, as X put it: the clause around them is the content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM, kind_of
from ..report import Report
from .asides import past_adverbs, past_aside
from .clauses import begins_clause, main_verb
from .contents import ahead, around, fills, rest
from .cues import before_told, cue_forms, interrupts
from .draft import Draft, report_of
from .headlines import is_channel
from .leading import clause_start
from .occasions import past_occasion
from .openings import find_opening
from .sources import behind
from .stops import Scope
from .verbs import past_auxiliaries

# Words without marks around an attribution are content from so many tokens on.
_LEAST = 3


class _Attributed(NamedTuple):
    """Whom an attribution names, the token behind, and the act: that of its reporting word where it has one."""

    source: Mention | None
    end: int
    act: str = "cite"


# -- as X said -------------------------------------------------------------------------------------------------------


def attribution_word(d: Draft, subject: Mention) -> int | None:
    """The conjunction of "as X said" before a subject, where it opens an attribution and nothing follows that X said.

    The boat was full, as the mayor said; not: as the mayor said the boat was full, the band played.
    """
    r, sentence, word = d.reading, d.sentence, subject.start - 1
    if word < sentence.start:
        return None
    if r.outline.fixed_as("attribution", word, sentence.end) != (subject.start, "cue"):
        return None
    also_tail = r.outline.fixed_as("tail", word, sentence.end) is not None
    if also_tail and not _ends_behind(r, d, sentence):
        return None
    return word if begins_clause(r, word, sentence.start, lx.MARK) else None


def _ends_behind(r: Reading, d: Draft, sentence: Sentence) -> bool:
    """Whether a clause ends right behind its verb, but for a day or occasion, and the verb may report a clause (as X said, as X said on Monday)."""
    if not (d.form.frames.has("that") or d.form.frames.has("bare")):
        return False
    at = past_adverbs(r, d.end, sentence.end)
    end = (
        past_aside(r, at, sentence.end, d.form) if at < sentence.end and r.bits[at] & lx.PREPOSITION else None
    )
    if end is not None and any(r.bits[i] & (lx.TIME | lx.EVENT) for i in range(at, end)):
        at = end
    return at >= sentence.end or bool(r.bits[at] & (lx.COMMA | lx.STOP | lx.BREAK))


def as_said(d: Draft, subject: Mention, word: int) -> Report | None:
    """The report of "as X said", whose conjunction is the token `word`; None where it hangs on what another says."""
    if _is_within_report(d, word):
        return None
    parts = _around(Scope(d.reading, d.sentence, word), d.end, d.found)
    return report_of(d, parts, subject, "attribution-cue", "clause", parts[-1][1]) if parts else None


def _is_within_report(d: Draft, word: int) -> bool:
    """Whether the attribution stands in a clause that another report's main clause follows (Asked if the mill was lost, as
    some have suggested, [X said it was]; When the storm came, as X had warned, [Y said the mill was lost])."""
    r, (first, end) = d.reading, (d.sentence.start, d.sentence.end)
    if first >= word or not (r.bits[first] & lx.SUBORDINATOR or _opens_with_participle(r, first)):
        return False
    comma = _closing_comma(r, d.end, d.sentence)
    other = r.capitalised.read_joined(comma + 1, end) if comma is not None else None
    if other is None:
        return False
    verb = past_auxiliaries(r, other.end, end)
    return verb < end and any(
        form.part == "verb" and find_opening(r, at, form, end) is not None for at, form in cue_forms(r, verb)
    )


def _opens_with_participle(r: Reading, i: int) -> bool:
    """Whether a participle may open the sentence at token `i` (Asked, Speaking)."""
    return bool(r.bits[i] & (lx.CUE | lx.VERB)) or any(a.part == "participle" for a in r.words[i].readings)


# -- according to X --------------------------------------------------------------------------------------------------


def attributed(r: Reading, sentence: Sentence, found: Sequence[Report]) -> list[Report]:
    """The reports of a sentence by expressions like "according to X": the clause around each, but for what was `found`."""
    made = (_by_expression(r, i, sentence, found) for i in r.outline.fixed_in(sentence))
    return [report for report in made if report is not None]


def _by_expression(r: Reading, i: int, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report of an expression that may begin at token `i`."""
    fixed = _attribution_at(r, i, sentence.end)
    if fixed is None:
        return None
    speech = r.outline.outer_quotation(i, least=TERM + 1)
    if speech is not None and not (fills(r, speech, sentence) and _interrupts_speech(r, i, fixed)):
        return None
    to = _attributed_to(r, i, *fixed, sentence)
    if to is None or any(_overlaps(f, i, to.end) for f in found):
        return None
    first = before_told(r, i)
    if speech is not None:
        parts = around(r, speech, first - 1, to.end)
    else:
        parts = _around(Scope(r, sentence, first), to.end, found)
    if not parts or any(_share(f.parts, parts) for f in found):
        return None
    kind, cue = kind_of(r.outline, parts), (i, fixed[0])
    return Report(sentence, tuple(parts), kind, to.act, cue, to.source, "attribution", None, parts[-1][1])


def _attribution_at(r: Reading, i: int, limit: int) -> tuple[int, str] | None:
    """An expression at token `i` that names a source, its end and what it takes; "as" only where it opens no tail."""
    fixed = r.outline.fixed_as("attribution", i, limit)
    if fixed is None or fixed[1] == "cue" and r.outline.fixed_as("tail", i, limit) is not None:
        return None
    return fixed


def _interrupts_speech(r: Reading, i: int, fixed: tuple[int, str]) -> bool:
    """Whether an expression within marks is the author's: a reporting word with its pronoun (…, a-t-il dit, …; not: in his view)."""
    end, takes = fixed
    return takes == "self" and interrupts(r, i) and any(r.words[k].cues for k in range(i, end))


def _overlaps(report: Report, start: int, end: int) -> bool:
    """Whether tokens `start` to `end` lie in the content or cue of a report."""
    return any(a < end and start < b for a, b in (*report.parts, report.cue or (0, 0)))


def _share(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _attributed_to(r: Reading, i: int, at: int, takes: str, sentence: Sentence) -> _Attributed | None:
    """Whom an attribution names that stands at token `i` and ends before `at`."""
    if takes == "self":
        return _Attributed(None, at, _act_of(r, i, at))
    if takes == "cue":
        return _by_cue(r, i, at, sentence)
    named = _by_phrase(r, at, sentence)
    # A participle alone (citing) is no act of its own.
    return named._replace(act=_act_of(r, i, at)) if named is not None and at - i > 1 else named


def _act_of(r: Reading, start: int, end: int) -> str:
    """The act of the reporting word within an expression (a-t-il ajouté, "he added"), to cite where it holds none (in his view)."""
    return next((form.act for i in range(start, end) for form in r.words[i].cues), "cite")


def _by_cue(r: Reading, i: int, at: int, sentence: Sentence) -> _Attributed | None:
    """As [was] reported by X, as said X: a reporting verb and its subject, at the sentence's head or behind a comma."""
    at = past_auxiliaries(r, at, sentence.end)
    if at >= sentence.end or not begins_clause(r, i, sentence.start, lx.COMMA):
        return None
    form = next((c for c in r.words[at].cues if c.part == "verb"), None)
    source = behind(r, at + 1, sentence.end) if form is not None else None
    return _Attributed(source, source.end, form.act) if form is not None and source is not None else None


def _by_phrase(r: Reading, at: int, sentence: Sentence) -> _Attributed | None:
    """According to [a statement by] X."""
    end = sentence.end
    inner = _past_issue(r, _past_sayings(r, at, end), end)
    if inner < end and r.bits[inner] & lx.PREPOSITION:
        inner += 1
    source = r.capitalised.read_joined(inner, end) or r.capitalised.read_joined(at, end)
    if inner > at and source is not None and is_channel(r, source):
        return None  # a statement published by the agency is somebody else's
    return _Attributed(source, source.end) if source is not None and source.kind != "pronoun" else None


def _past_issue(r: Reading, at: int, limit: int) -> int:
    """Past the participle behind a word for what was said, before whoever acts (a statement [issued] by X, [sent on Monday] by X).

    Not: a letter seen by X.
    """
    if at >= limit or r.folds[at - 1] not in r.vocabulary.sayings or r.folds[at] not in r.vocabulary.issuing:
        return at
    agent = at + 1
    while agent < limit and r.bits[agent] & (lx.TIME | lx.ADVERB | lx.PREPOSITION):
        if r.folds[agent] in r.vocabulary.agents:
            return agent
        agent += 1
    return at


def _past_sayings(r: Reading, at: int, limit: int) -> int:
    """Past words for what was said, with their determiners (according to [a statement] by X)."""
    sayings = r.vocabulary.sayings
    while at < limit and (
        r.folds[at] in sayings or r.bits[at] & lx.DETERMINER and r.folds[min(at + 1, limit - 1)] in sayings
    ):
        at += 1
    return at


# -- the clause around it --------------------------------------------------------------------------------------------


def _around(scope: Scope, end: int, found: Sequence[Report]) -> list[tuple[int, int]]:
    """The clause that an attribution at the scope's cue stands in: before it, behind its comma, or both."""
    r, sentence, opening = scope
    start = max((f.end for f in found if f.end <= opening), default=sentence.start)
    lead = ahead(r, clause_start(r, start, opening, sentence), opening) if opening > start else []
    comma = _closing_comma(r, end, sentence)
    # Words before it without a comma are the whole content (Prices rose according to X, who …).
    inserted = not lead or r.bits[opening - 1] & lx.COMMA
    more = rest(scope, comma + 1, sentence.end) if comma is not None and inserted else []
    parts = lead if lead and more and _says_who(r, *more[0]) else lead + more
    return parts if sum(b - a for a, b in parts) >= _LEAST else []


def _says_who(r: Reading, start: int, end: int) -> bool:
    """Whether words behind the source of an attribution say who that is: a noun with its article and no verb of its own
    (the eels are back, according to Jan Holm, [the owner of a mill]); not: …, according to Jan Holm, in the south."""
    opens = r.bits[start] & lx.DETERMINER and not r.bits[start] & (lx.PRONOUN | lx.NUMBER)
    p = r.capitalised.read(start, end) if opens else None
    of_person = (
        p is not None and not p.named and (p.titles or p.kind == "unnamed") and p.features.number != "pl"
    )
    return bool(of_person) and main_verb(r, start, end) is None


def _closing_comma(r: Reading, end: int, sentence: Sentence) -> int | None:
    """The comma that ends an attribution, a relative clause about its source included."""
    comma = past_occasion(r, end, sentence)
    if comma is not None and comma + 1 < sentence.end and r.bits[comma + 1] & lx.RELATIVE:
        return past_occasion(r, comma + 1, sentence)
    return comma
