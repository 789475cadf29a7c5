"""All rules there are, in the order of the stages: what `tracker rules` lists."""

from __future__ import annotations

from .reports import rules as reports
from .reports.subject_first import rules as subject_first
from .reports.verb_first import rules as verb_first
from .rules import AnyCascade, AnyRule
from .speakers import rules as speakers

CASCADES: tuple[AnyCascade, ...] = (
    *verb_first.CASCADES,
    *subject_first.CASCADES,
    *reports.CASCADES,
    *speakers.CASCADES,
)
RULES: tuple[AnyRule, ...] = tuple(rule for cascade in CASCADES for rule in cascade.rules)
