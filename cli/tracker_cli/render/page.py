"""How one command's results are to look: format, colours, who orders right-to-left text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from tracker_cli.options.groups import Output
from tracker_cli.options.shared import Bidi, Color, Format, chosen
from tracker_cli.terminal.outside import Outside


@dataclass(frozen=True, slots=True)
class Page:
    """`bidi` is the wish, which only a table or a text for a reader looks at; `raw` leaves CSV and TSV cells alone, `bom`
    puts a byte order mark before them."""

    style: Format
    bidi: Bidi
    raw: bool = False
    coloured: bool = False
    linked: bool = False
    bom: bool = False


# Formats that may begin with a byte order mark.
MARKED = (Format.CSV.value, Format.TSV.value)

# Terminals that are known to make links of OSC 8, by the variables they set; tmux passes them on from 3.4 only.
_LINKING = (
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "WT_SESSION",
    "KITTY_WINDOW_ID",
    "WEZTERM_PANE",
    "ALACRITTY_WINDOW_ID",
)
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "ghostty", "vscode")


def page_of(outside: Outside, output: Output) -> Page:
    """The page that options and environment ask for. Raises BadParameter."""
    env = outside.env
    usual = Format.TABLE if outside.stdout_is_terminal else Format.TSV
    style = chosen(output.format, Format, "TRACKER_FORMAT", env.get("TRACKER_FORMAT"), usual)
    bidi = chosen(output.bidi, Bidi, "TRACKER_BIDI", env.get("TRACKER_BIDI"), Bidi.AUTO)
    coloured = wants_colour(outside, output.color)
    linked = coloured and outside.stdout_is_terminal and _links(outside)
    if output.bom:
        check_bom(style)
    return Page(style, bidi, output.raw, coloured, linked, output.bom)


def check_bom(style: str) -> None:
    """Raises BadParameter where a byte order mark would be no part of the format."""
    if style not in MARKED:
        raise typer.BadParameter(f"is for {' and '.join(MARKED)}, not {style}", param_hint="--bom")


def reader_page(outside: Outside, color: Color | None, bidi: Bidi) -> Page:
    """The page of a text for a reader, which has one format."""
    coloured = wants_colour(outside, color)
    return Page(
        Format.TABLE,
        bidi,
        coloured=coloured,
        linked=coloured and outside.stdout_is_terminal and _links(outside),
    )


def wants_colour(outside: Outside, color: Color | None) -> bool:
    """Whether to write in colour: on a terminal unless NO_COLOR is set, or as `--color` says."""
    if color in (Color.ALWAYS, Color.NEVER):
        return color is Color.ALWAYS
    plain = outside.env.get("NO_COLOR") or outside.env.get("TERM") == "dumb"
    return outside.stdout_is_terminal and not plain


def _links(outside: Outside) -> bool:
    env = outside.env
    if "TMUX" in env:
        return False
    return any(name in env for name in _LINKING) or env.get("TERM_PROGRAM") in _LINKING_PROGRAMS


@contextmanager
def paged(outside: Outside, output: Output, page: Page) -> Iterator[None]:
    """Show what is written meanwhile through the user's pager, where it is for a reader and longer than the screen."""
    if page.style is not Format.TABLE or output.no_pager or not outside.stdout_is_terminal:
        yield
        return
    from tracker_cli.terminal.pager import through_pager

    with through_pager(outside):
        yield
