"""Sources that stay unnamed: an official, residents, a spokesperson without a name."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of
from ...models import Speaker, SpeakerClass
from ...names import romanise
from ...reports.report import Report
from ..attribution import Referent, slug
from ..context import Context
from ..discourse import Entity
from ..facts import head_stems, is_definite, title_words, written
from .ahead import bearer_ahead
from .bodies import spoken_for
from .definite import generic, taken_up


def described(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A description of somebody: a definite one takes up whoever was introduced or spoken of, else it is a new source."""
    if m.kind != "unnamed":
        return None
    return taken_up(c, m, report) or _ahead(c, m) or generic(c, m, report) or newcomer(c, m, report)


def _ahead(c: Context, m: Mention) -> Referent | None:
    """Whoever the article introduces later with a definite title (the judge … Laura Brandreth, the judge)."""
    if not m.titles or not is_definite(c.reading, m):
        return None
    return bearer_ahead(c, m, title_words(c.reading, m))


def group(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A group of people: the residents, the Russians."""
    return newcomer(c, m, report, "group") if m.kind == "group" else None


def newcomer(
    c: Context, m: Mention, report: Report | None, speaker_class: SpeakerClass = "unnamed"
) -> Referent:
    """A source of the article's own, by its words; for an unnamed spokesperson the organisation spoken for."""
    text = written(c.reading, m)
    if m.kind == "unnamed" and m.titles and m.titles[0][2].kind == "spokesperson":
        spoken = spoken_for(c, m)
        if spoken is not None:
            return through_spokesperson(c, spoken, text)
    if m.joined:
        text = c.reading.tokens.text_of(m.start, m.joined[-1].end)
    speaker = Speaker(
        f"{slug(romanise(text))}-{c.digest}",
        text,
        text,
        speaker_class,
        None,
        country_of(c.reading, c.registry, m) or None,
    )
    entity = c.discourse.introduce(Entity(speaker, m.features, heads=head_stems(c.reading, m)))
    return Referent((entity,), "name", text, with_joined=True)


def through_spokesperson(c: Context, spoken: Entity, text: str) -> Referent:
    """The organisation that an unnamed spokesperson speaks for, noted as having spoken through one."""
    c.discourse.through.add(spoken.speaker.id)
    return Referent((spoken,), "title", f"{text}: unnamed, so the body it speaks for")
