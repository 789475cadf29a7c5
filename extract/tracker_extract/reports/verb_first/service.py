"""The name behind where somebody serves: a source whose phrase the reader of mentions left too early."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...words import classes as lx
from .marks import TITLE

# Between an office and the name of who holds it stand at most this many words (بتعليم محافظة جدة – "at the education
# office of the governorate of Jeddah").
_LONGEST = 14
_OPENS = lx.THAT | lx.COLON | lx.QUOTE
_CLOSES = lx.MARK | lx.RELATIVE | lx.PRONOUN | lx.TIME | lx.SUBORDINATOR | lx.AUXILIARY


def named_behind_service(r: Reading, source: Mention, limit: int) -> Mention:
    """The source with the name that stands behind its place of service, right before the content; else as it is.

    كشف مدير الشؤون المالية بتعليم جدة أحمد الغامدي أن – "the head of finance at the education office of Jeddah, Ahmad
    al-Ghamdi, revealed that"; but قال الوزير في لقاء مع سامر الخطيب إن – "the minister said in a meeting with Samer
    al-Khatib that".
    """
    if source.named or not source.titles or source.joined:
        return source
    end = _content_behind(r, source.end, limit)
    if end is None or not _is_service(r, source.end, end):
        return source
    for at in range(source.end + 1, end - 1):
        if r.bits[at] & lx.GIVEN and not r.words[at].prefix and not _is_governed(r, at):
            name = r.plain.read(at, end)
            if name is not None and name.end == end and name.kind in ("name", "person") and not name.titles:
                return source._replace(end=end, kind="person", name=name.name, persons=name.persons)
    return source


def _content_behind(r: Reading, start: int, limit: int) -> int | None:
    """Where the content opens, or whom it is told stands, behind an office; names in marks lie before it."""
    at = start
    while at < min(limit, start + _LONGEST):
        quotation = r.outline.by_start.get(at)
        if quotation is not None and quotation.closed and quotation.words(r.tokens) <= TITLE:
            at = quotation.end + 1
            continue
        told = r.words[at].prefix and r.bits[at] & (lx.UNNAMED | lx.BODY) and at > start
        if r.bits[at] & _OPENS or told and not r.words[at].article:
            return at
        at += 1
    return None


def _is_service(r: Reading, start: int, end: int) -> bool:
    """Whether the words between an office and the content say where it is, and nothing that happens there."""
    first = r.words[start]
    at = start if first.prefix else start + 1
    if at >= end or (first.prefix or r.folds[start]) not in r.vocabulary.service:
        return False
    if r.bits[at] & lx.EVENT or r.folds[at] in r.vocabulary.occasions:
        return False
    return not any(r.bits[i] & _CLOSES and not r.bits[i] & lx.QUOTE for i in range(start, end))


def _is_governed(r: Reading, at: int) -> bool:
    """Whether a preposition stands right before the word at `at`."""
    return bool(r.bits[at - 1] & lx.PREPOSITION)
