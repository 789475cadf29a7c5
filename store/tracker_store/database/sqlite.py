"""sqlite-utils, without what it loads besides.

Where pandas and numpy are installed it imports them for rows that nobody gives it here. That takes a third of a second of
every command that writes, and numpy starts threads, in which a signal comes through that this one holds back.
"""

from __future__ import annotations

import sys

_UNWANTED = [name for name in ("pandas", "numpy") if name not in sys.modules]

# A module that is None cannot be imported: sqlite-utils then does without.
sys.modules.update(dict.fromkeys(_UNWANTED))  # type: ignore[arg-type]
try:
    from sqlite_utils import Database, Migrations
finally:
    for _name in _UNWANTED:
        del sys.modules[_name]

__all__ = ["Database", "Migrations"]
