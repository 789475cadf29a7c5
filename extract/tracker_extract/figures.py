"""The figures in words: numbers in digits or written out, each with what is counted.

For comparing two statements, of one language or of two: a number is the same in all. Days, years and hours are none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .text import fold
from .words.clitics import forms_before, stem

# Numbers of four digits between these are years, unless a power or percent follows.
_YEARS = range(1900, 2100)
# So many words behind a number may be what is counted (300 Syrian refugees).
NOUNS = 2
# Tens take units (twenty five), in Arabic the other way round (خمسة وعشرون).
_TENS = range(20, 100, 10)
_UNITS = range(1, 10)

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+|[%٪]|\S")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
# What joins a number to others, in days and hours, or to letters, in names of things.
_JOINTS = frozenset("/:-–")


class Figure(NamedTuple):
    """A number, "%" or nothing, and the words behind it that may be what is counted, folded, without their article."""

    value: float
    unit: str
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The words of a language for numbers, folded, in all forms with what is written before them."""

    numerals: Mapping[str, int]
    powers: Mapping[str, int]
    percent: frozenset[str]
    per: frozenset[str]
    skipped: frozenset[str]
    joints: frozenset[str]


class _Token(NamedTuple):
    text: str
    joined: bool  # to what stands before it


def figures_in(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text, in its order."""
    tokens = _tokens(fold(text))
    numbers = _numbers(language)
    found: list[Figure] = []
    i = 0
    while i < len(tokens):
        read = _number(tokens, i, numbers)
        if read is None:
            i += 1
            continue
        value, end = read
        unit, end = _unit(tokens, end, numbers)
        if unit or not _is_year(tokens[i].text, value, end - i):
            found.append(Figure(value, unit, tuple(_nouns(tokens, end, numbers))))
        i = end
    return tuple(found)


def same_noun(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: one of the words behind them is one word, whatever its ending."""
    if one.unit != other.unit:
        return False
    return any(_alike(a, b) for a in one.nouns for b in other.nouns)


def _alike(one: str, other: str) -> bool:
    # Beginnings of four letters tell words apart but for endings (refugee, refugees; لاجئ, لاجئين), of three in short words.
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and longer.startswith(shorter[:4] if len(shorter) > 4 else shorter) and (
        len(longer) - len(shorter) <= 3
    )  # fmt: skip


def _tokens(folded: str) -> list[_Token]:
    found: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(folded):
        found.append(_Token(match[0], match.start() == end and end > 0))
        end = match.end()
    return found


def _number(tokens: list[_Token], i: int, numbers: _Numbers) -> tuple[float, int] | None:
    """The number that begins at token `i` and the token behind it."""
    text = tokens[i].text
    if text[0].isdigit():
        if _is_of_name(tokens, i):
            return None
        value = _digits(text, i + 1 < len(tokens) and tokens[i + 1].text in numbers.powers)
    elif text in numbers.numerals:
        value = float(numbers.numerals[text])
        value, i = _with_tens(tokens, i, numbers, value)
    elif text in numbers.powers:
        value, i = 1.0, i - 1
    else:
        return None
    i += 1
    power = 1
    while i < len(tokens) and tokens[i].text in numbers.powers:
        power = numbers.powers[tokens[i].text]
        value *= power
        i += 1
    rest = _rest(tokens, i, numbers)
    return (value + rest, i + 2) if 0 < rest < power else (value, i)


def _rest(tokens: list[_Token], i: int, numbers: _Numbers) -> float:
    """What digits behind a conjunction add to a number that ends in a power (42 ألفا و384)."""
    if i + 1 >= len(tokens) or tokens[i].text not in numbers.joints or not tokens[i + 1].text[0].isdigit():
        return 0.0
    return _digits(tokens[i + 1].text, before_power=False)


def _with_tens(tokens: list[_Token], i: int, numbers: _Numbers, value: float) -> tuple[float, int]:
    at = i + 1
    if at + 1 < len(tokens) and tokens[at].text == "-":
        at += 1
    other = numbers.numerals.get(tokens[at].text, 0) if at < len(tokens) else 0
    if value in _TENS and other in _UNITS or value in _UNITS and other in _TENS:
        return value + other, at
    return value, i


def _is_of_name(tokens: list[_Token], i: int) -> bool:
    """Whether digits are part of a name, a day or an hour (F16, S-300, 27/8, 10:30, 19th)."""
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        after is not None
        and after.joined
        and (
            after.text in _JOINTS and _goes_on(tokens, i + 2) or after.text.isascii() and after.text.isalpha()
        )
    ):
        return True  # fmt: skip
    if before is None or not tokens[i].joined:
        return False
    return before.text in _JOINTS and before.joined or before.text.isascii() and before.text.isalpha()


def _goes_on(tokens: list[_Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].joined and tokens[i].text[0].isdigit()


def _digits(text: str, before_power: bool) -> float:
    if _THOUSANDS.fullmatch(text) and not before_power:
        return float(re.sub(r"\D", "", text))
    parts = re.split(r"[.,٫٬]", text)
    return float(f"{parts[0]}.{''.join(parts[1:])}") if len(parts) > 1 else float(text)


def _unit(tokens: list[_Token], i: int, numbers: _Numbers) -> tuple[str, int]:
    """ "%" where a share is told, and the token behind it."""
    at = i + 1 if i < len(tokens) and tokens[i].text in numbers.per else i
    if at < len(tokens) and (tokens[at].text in "%٪" or tokens[at].text in numbers.percent):
        return "%", at + 1
    return "", i


def _is_year(text: str, value: float, length: int) -> bool:
    return length == 1 and len(text) == 4 and text.isdigit() and value in _YEARS


def _nouns(tokens: list[_Token], i: int, numbers: _Numbers) -> Iterator[str]:
    found = 0
    for token in tokens[i : i + NOUNS + 2]:
        if found == NOUNS or not token.text[0].isalpha():
            return
        if len(token.text) > 1 and token.text not in numbers.skipped:
            found += 1
            yield stem(token.text)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "lang" / "figures.toml").read_text("utf-8"))


@cache
def _numbers(language: str) -> _Numbers:
    table = _tables().get(language, {})
    return _Numbers(
        _all_forms(table.get("numerals", {})),
        _all_forms(table.get("powers", {})),
        *(frozenset(map(fold, table.get(name, ()))) for name in ("percent", "per", "skipped", "joints")),
    )


def _all_forms(words: Mapping[str, int]) -> dict[str, int]:
    found = {form: value for word, value in words.items() for form in forms_before(word)}
    return found | {fold(word): value for word, value in words.items()}
