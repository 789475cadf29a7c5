"""All rules there are, in the order of the stages: what `tracker rules` lists."""

from __future__ import annotations

from typing import Any

from .reports import rules as reports
from .reports.subject_first import rules as subject_first
from .reports.verb_first import rules as verb_first
from .rules import Cascade, Rule
from .speakers import rules as speakers

CASCADES: tuple[Cascade[..., Any], ...] = (
    *verb_first.CASCADES,
    *subject_first.CASCADES,
    *reports.CASCADES,
    *speakers.CASCADES,
)
RULES: tuple[Rule[..., Any], ...] = tuple(rule for cascade in CASCADES for rule in cascade.rules)
