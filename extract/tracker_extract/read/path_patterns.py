"""What paths tell of articles: `{outlet}/{year}/{month}/*` says where in them the outlet and the day stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker_extract.errors import DataError

# What stands for what: an outlet is the name of a folder or a part of one, the others are digits.
_PIECES = {
    "outlet": r"(?P<outlet>[^/]+?)",
    "year": r"(?P<year>(?:19|20)\d\d)",
    "month": r"(?P<month>1[0-2]|0?[1-9])",
    "day": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    "date": r"(?P<date>(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d)",
    "*": "[^/]*?",
    "?": "[^/]",
}
_PIECE = re.compile(r"\{[^{}]*\}|[*?]")
_DAY = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class PathPattern:
    """A pattern for paths. It fits anywhere in a path, names of folders as wholes; the last place where it fits counts."""

    text: str

    @classmethod
    def of_dates(cls, text: str) -> PathPattern:
        """A pattern that tells a day: `{date}`, or all of `{year}`, `{month}` and `{day}`. DataError for another."""
        pattern = cls(text)
        named = set(pattern._named(("date", *_DAY)))
        if "date" not in named and not named.issuperset(_DAY):
            raise DataError("--date-from-path", text, "a path with {date}, or with {year}, {month} and {day}")
        return pattern

    @classmethod
    def of_outlets(cls, text: str) -> PathPattern:
        """A pattern that tells an outlet: `{outlet}`. DataError for another."""
        pattern = cls(text)
        if "outlet" not in set(pattern._named(("outlet",))):
            raise DataError("--outlet-from-path", text, "a path with {outlet}, as {outlet}/*")
        return pattern

    def outlet(self, path: str) -> str | None:
        """The outlet that a path tells, None where the pattern does not fit."""
        return next((found["outlet"].strip() or None for found in self._found(path)), None)

    def date(self, path: str) -> date | None:
        """The day that a path tells."""
        return next((day for found in self._found(path) if (day := _day(found))), None)

    def _named(self, allowed: Collection[str]) -> Iterator[str]:
        """The names in braces, each of them one that is known."""
        names = [piece[1:-1] for piece in _PIECE.findall(self.text) if piece.startswith("{")]
        for name in names:
            if name not in allowed or names.count(name) > 1:
                raise DataError(
                    "pattern",
                    self.text,
                    f"{{{'}, {'.join(allowed)}}}, each once, and * for any letters of a name",
                )
            yield name

    def _found(self, path: str) -> list[re.Match[str]]:
        """Where the pattern fits, the last place first."""
        return list(_compiled(self.text).finditer(path.replace("\\", "/")))[::-1]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = _PIECE.split(pattern)
    named = [piece.strip("{}") for piece in _PIECE.findall(pattern)]
    inner = "".join(
        re.escape(text) + (_PIECES[named[n]] if n < len(named) else "") for n, text in enumerate(pieces)
    )
    # Digits are whole numbers, names whole names, at both edges of the pattern; what overlaps is found, too.
    return re.compile(rf"{_edge(pattern, 'before')}(?={inner}{_edge(pattern, 'behind')})")


def _edge(text: str, side: str) -> str:
    """What may not stand before or behind the pattern: a digit at a number, a letter of the same name at a name."""
    piece = text if side == "before" else "".join(reversed(text))
    brace, star = ("{", "*") if side == "before" else ("}", "*")
    digits = piece.startswith(brace) and not piece.startswith(("{outlet", "}teltuo"))
    names = piece.startswith(("{outlet", "}teltuo")) or piece.startswith(star)
    kind = r"\d" if digits else "[^/]" if names else ""
    return (f"(?<!{kind})" if side == "before" else f"(?!{kind})") if kind else ""


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    if "date" in parts:
        digits = re.sub(r"\D", "", parts["date"])
        numbers = digits[:4], digits[4:6], digits[6:]
    else:
        numbers = parts["year"], parts["month"], parts["day"]
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None
