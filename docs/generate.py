"""Print docs/cli.md, the reference of the commands, made of their --help. `make docs` writes it; a test compares.

python docs/generate.py > docs/cli.md
"""

from __future__ import annotations

import os
import subprocess
import sys

from tracker_cli.app import COMMANDS
from tracker_cli.status import Status

HEAD = """# The command line

<!-- Made by docs/generate.py from --help. Change the commands, then run `make docs`. -->

Results go to stdout, all else to stderr. What a record holds stands in [record.md](record.md).
"""

CODES = {
    Status.OK: "all went well; also when a filter leaves nothing, or the reader of a pipe has had enough",
    Status.FAILURE: "a file could not be read, a speaker, topic or statement is not known, or the database cannot be used",
    Status.USAGE: "the command line is wrong",
    Status.INTERRUPTED: "interrupted; what was stored before stays",
    Status.TERMINATED: "ended by SIGTERM; what was stored before stays",
}


def helped(*command: str) -> str:
    """What `tracker … --help` prints at a width of 80."""
    env = {**os.environ, "COLUMNS": "80", "TERMINAL_WIDTH": "80"}
    line = [sys.executable, "-m", "tracker_cli", *command, "--help"]
    return subprocess.run(line, env=env, capture_output=True, encoding="utf-8", check=True).stdout


def reference() -> str:
    """The whole page."""
    parts = [HEAD]
    for command in ((), *((name,) for name in COMMANDS)):
        parts.append(f"## {' '.join(('tracker', *command))}\n\n```\n{helped(*command).strip()}\n```\n")
    codes = "\n".join(f"| {status.value} | {meaning} |" for status, meaning in CODES.items())
    parts.append(f"## Exit codes\n\n| code | meaning |\n|---|---|\n{codes}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(reference())
