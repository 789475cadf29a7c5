"""The front door: `tracker …` and `python -m tracker_cli …`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from typer.main import get_command

from tracker_cli.app import app
from tracker_cli.outside import Outside
from tracker_cli.status import Status
from tracker_cli.streams import forget_stdout, take_streams, told


def run(arguments: Sequence[str], outside: Outside) -> int:
    """Run one command line and return its exit code."""
    outside.use_utf8()
    try:
        code = _run(arguments, outside)
        outside.stdout.flush()
    except BrokenPipeError:
        forget_stdout(outside)
        return Status.OK
    except OSError as error:
        told(outside, error)
        return Status.FAILURE
    return code


def _run(arguments: Sequence[str], outside: Outside) -> int:
    try:
        get_command(app).main(list(arguments), prog_name="tracker", obj=outside)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else Status.OK
    return Status.OK


def main() -> NoReturn:
    """The command as installed."""
    take_streams()
    sys.exit(run(sys.argv[1:], Outside()))


if __name__ == "__main__":
    main()
