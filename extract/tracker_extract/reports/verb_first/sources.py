"""The mention of a source: the phrase itself, with those that and joins to it, and its wish to stay unnamed."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...words import classes as lx

_NONE: frozenset[str] = frozenset()


def read_joined(r: Reading, at: int, limit: int, stops: frozenset[str] = _NONE) -> Mention | None:
    """The mention that begins at `at`, with those joined to it; no name runs over one of the prepositions `stops`."""
    first = r.plain.read(at, limit, stops)
    if first is None:
        return None
    source = _with_anonymity(r, first, limit)
    while source.end < limit:
        other = _joined_to(r, source, limit, stops)
        if other is None:
            break
        source = _joined(source, other)
    return source


def read_behind_and(r: Reading, at: int, limit: int) -> Mention | None:
    """The mention whose first word carries the conjunction that joins its clause to the one before (ونقيب … – "and the head of …")."""
    if not _is_joined(r, at) or not _begins_mention(r, at):
        return None
    source = r.plain.read(at, limit)
    return None if source is None else _without_conjunction(r, source)


def read_glued(r: Reading, at: int, limit: int) -> Mention | None:
    """A source whose first word carries the preposition that governs it.

    لأكرم – "by Akram"; للمتحدث باسم … – "by the spokesman of …".
    """
    source = r.plain.read(at, limit, governed=True)
    if source is not None and source.name is not None and source.name[0] == at:
        return source._replace(prefix_letters=1)
    return source


def _joined(source: Mention, other: Mention) -> Mention:
    """Two mentions as one source."""
    if source.named and other.titles and not other.named:
        # وزيرة الدولة والمتحدثة باسم الحكومة – "the minister of state and spokeswoman of the government": one person
        return source._replace(
            titles=source.titles + other.titles,
            named_bodies=source.named_bodies + other.named_bodies,
            end=other.end,
        )
    return source._replace(joined=(*source.joined, other), end=other.end)


def _joined_to(r: Reading, source: Mention, limit: int, stops: frozenset[str]) -> Mention | None:
    """The mention that and joins to one that has been read, also behind a comma where both are named."""
    comma = bool(r.bits[source.end] & lx.COMMA)
    at = source.end + comma
    if at >= limit:
        return None
    if r.folds[at] in r.vocabulary.also and at + 1 < limit and source.kind == "unnamed":
        return _joined_by_also(r, at + 1, limit, stops)
    return _joined_by_and(r, source, at, limit, stops) if _is_joined(r, at) else None


def _joined_by_and(r: Reading, source: Mention, at: int, limit: int, stops: frozenset[str]) -> Mention | None:
    """The mention that begins at `at` with the conjunction written onto its first word."""
    word, comma = r.words[at], at > source.end
    if word.adjective and word.article and source.persons:
        # والأميركي دونالد ترامب – "and the American Donald Trump"
        other = r.plain.read(at + 1, limit, stops)
        return other if other is not None and other.persons else None
    if not _begins_mention(r, at):
        return None if comma else _second_name(r, source, at, limit)
    other = r.plain.read(at, limit, stops)
    if other is None or comma and not _in_a_row(r, source, other, limit):
        return None
    return _without_conjunction(r, other)


def _joined_by_also(r: Reading, at: int, limit: int, stops: frozenset[str]) -> Mention | None:
    """The mention behind "as well as" (وكذلك عمال البلدية – "and also the workers of the municipality")."""
    return r.plain.read(at, limit, stops) if _begins_mention(r, at) else None


def _second_name(r: Reading, source: Mention, at: int, limit: int) -> Mention | None:
    """A second name nobody listed, with and written onto it, right before the content.

    مهند الكحلاوي ورغد المعصراني أن – "Muhannad al-Kahlawi and Raghad al-Maasarani that".
    """
    if not source.named or not r.words[at].bits & lx.GIVEN and not _looks_like_name(r, at):
        return None
    other = r.plain.read(at, limit)
    if other is None or other.kind != "name" or other.end - other.start < 2 or other.end >= limit:
        return None
    if not r.bits[other.end] & (lx.THAT | lx.COLON | lx.QUOTE) or r.words[other.end].conjunction:
        return None
    return other._replace(prefix_letters=1)


def _without_conjunction(r: Reading, other: Mention) -> Mention:
    """A name nobody listed, a body or a description without the and that is written onto its first word."""
    word = r.words[other.start]
    described = other.kind in ("body", "unnamed") and not other.named and not other.named_bodies
    if not word.conjunction or not (described or other.name is not None and other.name[0] == other.start):
        return other
    return other._replace(prefix_letters=len(word.conjunction))


def _looks_like_name(r: Reading, at: int) -> bool:
    """Whether an unknown word may be and with a name."""
    word = r.words[at]
    joined = word.fold[0] in r.vocabulary.conjunctions and word.fold[0] not in r.vocabulary.resumes
    return joined and not word.bits & ~lx.WORD and not word.article and not word.prefix


def _begins_mention(r: Reading, at: int) -> bool:
    """Whether a word begins a name, title, body, place or description of somebody unnamed."""
    word = r.words[at]
    return bool(word.heads or word.titles or word.bits & (lx.UNNAMED | lx.PLACE | lx.BODY))


def _in_a_row(r: Reading, source: Mention, other: Mention, limit: int) -> bool:
    """Whether two mentions with a comma between are both named, and the clause goes on behind them."""
    if not (source.named and other.named and other.titles) or other.end >= limit:
        return False
    return bool(r.bits[other.end] & (lx.COMMA | lx.THAT | lx.PREPOSITION))


def _is_joined(r: Reading, at: int) -> bool:
    """Whether the word at `at` carries and, and is no verb that reports."""
    word = r.words[at]
    if word.bits & (lx.MARK | lx.CUE):
        return False
    return bool(
        word.conjunction or word.heads and r.vocabulary.joins_name(word.fold) or _looks_like_name(r, at)
    )


def _with_anonymity(r: Reading, source: Mention, limit: int) -> Mention:
    """With the clause by which a source stays unnamed, if one follows.

    مسؤول طلب عدم كشف هويته – "an official who asked not to be identified".
    """
    bits, at = r.bits, source.end
    behind_comma = at < limit and bits[at] & lx.COMMA
    if behind_comma:
        at += 1
    end = r.outline.unnamed_clause(at, limit) if at < limit else None
    if end is None:
        return source
    if behind_comma and end < limit and bits[end] & lx.COMMA:
        end += 1
    return source._replace(described_until=source.end, end=end)
