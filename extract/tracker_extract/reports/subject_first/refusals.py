"""What keeps a cue from reporting where subjects come first: by itself, or with the noun phrase before it."""

from __future__ import annotations

from ...mentions.mention import Mention
from .draft import Draft


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


def disagrees(d: Draft, subject: Mention) -> bool:
    """Officials says: a verb of the present that does not agree with its subject in number; bodies take either."""
    number, wanted = "pl" if subject.joined else subject.features.number, d.form.features.number
    if d.form.tense != "present" or subject.kind == "body" or "-" in (number, wanted):
        return False
    return number != wanted


def is_embedded(d: Draft, subject: Mention) -> bool:
    """Whether X said, if X said: a question or a condition holds the clause."""
    start = subject.start
    return start > d.sentence.start and d.reading.folds[start - 1] in d.reading.vocabulary.embedders
