"""All rules of languages whose subjects come first, in the order in which a sentence meets them."""

from __future__ import annotations

from typing import Any

from ...rules import Cascade
from . import opening_rules, order_rules, report_rules, stop_rules

CASCADES: tuple[Cascade[..., Any], ...] = (
    *report_rules.CASCADES,
    *order_rules.CASCADES,
    *opening_rules.CASCADES,
    *stop_rules.CASCADES,
)
