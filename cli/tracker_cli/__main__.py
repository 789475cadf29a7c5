"""The front door: `tracker …` and `python -m tracker_cli …`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from typer.main import get_command

from tracker_cli.app import app
from tracker_cli.outside import Outside


def run(arguments: Sequence[str], outside: Outside) -> int:
    """Run one command line and return its exit code."""
    outside.use_utf8()
    try:
        get_command(app).main(list(arguments), prog_name="tracker", obj=outside)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def main() -> NoReturn:
    """The command as installed."""
    sys.exit(run(sys.argv[1:], Outside()))


if __name__ == "__main__":
    main()
