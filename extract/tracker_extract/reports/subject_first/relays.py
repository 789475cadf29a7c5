"""Speech that somebody passes on: the agency quoted X as saying …; X was quoted as saying …"""

from __future__ import annotations

from dataclasses import replace

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..report import Report
from .draft import Draft, report_of
from .headlines import is_channel
from .leading import lead_before, parts_before
from .occasions import FAR
from .openings import find_opening
from .trailing import behind_clause
from .verbs import group_start, is_participle, passive_start, verb_group
from .whose import subject_before

# Between a medium's reporting clause and whom it cites.
_BEFORE_CITING = lx.COMMA | lx.TIME | lx.ADVERB | lx.PREPOSITION


def relayed(d: Draft) -> Report | None:
    """The report of whom the cue quotes: his words stand behind "as saying", or before the relaying clause in marks."""
    r, end = d.reading, d.sentence.end
    at = _saying(d)
    source = _relayed_source(d, at) if at is not None else None
    if at is None or source is None:
        return None
    as_saying = r.folds[at - 1] in d.form.frames.prepositions("relay")
    form = next(c for c in r.words[at].cues if c.part == "participle")
    cue = at - 1 if as_saying else at
    saying = replace(d, cue=cue, end=at + 1, form=form, group=verb_group(r, cue, d.sentence.start), found=())
    opening = find_opening(r, _past_agent(d, saying.end), form, end)
    if opening is not None:
        return behind_clause(saying, source, opening, "relay")
    return _relayed_before(d, saying, source)


def cited(r: Reading, sentence: Sentence, report: Report) -> Report | None:
    """The report of a medium with whom it cites as its source: …, the Post reported on Friday, citing two diplomats.

    Not where a thing is cited (citing security needs), nor where the one who cites is no medium.
    """
    channel, cue = report.source, report.cue
    if channel is None or cue is None or report.attributed:
        return None
    if not is_channel(r, channel) and not (report.act == "report" and _is_named_thing(r, channel)):
        return None
    spoken = [end for _, end in report.parts if end > cue[1]]
    for at in {channel.end, max(cue[1], channel.end, *spoken)}:
        source = _cited_at(r, at, sentence)
        if source is not None and not (source.start < cue[0] < source.end):
            return replace(report, source=source)
    return None


def _is_named_thing(r: Reading, m: Mention) -> bool:
    """Whether a name nobody listed has an article, so that it is no person's (the Meadow Courier)."""
    return m.name is not None and not m.titles and r.folds[m.start] in r.vocabulary.articles


def _cited_at(r: Reading, at: int, sentence: Sentence) -> Mention | None:
    """Whom an expression names behind token `at`, days and a comma between (reported on Friday, [citing] …)."""
    while (
        at < sentence.end
        and r.bits[at] & _BEFORE_CITING
        and r.outline.fixed_as("attribution", at, sentence.end) is None
    ):
        at += 1
    fixed = r.outline.fixed_as("attribution", at, sentence.end) if at < sentence.end else None
    if fixed is None or fixed[1] != "source":
        return None
    source = r.capitalised.read_joined(fixed[0], sentence.end)
    if source is None or source.common_noun or source.kind in ("pronoun", "group", "country"):
        return None
    return source


def _saying(d: Draft) -> int | None:
    """The participle behind the preposition that the relaying verb takes (quoted X as [saying]), or behind whom it quotes."""
    r, end = d.reading, d.sentence.end
    wanted = d.form.frames.prepositions("relay")
    for i in range(d.end, min(end - 1, d.end + FAR)):
        if r.folds[i] in wanted and is_participle(r, i + 1):
            return i + 1
    return None if d.group.passive else _right_behind_object(d)


def _right_behind_object(d: Draft) -> int | None:
    """The participle of plain speech right behind whom an active verb quotes (quoted two divers [saying])."""
    r, end = d.reading, d.sentence.end
    p = r.capitalised.read_joined(d.end, end)
    if p is None or p.end >= end or p.kind == "pronoun":
        return None
    return (
        p.end if any(c.part == "participle" and c.frames.has("bare") for c in r.words[p.end].cues) else None
    )


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
        as_saying = r.folds[saying - 1] in d.form.frames.prepositions("relay")
        return r.capitalised.read_joined(d.end, saying - 1 if as_saying else saying)
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
