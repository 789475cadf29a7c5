"""How far it is: a bar with rate and time left on a terminal, a plain line now and then elsewhere; always on stderr."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker_cli.terminal.outside import Outside

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Seconds between two plain lines: a log of a night's work has some hundred.
BETWEEN_LINES = 30.0
# Seconds between two looks of the bar. It is drawn here and not by a thread: processes are forked meanwhile.
BETWEEN_DRAWINGS = 0.1


class Progress:
    """Told what has been done, it shows it; a context, at the end of which a bar is gone.

    `total` gives what there is to do in all, asked only if it is to be shown; 0 where nobody knows. `unit` names what
    is counted in the rate, `parts` what is to be done, where a reader is told how many of them there are.
    """

    def __init__(
        self, outside: Outside, unit: str, total: Callable[[], int], *, quiet: bool, parts: str = ""
    ) -> None:
        self._outside = outside
        self._unit = unit
        self._parts = parts
        self._ask = total
        self._quiet = quiet
        self._total = 0
        self._bar: Bar | None = None
        self._began = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        if not self._quiet and self._outside.stderr_is_terminal:
            self._total = self._ask()
            self._bar = self._drawn()
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def say(self, line: str) -> None:
        """A line of its own, above the bar where there is one."""
        if self._bar is None:
            self._outside.say(line)
            return
        from rich.text import Text

        from tracker_cli.render.safe import visible

        self._bar.console.print(Text(visible(line)), soft_wrap=True, highlight=False)

    def show(self, done: int, counted: int) -> None:
        """`done` of the total is done, `counted` units in all."""
        now = time.monotonic()
        if self._quiet or now - self._shown < (BETWEEN_LINES if self._bar is None else BETWEEN_DRAWINGS):
            return
        self._shown = now
        rate = counted / max(now - self._began, 0.001)
        if self._bar is None:
            self._total = self._total or self._ask()
            told = f"{self._share(done)}{counted} {self._unit}, {rate:.0f}/s{self._rest(done, now)}"
            self._outside.say(f"tracker: {told}")
        else:
            text = f"{self._share(done)}{counted} {self._unit}, {rate:.0f}/s"
            self._bar.update(self._bar.task_ids[0], completed=min(done, self._total), rate=text, refresh=True)

    def _share(self, done: int) -> str:
        return f"{done} of {self._total} {self._parts}, " if self._parts else ""

    def _rest(self, done: int, now: float) -> str:
        """Share done and time left, as far as known."""
        if not 0 < done <= self._total:
            return ""
        left = (now - self._began) * (self._total - done) / done
        return f", {100 * done // self._total} %, about {_duration(left)} left"

    def _drawn(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        rate = TextColumn("{task.fields[rate]}", markup=False)
        columns = (BarColumn(), TaskProgressColumn(), rate, TimeRemainingColumn())
        bar = Progress(
            *columns, console=Console(file=self._outside.stderr), transient=True, auto_refresh=False
        )
        bar.add_task("", total=self._total or None, rate="")
        return bar


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
