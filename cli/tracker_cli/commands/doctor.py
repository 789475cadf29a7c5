"""`tracker doctor`."""

from __future__ import annotations

import typer

from tracker_cli.checkup import FAIL, checks
from tracker_cli.options.database import database
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import Bidi, Format
from tracker_cli.render.bidi import lay_out
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of
from tracker_cli.render.sheet import Column, Sheet
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside

KEYS = ("check", "state", "detail")
SAMPLE = "قال (جون كيري) لوكالة TASS في 2016-08-27: «لا هدنة قبل 5+1 دول»"


@grouped
def command(ctx: typer.Context, output: Output) -> None:
    """Check terminal, fonts, database and settings, and show one line in each way of ordering Arabic."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    found = list(checks(outside, database(outside, output.db), page.bidi))
    write(outside, found, page, Sheet(KEYS, _columns))
    if page.style is Format.TABLE and outside.stdout_is_terminal:
        _samples(outside)
    if any(check["state"] == FAIL for check in found):
        raise typer.Exit(Status.FAILURE)


def _samples(outside: Outside) -> None:
    def say(text: str, mode: Bidi = Bidi.OFF) -> None:
        for line in lay_out(text, outside.width, mode):
            outside.stdout.write(line.rstrip() + "\n")

    say("\nOne of these reads from right to left, with joined letters and the date in order:\n")
    for mode in (Bidi.VISUAL, Bidi.TERMINAL, Bidi.OFF):
        say(f"  {mode.value}:")
        say(SAMPLE, mode)
    say("\nSet it for good: export TRACKER_BIDI=visual (or terminal, or off)")


def _columns(_: int) -> list[Column]:
    return [
        Column("check", 12, lambda r: str(r["check"])),
        Column("state", 5, lambda r: str(r["state"]), "bold"),
        Column("detail", 0, lambda r: str(r["detail"])),
    ]
