"""What could not be read, told in few lines: a file of a thousand records with one fault is one line, with the count."""

from __future__ import annotations

from collections.abc import Callable

from tracker_extract.errors import ReadError

# Kinds of fault of a file that are held until it ends; beyond that the one held longest is told, so that memory stays flat.
HELD = 20


class Faults:
    """The faults of one file after the other; `say` is given the lines."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._held: dict[
            str, tuple[ReadError, int]
        ] = {}  # reason -> the first with it, and how many there are

    def add(self, error: ReadError) -> None:
        """One more fault of the file under way."""
        first, count = self._held.get(error.reason, (error, 0))
        self._held[error.reason] = first, count + 1
        if len(self._held) > HELD:
            self._tell(*self._held.pop(next(iter(self._held))))

    def close(self) -> None:
        """The file has ended: its faults are told, in the order in which they came."""
        for first, count in self._held.values():
            self._tell(first, count)
        self._held.clear()

    def _tell(self, first: ReadError, count: int) -> None:
        more = f" and {count - 1} more" if count > 1 else ""
        reason = str(first).removeprefix(first.path)  # with its place in bytes
        self._say(f"tracker: {first.path}{more}{reason}")
