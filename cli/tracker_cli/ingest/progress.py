"""A progress bar on stderr, where there is a terminal to draw it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker_cli.outside import Outside

# Below this many files the work is over before a bar could be read.
FEWEST = 3


def progress(outside: Outside, files: Sequence[str], *, quiet: bool) -> Iterator[str]:
    """The files, one by one, with a bar that follows."""
    if quiet or len(files) < FEWEST or not outside.stderr_is_terminal:
        yield from files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=outside.stderr), transient=True) as bar:
        yield from bar.track(files, total=len(files))
