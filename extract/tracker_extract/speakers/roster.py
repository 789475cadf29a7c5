"""The roster of an article: whoever it names with a title, anywhere in it, before anybody is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..mentions.mention import Mention
from ..mentions.named import offices_of, sure_person, words_of_names
from ..mentions.reading import Reading
from ..names import name_words
from ..registry import Registry
from ..reports.report import Report
from .facts import gender_of_title, head_stems, title_words, words_in


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody named with a title: the mention, the words of the name, those of the title, and its head nouns.

    `person` is the id of a listed one; `offices` are the kinds of office with their countries; `gender` is m, f or "".
    """

    mention: Mention
    person: str | None
    name: frozenset[str]
    title: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[tuple[str, str]]
    gender: str


def roster(
    r: Reading, registry: Registry, mentions: Sequence[Mention], reports: Sequence[Report]
) -> tuple[Bearer, ...]:
    """The bearers of titles among those named in the article and the sources and actors of its reports."""
    found = [_bearer(r, registry, m) for m in (*mentions, *_of_reports(reports))]
    return tuple(bearer for bearer in found if bearer is not None)


def _of_reports(reports: Sequence[Report]) -> Iterable[Mention]:
    for report in reports:
        for m in (report.source, report.actor):
            if m is not None:
                yield from (m, *m.joined)


def _bearer(r: Reading, registry: Registry, m: Mention) -> Bearer | None:
    person = sure_person(m)
    if not m.titles or m.name is None and person is None:
        return None
    if m.name is not None:
        name = name_words(words_in(r, *m.name))
    else:
        name = words_of_names(registry, person or "")
    gender = gender_of_title(r, m)
    offices = frozenset(offices_of(r, registry, m))
    return Bearer(m, person, name, title_words(r, m), frozenset(head_stems(r, m)), offices, gender)


def only(bearers: Iterable[Bearer]) -> Bearer | None:
    """The bearer, the one with the fullest name, where all are one person; None for nobody or several."""
    fit = sorted(bearers, key=lambda bearer: -len(bearer.name))
    if not fit or any(not bearer.name <= fit[0].name for bearer in fit[1:]):
        return None
    return fit[0]
