"""Sources that stay unnamed: an official, residents, a spokesperson without a name."""

from __future__ import annotations

from bisect import bisect_left

from ...mentions.mention import Mention
from ...mentions.named import country_of
from ...mentions.reading import Reading
from ...models import Speaker, SpeakerClass
from ...names import romanise
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent, slug
from ..context import Context
from ..discourse import Entity
from ..facts import head_stems, head_word, is_definite, title_words, written
from .ahead import bearer_ahead
from .bodies import spoken_for
from .definite import generic, taken_up

# Between an article and the noun for a person stand at most so many words (a young Danish man).
_DESCRIBED = 4
# Behind these a noun says what somebody is who has been named (Jan Holm, a man of eighty; is a man).
_DESCRIBES = lx.COMMA | lx.DASH | lx.PASSIVE


def described(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A description of somebody: a definite one takes up whoever was introduced or spoken of, else it is a new source."""
    if m.kind != "unnamed":
        return None
    return (
        taken_up(c, m, report)
        or _ahead(c, m)
        or _just_told_of(c, m, report)
        or generic(c, m, report)
        or newcomer(c, m, report)
    )


def _just_told_of(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """Somebody of the same noun whom the sentence before brings in without having spoken (police held [a Danish man]. The man
    denied it); not: Jan Holm, a man of eighty, was held. The man denied it."""
    r = c.reading
    if r.vocabulary.verb_first or m.end - m.start != 2 or r.folds[m.start] not in r.vocabulary.articles:
        return None
    places = c.places_of(head_word(r, m).stem)
    near = places[bisect_left(places, c.discourse.nearby) : bisect_left(places, m.start)]
    for i in reversed(near):
        first = _article_before(r, i)
        if first is None:
            continue
        if r.bits[first - 1] & _DESCRIBES or r.outline.outer_quotation(first) is not None:
            return None
        told = r.mentions.read(first, i + 1)
        if told is not None and told.kind == "unnamed" and told.end == i + 1:
            return newcomer(c, told, report)
    return None


def _article_before(r: Reading, noun: int) -> int | None:
    """The indefinite article of the noun for a person at a token, with nothing but a few words between."""
    words = range(noun - 1, max(-1, noun - 1 - _DESCRIBED), -1)
    first = next((j for j in words if r.bits[j] & lx.DETERMINER), None)
    if first is None or r.folds[first] in r.vocabulary.articles or r.bits[first] & lx.PRONOUN:
        return None
    return first


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
