"""The roster of an article: whoever it names with a title, anywhere in it, before anybody is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..mentions.mention import Mention
from ..mentions.named import offices_of, own_titles, sure_person
from ..mentions.reading import Reading
from ..names import is_given, name_words
from ..registry import Registry
from ..reports.report import Report
from ..words import classes as lx
from .discourse import FULL
from .facts import gender_of_title, is_rest_of_sentence, title_stems, title_words, words_in
from .offices import is_of_kind


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody named with a title: the mention, the words of the name, those of the title, and its head nouns.

    `person` is the id of a listed one; `offices` are the kinds of office with their countries; `gender` is m, f or ""; who `speaks` is named as the source of a report.
    """

    mention: Mention
    person: str | None
    name: frozenset[str]
    title: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[tuple[str, str]]
    gender: str
    speaks: bool


def roster(
    r: Reading, registry: Registry, mentions: Sequence[Mention], reports: Sequence[Report]
) -> tuple[Bearer, ...]:
    """The bearers of titles among those named in the article and the sources and actors of its reports."""
    speaking = tuple(_of_reports(reports))
    voices = _voices(r, speaking)
    named = [_bearer(r, registry, m, voices) for m in mentions if m.titles and (m.persons or _is_sure(r, m))]
    of_reports = [_bearer(r, registry, m, voices) for m in speaking if m.titles]
    return tuple(bearer for bearer in (*named, *of_reports) if bearer is not None)


def _is_sure(r: Reading, m: Mention) -> bool:
    """Whether a name nobody listed is one: what stands behind a title may be a noun as well (على الحل – "for the solution").

    It begins with a given name or a capital, or has two words or more of which only the last has an article.
    """
    if m.name is None or is_rest_of_sentence(r, m):
        return False
    start, end = m.name
    if r.bits[start] & lx.CAPITAL or is_given(r.folds[start]):
        return True
    plain = not any(r.bits[i] & (lx.COMMON | lx.CONTENT_NOUN | lx.EVENT | lx.VERB) for i in range(start, end))
    return plain and end - start >= FULL and not any(r.words[i].article for i in range(start, end - 1))


def _of_reports(reports: Sequence[Report]) -> Iterable[Mention]:
    for report in reports:
        for m in (report.source, report.actor):
            if m is not None:
                yield from (m, *m.joined)


def _voices(r: Reading, speaking: Iterable[Mention]) -> frozenset[str]:
    """The words of the names of sources, and the ids of listed ones."""
    found: set[str] = set()
    for m in speaking:
        if m.name is not None:
            found |= name_words(words_in(r, *m.name))
        for start, end, ids in m.persons:
            found.update(ids, name_words(words_in(r, start, end)))
    return frozenset(found)


def _bearer(r: Reading, registry: Registry, m: Mention, voices: frozenset[str]) -> Bearer | None:
    """Somebody with titles, None where it is not certain who, or that they are this one's."""
    person, titles = sure_person(m), own_titles(r, m)
    if not titles or m.name is None and person is None:
        return None
    if m.name is not None:
        name = name_words(words_in(r, *m.name))
        if len(name) < FULL and not r.bits[m.name[0]] & lx.CAPITAL:
            return None
    else:
        name = registry.words_of(person or "")
    offices = frozenset(offices_of(r, registry, m))
    if person is not None and not _holds(registry, person, {kind for kind, _ in offices}):
        return None
    speaks = person in voices if person is not None else bool(name & voices)
    heads = frozenset(title_stems(r, m))
    return Bearer(m, person, name, title_words(r, m), heads, offices, gender_of_title(r, m), speaks)


def _holds(registry: Registry, person: str, kinds: set[str]) -> bool:
    """Whether a listed person held, at any time, an office of one of the kinds; yes where no office is known.

    استقبل دي ميستورا وزير الخارجية الإيراني – "the Iranian foreign minister received De Mistura": two people side by side.
    """
    held = registry.roles.get(person, ())
    return not kinds or not held or any(is_of_kind(role.office.kind, kind) for role in held for kind in kinds)


def only(bearers: Iterable[Bearer]) -> Bearer | None:
    """The bearer, the one with the fullest name, where all are one person; None for nobody or several."""
    fit = sorted(bearers, key=lambda bearer: -len(bearer.name))
    if not fit or any(not bearer.name <= fit[0].name for bearer in fit[1:]):
        return None
    return fit[0]
