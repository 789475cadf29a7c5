"""Where the content of a reporting word begins, and what opens it."""

from __future__ import annotations

from typing import NamedTuple


class Opening(NamedTuple):
    """The first token of a content, and by which rule.

    `kind` is that, quote, colon or noun. `preposition` is the one that leads to a noun. `object` says how the content
    stands to an object: `own` where it is the object of the reporting word itself (announced a halt), `other` where the
    object names somebody or something else (accused Israel of …, repeated the demand for …), else "".
    """

    begin: int
    kind: str
    rule: str
    preposition: str = ""
    object: str = ""
