"""Run every benchmark in its turn, and say what is left out. `make bench` calls this."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
EVAL = HERE.parent.parent / "shared" / "eval"
MANY = HERE.parent.parent / "shared" / "corpus" / "throughput-ar-5000.jsonl.gz"


def run(title: str, script: str, *arguments: str) -> bool:
    """Run one benchmark; whether it kept its limits."""
    print(f"== {title}", flush=True)
    return subprocess.run([sys.executable, str(HERE / script), *arguments], check=False).returncode == 0


def main() -> None:
    kept = [run("start-up", "startup.py")]
    if shutil.which("sqlite3"):
        kept.append(run("questions", "queries.py", "--all-rows"))
    else:
        print("== questions: left out, sqlite3 is not installed")
    if MANY.is_file():
        kept.append(run("throughput", "throughput.py", str(MANY)))
        kept.append(run("ingest", "ingest.py", str(MANY)))
    else:
        print("== throughput, ingest: left out, there are no 5,000 articles at ../shared/corpus")
    if find_spec("datasette"):
        kept.append(run("pages", "serve.py"))
    else:
        print("== pages: left out, the extra `web` is not installed")
    sets = [EVAL / name for name in ("seed", "dev-ar", "dev-en") if (EVAL / name).is_dir()]
    if sets:
        kept.append(run("quality", "quality.py", *map(str, sets)))
    else:
        print("== quality: left out, there are no annotated articles at ../shared/eval")
    sys.exit(not all(kept))


if __name__ == "__main__":
    main()
