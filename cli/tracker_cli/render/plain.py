"""Lines for a reader, made harmless; on a terminal wrapped and in order."""

from __future__ import annotations

from collections.abc import Iterable

from tracker_cli.outside import Outside
from tracker_cli.render.page import Page
from tracker_cli.render.safe import visible


def write_lines(outside: Outside, lines: Iterable[str], page: Page) -> None:
    """Print the lines."""
    safe = (visible(line) for line in lines)
    if outside.stdout_is_terminal:
        from tracker_cli.render.bidi import lay_out, ordering

        mode, width = ordering(outside, page.bidi), outside.width
        safe = (shown for line in safe for shown in lay_out(line, width, mode))
    for line in safe:
        outside.stdout.write(line.rstrip() + "\n")
