"""Writes the completions of bash, zsh and fish, for both names of the command, as files that a package can install.

    python scripts/build_completions.py completions

They only ask the command itself, which knows its options and what stands in the database: new ones need no new files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NAMES = ("tracker", "statement-tracker")
SHELLS = ("bash", "zsh", "fish")
# What the command prints where a shell asks for its completion.
ASK = "import sys; from tracker_cli.__main__ import run, Outside; sys.exit(run([], Outside(), sys.argv[1]))"


def completion(name: str, shell: str) -> str:
    """The completion of the command `name` for a shell, as the shell reads it."""
    variable = f"_{name.replace('-', '_').upper()}_COMPLETE"
    asked = {**os.environ, variable: f"source_{shell}"}
    done = subprocess.run([sys.executable, "-c", ASK, name], env=asked, capture_output=True, check=True)
    script = done.stdout.decode().strip() + "\n"
    return _autoloaded(script) if shell == "zsh" else script


def _autoloaded(script: str) -> str:
    """As a file of zsh's `fpath`: loading it is the first time that it is asked, and is to answer then, too."""
    *defined, registered = script.strip().split("\n")
    function = registered.split()[1]
    either = (
        "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then",
        f'  {function} "$@"',
        "else",
        f"  {registered}",
        "fi",
    )
    return "\n".join((*defined, *either)) + "\n"


def main(folder: Path) -> None:
    """Write every completion into the folder."""
    folder.mkdir(exist_ok=True)
    for name in NAMES:
        for shell in SHELLS:
            (folder / f"{name}.{shell}").write_text(completion(name, shell), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
