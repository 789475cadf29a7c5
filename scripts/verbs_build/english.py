"""The forms of common English verbs, from their base and, where irregular, their past and past participle."""

from __future__ import annotations

from pathlib import Path

from .hand import lines

COLUMNS = ("base", "third", "past", "done", "ing")
_VOWELS = "aeiou"


def rows(hand: Path) -> list[dict[str, str]]:
    """The table, a verb a line, in the order of the base."""
    return [_row(line) for line in sorted(lines(hand / "english.txt"))]


def _row(line: str) -> dict[str, str]:
    base, *irregular = line.split()
    doubled, base = base.endswith("+"), base.rstrip("+")
    stems = _stems(base, doubled)
    past, done = irregular or ["|".join(stem + "ed" for stem in _past_stems(base, stems))] * 2
    ing = "|".join(stem + "ing" for stem in _ing_stems(base, stems, past))
    return {
        "base": base,
        "third": _third(base),
        "past": past,
        "done": "" if done == past else done,
        "ing": ing,
    }


def _stems(base: str, doubled: bool) -> list[str]:
    """What stands before an ending: with the last letter doubled, in American spelling not that of a final l."""
    if not doubled:
        return [base]
    return [base + base[-1], base] if base.endswith("l") else [base + base[-1]]


def _past_stems(base: str, stems: list[str]) -> list[str]:
    if base.endswith("e"):
        return [base[:-1]]
    return [base[:-1] + "i"] if base.endswith("y") and base[-2] not in _VOWELS else stems


def _ing_stems(base: str, stems: list[str], past: str) -> list[str]:
    if base.endswith("ie"):
        return [base[:-2] + "y"]  # dying
    if base.endswith("e") and base[-2] not in "eoy":
        return [base[:-1]]
    irregular = not past.endswith("ed")
    if irregular and _doubles(base):
        return [base + base[-1]]
    return stems


def _doubles(base: str) -> bool:
    """Whether an irregular verb doubles its last letter: one vowel before one consonant at the end (cutting, beginning)."""
    last, vowel, before = base[-1], base[-2], base[-3:-2]
    short = vowel in _VOWELS and before not in tuple(_VOWELS) and last not in _VOWELS + "wxy"
    return short and base not in ("bear", "broadcast", "hear")


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
