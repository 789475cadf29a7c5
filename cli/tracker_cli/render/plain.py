"""Lines for a reader, made harmless; on a terminal wrapped and in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker_cli.options.shared import Bidi
from tracker_cli.render.directions import Line, apart
from tracker_cli.render.safe import visible
from tracker_cli.terminal.outside import Outside


def write_lines(outside: Outside, lines: Iterable[Line], bidi: Bidi) -> None:
    """Print the lines."""
    for line in _shown(outside, lines, bidi):
        outside.stdout.write(line.rstrip() + "\n")


def harmless(line: Line) -> Line:
    """The line, or its pieces, with nothing in it that acts."""
    return visible(line) if isinstance(line, str) else tuple(map(visible, line))


def joined(line: Line) -> str:
    """The line as one text, in which nothing was added: for a pipe."""
    return line if isinstance(line, str) else "".join(line)


def _shown(outside: Outside, lines: Iterable[Line], bidi: Bidi) -> Iterator[str]:
    safe = map(harmless, lines)
    if not outside.stdout_is_terminal:
        yield from map(joined, safe)
        return
    from tracker_cli.render.bidi import lay_out, ordering

    mode, width = ordering(outside, bidi), outside.width
    for line in safe:
        yield from lay_out(joined(line) if mode is Bidi.OFF else apart(line), width, mode)
