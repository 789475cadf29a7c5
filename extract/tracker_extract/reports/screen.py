"""What cannot speak: reports whose source is a thing, as nothing was said (كشفت الأمطار عن … – "the rain uncovered …").

A step between reports and speakers: each report is asked about once, and what is kept here gets an attribution, if an
unresolved one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..mentions.mention import Mention
from ..mentions.named import listed_surname, offices_of, sure_person
from ..mentions.reading import Reading
from ..registry import Registry
from ..words import classes as lx
from .report import Report


def cannot_speak(
    r: Reading, registry: Registry, mentions: Sequence[Mention], reports: Sequence[Report], report: Report
) -> bool:
    """Whether the source of one of the reports is a thing; `mentions` are those that name somebody in the article."""
    if report.source is None or not is_thing(r, report.source, report):
        return False
    return not _is_known(r, registry, mentions, reports, report.source)


def is_thing(r: Reading, m: Mention, report: Report) -> bool:
    """Whether a mention that a report asks about is a thing: its words are no name, or a name is not the only reading.

    Behind an attribution (بحسب التوقيت – "according to the time") and before a noun phrase (كشفت الأمطار عن – "the rain
    uncovered") things stand as often as persons.
    """
    if m.kind == "pronoun" or m.persons or not _takes_things(report):
        return False
    words = words_of_name(r, m)
    if m.name is not None and not words:
        return False
    if m.common_noun:
        return m.end - m.start == 1 or m.head_token is not None
    return bool(words) and _is_stray(r, m, words)


def _is_stray(r: Reading, m: Mention, words: list[str]) -> bool:
    """Whether no title and no given name stands by the words of a name, and nothing else in the article has its last."""
    assert m.name is not None
    several = len(words) > 1 and not r.words[m.name[0]].article
    if m.titles or several and not m.prefix_letters:
        return False
    return not r.bits[m.start] & lx.GIVEN and r.folds.count(words[-1]) < 2


def words_of_name(r: Reading, m: Mention) -> list[str]:
    """The folded words of an unlisted name, without a preposition written onto the first; none where there is no name."""
    if m.name is None:
        return []
    words = [r.folds[i] for i in range(*m.name) if r.bits[i] & lx.WORD]
    if words and m.prefix_letters:
        words[0] = words[0][m.prefix_letters :]
    return words


def _takes_things(report: Report) -> bool:
    """Whether the report is of a form in which the source may well be a thing."""
    # The rule is asked here and nowhere else, until the report itself says that it is an attribution.
    return report.rule.startswith("attribution") or report.frame is not None and report.frame.opener == "noun"


def _is_known(
    r: Reading,
    registry: Registry,
    mentions: Sequence[Mention],
    reports: Sequence[Report],
    m: Mention,
) -> bool:
    """Whether what looks like a thing is the name of somebody in the article, or a listed surname."""
    words = words_of_name(r, m)
    if not words and m.titles and m.end - m.start == 1:
        words = [r.folds[m.start]]
        if listed_surname(r, registry, r.outline.article.published, m) is not None:
            return True
    if not words:
        return False
    asked = frozenset(words)
    sources = [
        each.source for each in reports if each.source is not None and not is_thing(r, each.source, each)
    ]
    return any(asked <= names for each in (*mentions, *sources) for names in _names(r, registry, each))


def _names(r: Reading, registry: Registry, m: Mention) -> Iterator[frozenset[str]]:
    """The words of the names of whoever a mention is: a listed person, a name in the text, the holder of an office."""
    person = sure_person(m)
    if person is not None:
        yield registry.words_of(person)
    elif m.name is not None:
        yield frozenset(words_of_name(r, m))
    on = r.outline.article.published
    if on is not None:
        for kind, country in offices_of(r, registry, m):
            for role in registry.holders(country, kind, on):
                yield registry.words_of(role.person)
