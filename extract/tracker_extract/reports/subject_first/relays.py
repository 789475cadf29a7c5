"""Speech that somebody passes on: the agency quoted X as saying …; X was quoted as saying …"""

from __future__ import annotations

from dataclasses import replace

from ...mentions.mention import Mention
from ..report import Report
from .draft import Draft, report_of
from .leading import lead_before, parts_before
from .occasions import FAR
from .openings import find_opening
from .trailing import behind_clause
from .verbs import group_start, is_participle, passive_start, verb_group
from .whose import subject_before


def relayed(d: Draft) -> Report | None:
    """The report of whom the cue quotes: his words stand behind "as saying", or before the relaying clause in marks."""
    r, end = d.reading, d.sentence.end
    at = _saying(d)
    source = _relayed_source(d, at) if at is not None else None
    if at is None or source is None:
        return None
    form = next(c for c in r.words[at].cues if c.part == "participle")
    cue = at - 1  # "as saying"
    saying = replace(d, cue=cue, end=at + 1, form=form, group=verb_group(r, cue, d.sentence.start), found=())
    opening = find_opening(r, _past_agent(d, saying.end), form, end)
    if opening is not None:
        return behind_clause(saying, source, opening, "relay")
    return _relayed_before(d, saying, source)


def _saying(d: Draft) -> int | None:
    """The participle behind the preposition that the relaying verb takes (quoted X as [saying])."""
    r, end = d.reading, d.sentence.end
    wanted = d.form.frames.prepositions("relay")
    for i in range(d.end, min(end - 1, d.end + FAR)):
        if r.folds[i] in wanted and is_participle(r, i + 1):
            return i + 1
    return None


def _past_agent(d: Draft, at: int) -> int:
    """Past who quotes, behind the participle of a passive relay (was quoted as saying [by the Gazette]: …)."""
    r, end = d.reading, d.sentence.end
    if not d.group.passive or at >= end or r.folds[at] not in r.vocabulary.agents:
        return at
    agent = r.capitalised.read_joined(at + 1, end)
    return at if agent is None else agent.end


def _relayed_source(d: Draft, saying: int) -> Mention | None:
    """Who is quoted: the subject of a passive, the object of another verb."""
    r, sentence = d.reading, d.sentence
    if not d.group.passive:
        return r.capitalised.read_joined(d.end, saying - 1)
    start = passive_start(r, d.group, sentence.start)
    return subject_before(r, group_start(r, start, sentence.start), sentence)


def _relayed_before(d: Draft, saying: Draft, source: Mention) -> Report | None:
    """ "…," the agency quoted X as saying."""
    r = d.reading
    channel = source if source.end <= d.cue else subject_before(r, d.group.start, d.sentence)
    start = channel.start if channel is not None else d.cue
    lead = lead_before(saying, start)
    if lead is None:
        return None
    return report_of(saying, parts_before(r, lead, start), source, "relay-quotation", "quote")
