"""Lines in which what stands between two marks is in bold, also where the line has been put in visual order."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tracker_cli.options.shared import Bidi
from tracker_cli.render.bidi import lay_out
from tracker_cli.render.directions import is_right_to_left


def marked_lines(paragraph: str, width: int, mode: Bidi, marks: tuple[str, str]) -> Iterator[Text]:
    """The lines of one paragraph; a stretch between marks may go on over several of them."""
    opening, closing = marks
    backwards = mode is Bidi.VISUAL and is_right_to_left(paragraph)
    if backwards:
        # Mirrored and read from the right, the mark that opens looks like the one that closes.
        opening, closing = closing, opening
    inside = False
    for line in lay_out(paragraph, width, mode):
        text = Text(line)
        places = range(len(line) - 1, -1, -1) if backwards else range(len(line))
        for at in places:
            if line[at] == opening:
                inside = True
            if inside:
                text.stylize("bold", at, at + 1)
            if line[at] == closing:
                inside = False
        yield text
