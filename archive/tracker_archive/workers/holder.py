"""Which process holds something: by host, number and start, so that others can tell when it is gone."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

# After so long nobody is waited for: a process of another machine cannot be looked at, and who pages through what came
# has read it by then.
LONGEST = timedelta(hours=1)


def this_process() -> str:
    """The name of this process."""
    return f"{platform.node()} {os.getpid()} {_began(os.getpid())}"


def is_showing(now: datetime) -> Callable[[str, str], bool]:
    """Whether a process, by its name and since when it has shown something, still does at the time `now`."""

    def showing(holder: str, at: str) -> bool:
        if now - datetime.fromisoformat(at) > LONGEST:
            return False
        return is_alive(holder) is not False

    return showing


def is_alive(holder: str) -> bool | None:
    """Whether a process, by its name, is there; None for one of another machine, which cannot be looked at."""
    node, number, began = holder.rsplit(" ", 2)
    if node != platform.node() or os.name != "posix":
        return None
    return _is_there(int(number)) and began == _began(int(number))


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)  # asks only
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def _began(number: int) -> str:
    """When a process began, in ticks of the system, where it tells: numbers are given again."""
    with suppress(OSError, IndexError):
        # Behind the name, which stands in brackets and may hold anything.
        return Path(f"/proc/{number}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
    return "0"
