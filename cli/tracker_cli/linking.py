"""Linking sayings before a command that needs them: what was read since the last time is looked at then."""

from __future__ import annotations

from pathlib import Path

from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import reading

# Fewer than this take no second.
WORTH_SAYING = 5000


def bring_up_to_date(outside: Outside, path: Path) -> None:
    """Link the statements that nobody has looked at yet; nothing is written where there are none."""
    from tracker_store.asking.sayings import unlinked

    with reading(path) as connection:
        waiting = unlinked(connection)
    if not waiting:
        return
    from tracker_store.asking.sayings import link
    from tracker_store.database.connect import writing

    if waiting > WORTH_SAYING:
        outside.say(f"tracker: looking for the same words among {waiting} new statements")
    with writing(path) as db:
        link(db)
