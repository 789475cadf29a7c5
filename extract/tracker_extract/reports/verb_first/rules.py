"""All rules of languages whose verbs come first, in the order in which a sentence meets them."""

from __future__ import annotations

from typing import Any

from ...rules import Cascade
from . import cue_rules, opening_rules, report_rules, stop_rules

CASCADES: tuple[Cascade[..., Any], ...] = (
    *report_rules.CASCADES,
    *cue_rules.CASCADES,
    *opening_rules.CASCADES,
    *stop_rules.CASCADES,
)
