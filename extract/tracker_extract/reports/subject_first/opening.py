"""How content begins behind a reporting word: the record that openings make."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx


class Opening(NamedTuple):
    """Token where the content begins, how it is opened (that, quote, colon, clause, noun), and the rule.

    urged: somebody is asked to do what the content says (urged Iran to), so that words before the verb are never its content.
    """

    begin: int
    kind: str
    rule: str
    urged: bool = False


def opening_at(r: Reading, begin: int, rule: str) -> Opening:
    """The opening of a content behind a preposition: a quotation, a that-clause, or words."""
    if begin in r.outline.by_start:
        return Opening(begin, "quote", rule)
    if r.bits[begin] & lx.THAT:
        return Opening(begin + 1, "that", rule)
    return Opening(begin, "noun", rule)


def is_weak_object(form: CueForm, opening: Opening) -> bool:
    """Whether a word that seldom reports has a mere object: then it reports nothing (added three ships)."""
    return opening.kind == "noun" and form.frames.has("weak")
