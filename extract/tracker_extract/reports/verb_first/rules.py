"""All rules of languages whose verbs come first, in the order in which a sentence meets them."""

from __future__ import annotations

from ...rules import AnyCascade
from . import cue_rules, opening_rules, report_rules, source_rules, stop_rules

CASCADES: tuple[AnyCascade, ...] = (
    *report_rules.CASCADES,
    *cue_rules.CASCADES,
    *source_rules.CASCADES,
    *opening_rules.CASCADES,
    *stop_rules.CASCADES,
)
