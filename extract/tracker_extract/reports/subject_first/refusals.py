"""What keeps a cue from reporting where subjects come first: by itself, or with the noun phrase before it."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...words import classes as lx
from .draft import Draft
from .trailing import is_fronted
from .verbs import is_finite, says_so


def is_impersonal(d: Draft) -> bool:
    """It is said that: nobody says it."""
    fixed = d.reading.outline.fixed(d.cue, d.sentence.end)
    return fixed is not None and fixed[1] == "impersonal"


def is_taken_back(d: Draft) -> bool:
    """Did not say, to say: what the verb would report is denied, or never said."""
    return d.group.reports_nothing


def is_passive(d: Draft) -> bool:
    """Was told: the subject is who hears it, but for a relay (X was quoted as saying)."""
    return d.group.passive and not d.form.frames.has("relay")


def is_reduced_passive(d: Draft) -> bool:
    """The deal agreed by both sides, a plan proposed by X: a participle behind its noun, and who acts behind it."""
    r, agents = d.reading, d.reading.vocabulary.agents
    if d.group.passive or d.form.frames.has("relay"):
        return False
    if d.end >= d.sentence.end or r.folds[d.end] not in agents or d.form.frames.prepositions("at") & agents:
        return False
    agent = r.capitalised.read(d.end + 1, d.sentence.end) if d.form.tense in ("past", "perfect") else None
    return agent is not None and not agent.common_noun


def disagrees(d: Draft, subject: Mention) -> bool:
    """Officials says: a verb of the present that does not agree with its subject in number; bodies take either."""
    number, wanted = "pl" if subject.joined else subject.features.number, d.form.features.number
    if d.form.tense != "present" or subject.kind == "body" or "-" in (number, wanted):
        return False
    if d.group.progressive or says_so(d.reading, d.group):
        return False  # the mayor will say, does say, took to the radio to say
    return number != wanted


def is_embedded(d: Draft, subject: Mention) -> bool:
    """Whether X said, if X said: a question or a condition holds the clause."""
    start = subject.start
    if is_fronted(d, subject) or d.end < d.sentence.end and is_finite(d.reading, d.end):
        return False  # what X called a joke, what X said was a joke
    return start > d.sentence.start and d.reading.folds[start - 1] in d.reading.vocabulary.embedders


def shows(d: Draft, subject: Mention) -> bool:
    """The brazenness of the siege suggested, injuries related to: a verb that things are subjects of, and a thing.

    Not: the figures showed that …, which many read as words, nor any person.
    """
    r = d.reading
    things_do = d.form.frames.has("weak") or d.form.act == "point-out"
    if not subject.common_noun or not things_do or d.end < d.sentence.end and r.bits[d.end] & lx.THAT:
        return False
    return not r.bits[subject.start] & lx.DETERMINER or subject.end - 1 != subject.head_token
