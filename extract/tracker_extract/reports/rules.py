"""The register of what is asked about every report, whatever the word order: whether its source can speak."""

from __future__ import annotations

from ..rules import AnyCascade, Cascade, Example, Rule
from .screen import cannot_speak

SCREEN = Cascade("screen", (
    Rule("screen/thing", "a thing says nothing: rain that uncovers", cannot_speak,
        (
            Example("ar", "وكشفت الأمطار عن ضعف الجسر.", "and the rain uncovered the weakness of the bridge"),
        ),
        (
            Example("ar", "وكشف لافروف عن خطة جديدة.", "and Lavrov revealed a new plan"),
            Example("ar", "وكشف المهندس سمعان عن خطة جديدة.", "and the engineer Samaan revealed a new plan"),
        )),
), refuses=True)  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (SCREEN,)
