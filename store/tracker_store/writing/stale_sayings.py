"""Statements whose saying must be looked at again, because something of them or of another one changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable


def forget(connection: sqlite3.Connection, statements: Iterable[int]) -> None:
    """Unlink the statements and all that were one saying with them; `sayings.link` looks at them again."""
    connection.execute(
        """update statements set saying = null where saying in
           (select saying from statements where id in (select value from json_each(?)))""",
        (json.dumps(list(statements)),),
    )
