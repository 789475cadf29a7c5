"""The kinds of value that the files of a language pack hold beside texts and numbers."""

from __future__ import annotations

from .schema import TEXTS, Kind, matching, one_of

GENDERS = ("m", "f", "n", "-")
NUMBERS = ("sg", "du", "pl", "-")
_FEATURES = frozenset(f"{gender} {number}" for gender in GENDERS for number in NUMBERS)


def rows_of(length: int) -> Kind:
    """Lists of texts whose last is gender and number: [before,] ending, features."""
    names = ("before", "ending", "gender and number")[-length:]
    return Kind(
        f"a list of [{', '.join(names)}], such as “f sg”",
        lambda value: (
            isinstance(value, list)
            and all(len(row) == length and row[-1] in _FEATURES for row in value)
            and all(isinstance(part, str) for row in value for part in row)
        ),
    )


FEATURES = Kind("gender (m, f, n, -) and number (sg, du, pl, -), such as “f sg”", _FEATURES.__contains__)
GENDER = one_of(*GENDERS)
CHARACTERS = Kind(
    "a list of single characters", lambda v: isinstance(v, list) and all(len(c) == 1 for c in v)
)
PAIRS = Kind("a list of an opening and a closing mark each", lambda v: isinstance(v, list) and all(len(c) == 2 for c in v))  # fmt: skip
COUNTRY = matching("[A-Z]{2,7}", "a code such as SY, or UN, EU …")
SLUG = matching("[a-z0-9-]+", "small Latin letters, digits and hyphens")
SLUG_OR_NONE = matching("[a-z0-9-]*", "nothing, or small Latin letters, digits and hyphens")
SHAPES = TEXTS
