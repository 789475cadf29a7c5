"""Libraries that come with an extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tracker_extract.errors import TrackerError


def needed(module: str, extra: str) -> Any:
    """The module. Raises TrackerError that names the extra to install where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        raise TrackerError(
            f"this needs the extra `{extra}`: pip install 'statement-tracker[{extra}]'"
        ) from None
