"""The front door: `tracker …`, the same as `statement-tracker …`, and `python -m tracker_cli …`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from typer.main import get_command

from tracker_cli.app import app
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_cli.terminal.streams import forget_stdout, take_streams, told

# `tracker` is another program's name in Debian and Homebrew (GNOME's); this one is ours alone.
LONG_NAME = "statement-tracker"


def run(arguments: Sequence[str], outside: Outside, name: str = "tracker") -> int:
    """Run one command line and return its exit code. `name` is what it was called by, for help and completion."""
    outside.use_utf8()
    try:
        code = _run(arguments, outside, name)
        outside.stdout.flush()
    except BrokenPipeError:
        forget_stdout(outside)
        return Status.OK
    except OSError as error:
        told(outside, error)
        return Status.FAILURE
    return code


def _run(arguments: Sequence[str], outside: Outside, name: str) -> int:
    try:
        get_command(app).main(list(arguments), prog_name=name, obj=outside)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else Status.OK
    return Status.OK


def main() -> NoReturn:
    """The command as installed."""
    take_streams()
    called = Path(sys.argv[0]).stem
    sys.exit(run(sys.argv[1:], Outside(), called if called == LONG_NAME else "tracker"))


if __name__ == "__main__":
    main()
