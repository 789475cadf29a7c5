"""The database: one SQLite file of articles, statements, speakers and topics.

For programs and notebooks: `open_database(path)` opens it for reading (docs/python.md). The names below stay as they are,
and are loaded when first used; all else in this package may change with a new version.

Its rooms, from the ground up: `database` (the file, its tables), `naming` (from what a user types to speakers and topics),
`writing` (articles on their way in), `asking` (filters in, records out), `counting`, `relations` (between statements),
`by_hand` (what a person set right), `judging` (quotations, and what was found), `saved` (questions, feeds), `library` (for
programs), `upkeep` (the whole database: sound, copied, merged, found anew). A room knows those before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker_extract.errors import NotFoundError, StoreError, TrackerError

    from .library.database import Database, open_database
    from .library.rows import ArticleHead, Place, Proof, Quote, Rows, SpeakerFigures, TopicFigures

_PLACES = {
    **dict.fromkeys(("Database", "open_database"), "tracker_store.library.database"),
    **dict.fromkeys(("ArticleHead", "Place", "Proof", "Quote", "Rows", "SpeakerFigures", "TopicFigures"), "tracker_store.library.rows"),
    **dict.fromkeys(("NotFoundError", "StoreError", "TrackerError"), "tracker_extract.errors"),
}  # fmt: skip

__all__ = [
    "ArticleHead", "Database", "NotFoundError", "Place", "Proof", "Quote", "Rows", "SpeakerFigures", "StoreError",
    "TopicFigures", "TrackerError", "open_database",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public names, imported at their first use (PEP 562)."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PLACES[name]), name)
