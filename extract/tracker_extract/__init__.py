"""File -> Article -> statements. No SQL, no terminal, no clock.

In reading order: `read_file` makes articles of a file, `Extractor.load` brings the language packs and the registry
together, and the extractor, called with an article, returns its statements. The names below are loaded when first
used: commands that only read a database import this package for its errors and must start at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine import Extractor
    from .models import Article, Span, Speaker, Statement
    from .read import read_file
    from .registry import Registry

__all__ = ["Article", "Extractor", "Registry", "Span", "Speaker", "Statement", "read_file"]

_PLACES = {
    **dict.fromkeys(("Article", "Span", "Speaker", "Statement"), "models"),
    "Extractor": "engine",
    "Registry": "registry",
    "read_file": "read",
}


def __getattr__(name: str) -> Any:
    """The public names, imported at their first use (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_PLACES[name]}", __name__), name)
