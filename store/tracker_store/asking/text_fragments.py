"""Addresses that lead to the words themselves: text fragments, by which a browser finds and marks a passage of a page.

The grammar is that of the specification (URL Fragment Text Directives, WICG): `#:~:text=[prefix-,]start[,end][,-suffix]`,
everything but letters and digits percent-encoded, also the dash. A browser takes the first place that fits, only at the
bounds of words, and one term never goes over the end of a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote

# A longer passage is given by its ends: six bytes a letter make an address of Arabic long.
LONGEST = 100
# Words at either end, and words before or behind that may be needed to tell a passage from another like it.
EDGE = 4
MOST = 8
# Parts of one statement that an address names.
PARTS = 4
# In a text longer than this, a passage is told apart from what stands within this distance.
REACH = 200_000

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_BLANKS = "\t\n\r\u00a0\u2028\u2029"
# Words of this many letters on average, with the blanks, are looked through for the words beside a passage.
_WIDE = 40
_LINE_ENDS = re.compile(r"[\n\r\u2028\u2029]")
_WORD = re.compile(r"\S+")


class Page(NamedTuple):
    """The text of an article, and the same in small letters with blanks for line ends, at the same offsets."""

    text: str
    plain: str


def page_of(text: str) -> Page:
    """The text, ready to look for passages in."""
    plain = text.lower()
    plain = plain if len(plain) == len(text) else text
    for blank in _BLANKS:
        plain = plain.replace(blank, " ")
    return Page(text, plain)


def passage_url(url: str | None, page: Page, spans: Sequence[Sequence[int]]) -> str | None:
    """The address with what leads to the stretches of its page; None where it is none of the web.

    `spans` are starts and ends in code points. The address as it is where they hold no word.
    """
    if not url or not _WEB.fullmatch(url):
        return None
    base, _, anchor = url.partition("#")
    found = (_bounded(page.text, start, end) for start, end in spans[:PARTS])
    terms = [f"text={_directive(page, *span)}" for span in found if span]
    if not terms:
        return url
    return f"{base}#{anchor.partition(':~:')[0]}:~:{'&'.join(terms)}"


def _bounded(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch from the first letter to the last, with the rest of words that it begins or ends in."""
    while start < end and not _is_of_word(text[start]):
        start += 1
    while end > start and not _is_of_word(text[end - 1]):
        end -= 1
    if start == end:
        return None
    while start and _is_of_word(text[start - 1]):
        start -= 1
    while end < len(text) and _is_of_word(text[end]):
        end += 1
    return start, end


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")


def _directive(page: Page, start: int, end: int) -> str:
    whole = page.text[start:end]
    if len(whole) <= LONGEST and not _LINE_ENDS.search(whole):
        return _told_apart(page, start, end, _encoded(whole))
    first = _first_words(page.text, start, end)
    last = _last_words(page, first, end)
    if last is None:  # so few words that either end is all of it
        return _told_apart(page, start, first, _encoded(page.text[start:first]))
    return _told_apart(
        page, start, first, f"{_encoded(page.text[start:first])},{_encoded(page.text[last:end])}"
    )


def _first_words(text: str, start: int, end: int) -> int:
    """Where the first words of the stretch end, in its first line."""
    line = _LINE_ENDS.search(text, start, end)
    words = _WORD.finditer(text, start, line.start() if line else end)
    *_, last = (match.end() for match in islice(words, EDGE))
    return _trimmed(text, start, last)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without marks behind the last letter."""
    found = _bounded(text, start, end)
    return found[1] if found else end


def _last_words(page: Page, first: int, end: int) -> int | None:
    """Where the last words of the stretch begin, in its last line: as many as do not stand in it before."""
    text = page.text
    line = max((match.end() for match in _LINE_ENDS.finditer(text, first, end)), default=first)
    begins = [match.start() for match in _WORD.finditer(text, max(line, end - _WIDE * MOST), end)]
    begins = [at for at in begins if at > first]
    for count in range(EDGE, MOST + 1):
        if not begins:
            return None
        at = begins[-min(count, len(begins))]
        span = _bounded(text, at, end)
        at = span[0] if span else at
        if _first(page.plain, page.plain[at:end], first) == at or count >= len(begins):
            break
    return at


def _told_apart(page: Page, start: int, end: int, term: str) -> str:
    """The term with as much before it, else behind it, as makes its place the first that fits."""
    if _is_first(page, start, end, start):
        return term
    for at in _words_before(page.text, start):
        if _is_first(page, at, end, at):
            return f"{_encoded(page.text[at:start])}-,{term}"
    # With a suffix the end of a range moves, so that only a term without one can have it.
    for upto in _words_behind(page.text, end) if "," not in term else ():
        if _is_first(page, start, upto, start):
            return f"{term},-{_encoded(page.text[end:upto])}"
    return term


def _words_before(text: str, start: int) -> Iterator[int]:
    """Where the words before the stretch begin, the nearest first, as far as one line goes."""
    before = text[max(0, start - _WIDE * MOST) : start]
    offset = start - len(before)
    kept = before.rstrip()
    line = max((match.end() for match in _LINE_ENDS.finditer(kept)), default=0)
    begins = [match.start() for match in _WORD.finditer(kept, line)]
    return (offset + at for at in begins[::-1][:MOST])


def _words_behind(text: str, end: int) -> Iterator[int]:
    """Where the words behind the stretch end, the nearest first, as far as one line goes."""
    behind = text[end : end + _WIDE * MOST]
    line = _LINE_ENDS.search(behind, len(behind) - len(behind.lstrip()))
    ends = [match.end() for match in _WORD.finditer(behind, 0, line.start() if line else len(behind))]
    return (end + at for at in ends[:MOST])


def _is_first(page: Page, start: int, end: int, at: int) -> bool:
    """Whether no place before this one fits the words of the stretch."""
    return _first(page.plain, page.plain[start:end], max(0, at - REACH)) == at


def _first(plain: str, words: str, begin: int) -> int:
    """Where the words stand first from there on, at the bounds of words; -1 for nowhere."""
    at = plain.find(words, begin)
    while at >= 0:
        end = at + len(words)
        inside = at and _is_of_word(plain[at - 1]) and _is_of_word(words[0])
        if not inside and not (end < len(plain) and _is_of_word(plain[end]) and _is_of_word(words[-1])):
            return at
        at = plain.find(words, at + 1)
    return -1


def _encoded(text: str) -> str:
    return "".join(map(_CODES.__getitem__, " ".join(text.split())))


class _Codes(dict[str, str]):
    """What stands for each character, made when it is first met."""

    def __missing__(self, char: str) -> str:
        self[char] = code = quote(char, safe="", errors="replace").replace("-", "%2D")
        return code


_CODES = _Codes()
