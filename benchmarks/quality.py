"""Score what the command finds on the annotated articles beside the project.

    python benchmarks/quality.py ../shared/eval/seed ../shared/eval/dev-ar

Each folder holds `input/`, `texts/` and `gold.jsonl`; `score.py` stands beside them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path


def score(folder: Path) -> str:
    """The scorer's report on one folder."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "tracker_cli", "--db", str(Path(name) / "quality.db")]
        subprocess.run([*command, "ingest", "--quiet", str(folder / "input")], check=True)
        found = subprocess.run(
            [*command, "quotes", "--format", "ndjson"], check=True, stdout=subprocess.PIPE
        ).stdout
        scorer = [
            sys.executable,
            str(folder.parent / "score.py"),
            str(folder / "gold.jsonl"),
            str(folder / "texts"),
            "-",
        ]
        return subprocess.run(scorer, input=found, check=True, stdout=subprocess.PIPE).stdout.decode()


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print(f"{Path(given).name}\n{score(Path(given))}")
