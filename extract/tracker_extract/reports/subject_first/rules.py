"""All rules of languages whose subjects come first, in the order in which a sentence meets them."""

from __future__ import annotations

from ...rules import AnyCascade
from . import opening_rules, order_rules, report_rules, source_rules, stop_rules

CASCADES: tuple[AnyCascade, ...] = (
    *report_rules.CASCADES,
    *order_rules.CASCADES,
    *source_rules.CASCADES,
    *opening_rules.CASCADES,
    *stop_rules.CASCADES,
)
