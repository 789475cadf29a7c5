"""Pages whose commands are run: the lines after each `$ tracker …` of a console block are what the command printed.

A fenced block ```` ```text NAME ```` is a file that the commands find; `examples/` stands beside it. Blocks with other
commands (installing, say) stay as they are.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside

PAGES = ("index.md", "first-run.md", "asking.md", "screen.md")
ROOT = Path(__file__).resolve().parent.parent
_FILE = re.compile(r"^```text (\S+)\n(.*?)^```$", re.M | re.S)
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_OWN = "$ tracker "


class Screen(io.StringIO):
    """A terminal that keeps what it shows."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """It says it is one."""
        return True


def transcript(page: str) -> str:
    """The page with what its commands print today, in an empty folder and with an empty database."""
    with TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "examples", "examples")
        for name, text in _FILE.findall(page):
            Path(name).write_text(text, "utf-8")
        return _CONSOLE.sub(lambda block: _block(block[0]), page)


def _block(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if not all(command.startswith(_OWN) for command in commands):
        return block
    return "".join(f"{command}\n{_printed(command.removeprefix(_OWN))}" for command in commands)


def _printed(command: str) -> str:
    """What a terminal of 80 columns shows, without colours and with text in its logical order."""
    screen, told = Screen(), io.StringIO()
    env = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm", "PAGER": "cat", "TRACKER_BIDI": "off"}
    here = {"TRACKER_DB": str(Path("tracker.db").absolute()), "TRACKER_CONFIG": str(Path("none").absolute())}
    run(shlex.split(command), Outside(io.StringIO(), screen, told, {"PATH": os.defpath, **env, **here}))
    shown = f"{screen.getvalue().rstrip()}\n{told.getvalue()}".strip()
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
